import {useMemo, useState} from 'preact/hooks';
import type {Language} from '../../../src/model/message.ts';
import type {Matrix, MatrixData} from '../../../src/report/page/paths-data.ts';
import {pathKey} from '../../../src/report/page/paths-keys.ts';
import {axesOf, blocksOf} from '../../../src/report/page/paths-view.ts';
import {textIn} from '../language.tsx';
import {CanvasMatrix} from './canvas-matrix.tsx';
import {CellTable, type Line} from './cell-table.tsx';
import {blockFace, fill, pairFace} from './faces.ts';
import {jointsOf} from './joints.ts';
import {MatrixLegend} from './legend.tsx';
import {Patterns} from './patterns.tsx';
import {count} from './quantities.ts';
import {HOW, LAYERS, METRICS, WORDS} from './words.ts';
import './matrix.css';

type Props = {
  data: MatrixData;
  language: Language;
  /** Told the key of the cell that was opened, for `PathDetail`. */
  onOpen: (pathKey: string) => void;
};

// Above this a cell is smaller than a finger.
const TABLE_UP_TO = 64;

/** Every measured path by sender and receiver: one matrix per layer and metric, the one in trouble first. */
export function PathMatrix({data, language, onOpen}: Props) {
  const {matrices} = data;
  const [chosen, setChosen] = useState(() => firstToShow(matrices));
  const matrix = matrices[chosen];
  const say = (words: keyof typeof WORDS) => textIn(WORDS[words], language);
  if (matrix === undefined) return <p class="quiet">{say('nothing')}</p>;
  return (
    <div class="card path-matrix">
      <fieldset class="matrix-choice">
        <legend class="hidden">{say('choose')}</legend>
        {matrices.map((one, i) => (
          <button
            key={titleOf(one, matrices, 'en')}
            type="button"
            aria-pressed={i === chosen}
            onClick={() => setChosen(i)}
          >
            {titleOf(one, matrices, language)}
          </button>
        ))}
      </fieldset>
      <p class="quiet">
        {textIn(HOW[matrix.metric], language)} {say('direction')}
      </p>
      <Shown key={chosen} data={data} matrix={matrix} language={language} onOpen={onOpen} />
    </div>
  );
}

type Place = {kind: 'nodes'; block: readonly [number, number] | null} | {kind: 'regions'};

function Shown({data, matrix, language, onOpen}: Props & {matrix: Matrix}) {
  const {rows, columns} = useMemo(() => axesOf(data, matrix), [data, matrix]);
  const many = Math.max(rows.length, columns.length) > TABLE_UP_TO;
  const [place, setPlace] = useState<Place>(() => startOf(data, matrix, many));
  const say = (words: keyof typeof WORDS) => textIn(WORDS[words], language);
  const caption = titleOf(matrix, data.matrices, language);
  const openPair = (from: number, to: number) =>
    onOpen(pathKey({kind: 'pair', from: data.names[from] ?? '', to: data.names[to] ?? ''}));
  const openBlock = (from: number, to: number) =>
    onOpen(pathKey({kind: 'block', from: data.regions[from] ?? '', to: data.regions[to] ?? ''}));
  const block = place.kind === 'nodes' ? place.block : null;
  const lineOf = (key: number): Line => ({
    key,
    name: data.names[key] ?? '',
    region: data.regions[data.regionOf[key] ?? 0] ?? '',
  });
  const nodes =
    place.kind !== 'nodes' ? null : many ? (
      <CanvasMatrix
        data={data}
        matrix={matrix}
        block={place.block}
        onOpen={openPair}
        language={language}
      />
    ) : (
      <CellTable
        rows={rows.map(lineOf)}
        columns={columns.map(lineOf)}
        faceOf={(row, column) =>
          row.key === column.key ? null : pairFace(data, matrix, row.key, column.key, language)
        }
        onOpen={(row, column) => openPair(row.key, column.key)}
        caption={caption}
        language={language}
      />
    );
  const body = (
    <>
      {data.regions.length > 1 && (
        <div class="matrix-tools">
          <button
            type="button"
            aria-pressed={place.kind === 'regions'}
            onClick={() => setPlace({kind: 'regions'})}
          >
            {say('byRegion')}
          </button>
          <button
            type="button"
            aria-pressed={place.kind === 'nodes'}
            onClick={() => setPlace({kind: 'nodes', block: null})}
          >
            {say('byNode')}
          </button>
          {block !== null && (
            <button type="button" onClick={() => openBlock(...block)}>
              {say('blockDetail')}
              {jointsOf(language).colon}
              <bdi>
                {data.regions[block[0]]} → {data.regions[block[1]]}
              </bdi>
            </button>
          )}
        </div>
      )}
      {place.kind === 'regions' ? (
        <>
          {many && (
            <p class="quiet small">{fill(WORDS.blocksNote, {limit: TABLE_UP_TO}, language)}</p>
          )}
          <Regions
            data={data}
            matrix={matrix}
            caption={caption}
            language={language}
            onOpen={many ? (from, to) => setPlace({kind: 'nodes', block: [from, to]}) : openBlock}
          />
        </>
      ) : (
        nodes
      )}
    </>
  );
  return (
    <>
      {matrix.evenBytes === null ? (
        body
      ) : (
        <details class="matrix-even">
          <summary>
            <span class="sign ink-ok" aria-hidden="true">
              ✓
            </span>{' '}
            {fill(
              WORDS.even,
              {bytes: matrix.evenBytes, count: count(pathsIn(data, matrix), language)},
              language,
            )}
          </summary>
          {body}
        </details>
      )}
      <Patterns patterns={matrix.patterns} language={language} />
      <MatrixLegend data={data} matrix={matrix} language={language} />
    </>
  );
}

function Regions(props: {
  data: MatrixData;
  matrix: Matrix;
  caption: string;
  language: Language;
  onOpen: (from: number, to: number) => void;
}) {
  const {data, matrix, caption, language, onOpen} = props;
  const blocks = blocksOf(data, matrix);
  const used = new Set([...blocks.values()].flatMap(({from, to}) => [from, to]));
  const lines = data.regions.flatMap((name, key): Line[] =>
    used.has(key) ? [{key, name, region: null}] : [],
  );
  return (
    <CellTable
      rows={lines}
      columns={lines}
      faceOf={(row, column) =>
        blockFace(data, matrix, blocks.get(row.key * data.regions.length + column.key), language)
      }
      onOpen={(row, column) => onOpen(row.key, column.key)}
      caption={caption}
      language={language}
    />
  );
}

/** Many regions are no table either. */
function startOf(data: MatrixData, matrix: Matrix, many: boolean): Place {
  const regions = many && data.regions.length > 1 && data.regions.length <= TABLE_UP_TO;
  return regions && blocksOf(data, matrix).size > 0
    ? {kind: 'regions'}
    : {kind: 'nodes', block: null};
}

function firstToShow(matrices: readonly Matrix[]): number {
  const troubled = matrices.findIndex(({patterns}) => patterns.length > 0);
  return Math.max(0, troubled);
}

function pathsIn({tables}: MatrixData, {table}: Matrix): number {
  return tables[table]?.length ?? 0;
}

/** `Path MTU, pod`; with the IP version where both were measured. */
function titleOf(matrix: Matrix, all: readonly Matrix[], language: Language): string {
  const {metric, layer, ipVersion} = matrix;
  const both = all.some((one) => one.ipVersion !== ipVersion);
  const parts = [textIn(METRICS[metric], language), textIn(LAYERS[layer], language)];
  if (both) parts.push(`IPv${ipVersion}`);
  return parts.join(jointsOf(language).comma);
}
