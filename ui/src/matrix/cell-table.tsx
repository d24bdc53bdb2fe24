import type {Language} from '../../../src/model/message.ts';
import {textIn} from '../language.tsx';
import type {Face} from './faces.ts';
import {useGridCursor} from './grid-keys.ts';
import {SIGNS, WORDS} from './words.ts';

/** A row or column: its name, and the region it stands in, where it is a node. */
export type Line = {key: number; name: string; region: string | null};

type Props = {
  rows: readonly Line[];
  columns: readonly Line[];
  /** Null: there is no such path, as from a node to itself. */
  faceOf: (row: Line, column: Line) => Face | null;
  onOpen: (row: Line, column: Line) => void;
  caption: string;
  language: Language;
};

/** The matrix as a table of buttons, for few enough nodes; one stop for Tab, arrows inside, Enter opens. */
export function CellTable({rows, columns, faceOf, onOpen, caption, language}: Props) {
  const faces = rows.map((row) => columns.map((column) => faceOf(row, column)));
  const cursor = useGridCursor(rows.length, columns.length, firstOf(faces));
  const grouped = rows.some(({region}) => region !== null);
  const spans = groupsOf(columns);
  const rowSpans = new Map(groupsOf(rows).map(({start, size}) => [start, size]));
  const say = (words: keyof typeof WORDS) => textIn(WORDS[words], language);
  return (
    <div class="matrix-scroll">
      <table
        class={columns.length > 8 ? 'matrix dense' : 'matrix'}
        ref={cursor.table}
        onKeyDown={cursor.onKeyDown}
        onFocusIn={cursor.onFocusIn}
      >
        <caption class="hidden">{caption}</caption>
        <thead>
          {grouped && (
            <tr class="matrix-groups">
              <td colSpan={2} />
              {spans.map(({start, size, name}) => (
                <th key={start} scope="colgroup" colSpan={size} class="edge">
                  <bdi>{name}</bdi>
                </th>
              ))}
            </tr>
          )}
          <tr>
            <td class="corner" colSpan={grouped ? 2 : 1}>
              {say('from')} ↓ {say('to')} →
            </td>
            {columns.map((column, j) => (
              <th key={column.key} scope="col" class={edgeOf(columns, j)}>
                <span>
                  <bdi>{column.name}</bdi>
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={row.key} class={edgeOf(rows, i)}>
              {grouped && rowSpans.has(i) && (
                <th scope="rowgroup" rowSpan={rowSpans.get(i) ?? 1} class="matrix-group">
                  <bdi>{row.region}</bdi>
                </th>
              )}
              <th scope="row">
                <bdi>{row.name}</bdi>
              </th>
              {columns.map((column, j) => (
                <Cell
                  key={column.key}
                  face={faces[i]?.[j] ?? null}
                  edge={edgeOf(columns, j)}
                  place={[i, j]}
                  tabIndex={cursor.tabIndexOf(i, j)}
                  onOpen={() => onOpen(row, column)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell(props: {
  face: Face | null;
  edge: string;
  place: readonly [number, number];
  tabIndex: 0 | -1;
  onOpen: () => void;
}) {
  const {face, edge, place, tabIndex, onOpen} = props;
  if (face === null) return <td class={`self ${edge}`} />;
  const classes = ['cell', `look-${face.look}`, edge];
  if (face.old) classes.push('old');
  if (face.differs) classes.push('differs');
  return (
    <td class={classes.join(' ')}>
      <button
        type="button"
        data-row={place[0]}
        data-column={place[1]}
        tabIndex={tabIndex}
        title={face.label}
        onClick={onOpen}
      >
        <span class="hidden">{face.label}</span> <span class="value">{face.text}</span>{' '}
        {face.look !== 'few' && (
          <span class="mark" aria-hidden="true">
            {SIGNS[face.look]}
          </span>
        )}{' '}
        {face.note !== '' && <small>{face.note}</small>}
      </button>
    </td>
  );
}

function firstOf(faces: readonly (readonly (Face | null)[])[]): [number, number] {
  for (const [i, line] of faces.entries()) {
    const j = line.findIndex((face) => face !== null);
    if (j >= 0) return [i, j];
  }
  return [0, 0];
}

/** Neighbours of one region. */
export function groupsOf(
  lines: readonly Line[],
): {start: number; size: number; name: string | null}[] {
  const groups: {start: number; size: number; name: string | null}[] = [];
  for (const [i, {region}] of lines.entries()) {
    const last = groups.at(-1);
    if (last !== undefined && last.name === region) last.size++;
    else groups.push({start: i, size: 1, name: region});
  }
  return groups;
}

function edgeOf(lines: readonly Line[], i: number): string {
  const {region} = lines[i] ?? {region: null};
  return region !== null && lines[i - 1]?.region !== region ? 'edge' : '';
}
