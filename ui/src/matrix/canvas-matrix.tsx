import {useEffect, useMemo, useRef, useState} from 'preact/hooks';
import type {Language} from '../../../src/model/message.ts';
import {valueAt} from '../../../src/report/page/paths-columns.ts';
import type {Matrix, MatrixData} from '../../../src/report/page/paths-data.ts';
import {tableOf} from '../../../src/report/page/paths-view.ts';
import {textIn} from '../language.tsx';
import {moveOf, nextBad} from './canvas-keys.ts';
import {sceneOf} from './canvas-scene.ts';
import {cellAt, fitted, fittedTo, panned, type Room, showing, zoomed} from './canvas-view.ts';
import {fill, pairFace, told} from './faces.ts';
import {age} from './quantities.ts';
import {useCanvas} from './use-canvas.ts';
import {SIGNS, WORDS} from './words.ts';

type Props = {
  data: MatrixData;
  matrix: Matrix;
  /** Regions of the block to begin with; null: the whole. */
  block: readonly [from: number, to: number] | null;
  onOpen: (from: number, to: number) => void;
  language: Language;
};

type Cell = readonly [row: number, column: number];

/** Any number of nodes: drawn, with a cursor for the keyboard whose cell is told in words below. */
export function CanvasMatrix({data, matrix, block, onOpen, language}: Props) {
  const scene = useMemo(() => sceneOf(data, matrix), [data, matrix]);
  const corner = useMemo((): Cell => {
    const row = scene.rowGroups.find(({region}) => region === block?.[0])?.start ?? 0;
    const column = scene.columnGroups.find(({region}) => region === block?.[1])?.start ?? 0;
    return [row, column];
  }, [scene, block]);
  const start = useMemo(() => {
    if (block === null) return null;
    const rows = scene.rowGroups.find(({region}) => region === block[0]);
    const columns = scene.columnGroups.find(({region}) => region === block[1]);
    if (rows === undefined || columns === undefined) return null;
    const part = {
      x: columns.start,
      y: rows.start,
      columns: columns.end - columns.start,
      rows: rows.end - rows.start,
    };
    return (room: Room) => fittedTo(room, part);
  }, [scene, block]);
  const still = useMemo(
    () => ({
      scene,
      nameOf: (place: number) => data.names[place] ?? '',
      regionOf: (region: number) => data.regions[region] ?? '',
      textOf: remembered((row: number) => told(data, matrix, row, language).text),
      ageOf: (row: number) => age(valueAt(matrix.ageMs, row) ?? 0, language),
      differs: remembered((row: number) => {
        const {from, to} = tableOf(data, matrix).rows;
        return pairFace(data, matrix, valueAt(from, row), valueAt(to, row), language).differs;
      }),
    }),
    [scene, data, matrix, language],
  );
  const handle = useCanvas(still, start);
  const [at, setAt] = useState<Cell>(corner);
  const [shown, setShown] = useState(false);
  const drag = useRef<{x: number; y: number; moved: boolean} | null>(null);
  const say = (words: keyof typeof WORDS) => textIn(WORDS[words], language);

  useEffect(() => {
    setAt(corner);
    setShown(false);
  }, [corner]);

  const moveTo = (cell: Cell) => {
    const row = Math.max(0, Math.min(scene.rows.length - 1, cell[0]));
    const column = Math.max(0, Math.min(scene.columns.length - 1, cell[1]));
    setAt([row, column]);
    setShown(true);
    handle.mark([row, column]);
    handle.show(showing(handle.view(), handle.room(), row, column));
  };
  const openAt = ([row, column]: Cell) => {
    const [from, to] = [scene.rows[row], scene.columns[column]];
    if (from !== undefined && to !== undefined && from !== to) onOpen(from, to);
  };
  const zoom = (factor: number, x?: number, y?: number) => {
    const room = handle.room();
    handle.show(zoomed(handle.view(), room, factor, x ?? room.width / 2, y ?? room.height / 2));
  };
  const toBad = (back: boolean) => {
    const found = nextBad(scene, at, back);
    if (found === null) return;
    const room = handle.room();
    // A cell of a pixel is found, not seen.
    if (handle.view().scale < 16)
      handle.show(zoomed(handle.view(), room, 16 / handle.view().scale, 0, 0));
    moveTo(found);
  };
  const pointAt = (event: MouseEvent): readonly [number, number] => {
    const box = handle.canvas.current?.getBoundingClientRect();
    const {left, top} = handle.head();
    return [event.clientX - (box?.left ?? 0) - left, event.clientY - (box?.top ?? 0) - top];
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const move = moveOf(event, at);
    if (move === null) return;
    event.preventDefault();
    const room = handle.room();
    if (move.kind === 'cursor') moveTo([move.row, move.column]);
    else if (move.kind === 'pan')
      handle.show(panned(handle.view(), room, move.right * 120, move.down * 120));
    else if (move.kind === 'zoom') {
      const {x, y, scale} = handle.view();
      const [cx, cy] = [(at[1] + 0.5 - x) * scale, (at[0] + 0.5 - y) * scale];
      const isSeen = shown && cellAt(handle.view(), room, cx, cy) !== null;
      if (isSeen) zoom(move.factor, cx, cy);
      else zoom(move.factor);
    } else if (move.kind === 'all') handle.show(fitted(room));
    else if (move.kind === 'next-bad') toBad(move.back);
    else openAt(at);
  };

  useEffect(() => {
    const element = handle.canvas.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent) => {
      const before = handle.view();
      const room = handle.room();
      const box = element.getBoundingClientRect();
      const {left, top} = handle.head();
      const factor = Math.exp(-Math.max(-200, Math.min(200, event.deltaY)) / 300);
      const view = zoomed(
        before,
        room,
        factor,
        event.clientX - box.left - left,
        event.clientY - box.top - top,
      );
      // At either end the page scrolls on.
      if (view.scale === before.scale) return;
      event.preventDefault();
      handle.show(view);
    };
    element.addEventListener('wheel', onWheel, {passive: false});
    return () => element.removeEventListener('wheel', onWheel);
  }, [handle]);

  const {rows, columns} = scene;
  const [from, to] = [rows[at[0]] ?? 0, columns[at[1]] ?? 0];
  const face = pairFace(data, matrix, from, to, language);
  const words = from === to ? '' : face.label;
  return (
    <div class="matrix-canvas">
      <div class="matrix-tools">
        <button
          type="button"
          onClick={() => zoom(1.5)}
          aria-label={say('zoomIn')}
          title={say('zoomIn')}
        >
          +
        </button>
        <button
          type="button"
          onClick={() => zoom(1 / 1.5)}
          aria-label={say('zoomOut')}
          title={say('zoomOut')}
        >
          −
        </button>
        <button type="button" onClick={() => handle.show(fitted(handle.room()))}>
          {say('zoomAll')}
        </button>
        <button type="button" onClick={() => toBad(false)}>
          {say('nextBad')}
        </button>
      </div>
      {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: an application takes keys, and must be reached */}
      <div
        class="matrix-sheet"
        role="application"
        tabIndex={0}
        aria-roledescription={say('canvasKind')}
        aria-label={`${fill(WORDS.canvas, {rows: rows.length, columns: columns.length}, language)}. ${say('canvasKeys')}`}
        onKeyDown={onKeyDown}
        onFocus={() => {
          setShown(true);
          handle.mark(at);
        }}
        onBlur={() => handle.mark(null)}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = {x: event.clientX, y: event.clientY, moved: false};
        }}
        onPointerMove={(event) => {
          const held = drag.current;
          if (held === null) return;
          const [dx, dy] = [held.x - event.clientX, held.y - event.clientY];
          if (!held.moved && Math.hypot(dx, dy) < 4) return;
          drag.current = {x: event.clientX, y: event.clientY, moved: true};
          handle.show(panned(handle.view(), handle.room(), dx, dy));
        }}
        onPointerUp={(event) => {
          const held = drag.current;
          drag.current = null;
          if (held === null || held.moved) return;
          const cell = cellAt(handle.view(), handle.room(), ...pointAt(event));
          if (cell === null) return;
          moveTo(cell);
          openAt(cell);
        }}
        onPointerCancel={() => {
          drag.current = null;
        }}
      >
        <canvas ref={handle.canvas} />
      </div>
      {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: see above */}
      <p class="matrix-told" aria-live="polite">
        {shown && words !== '' && (
          <>
            <span class={`mark ink-${face.look}`} aria-hidden="true">
              {SIGNS[face.look]}
            </span>{' '}
            {words}
          </>
        )}
      </p>
      <p class="quiet small">{say('canvasKeys')}</p>
    </div>
  );
}

/** A cell is drawn many times a second, and says the same each time. */
function remembered<T>(of: (row: number) => T): (row: number) => T {
  const known = new Map<number, T>();
  return (row) => {
    const told = known.get(row);
    if (told !== undefined) return told;
    const made = of(row);
    known.set(row, made);
    return made;
  };
}
