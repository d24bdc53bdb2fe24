import {CELL_LOOKS} from '../../../src/report/page/paths-data.ts';
import type {Scene} from './canvas-scene.ts';

export type Move =
  | {kind: 'cursor'; row: number; column: number}
  | {kind: 'pan'; right: number; down: number}
  | {kind: 'zoom'; factor: number}
  | {kind: 'all'}
  | {kind: 'next-bad'; back: boolean}
  | {kind: 'open'};

const ARROWS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** What a key asks of the matrix; null: it is not for us. */
export function moveOf(
  {key, shiftKey, ctrlKey, metaKey, altKey}: KeyboardEvent,
  [row, column]: readonly [number, number],
): Move | null {
  if (ctrlKey || metaKey || altKey) return null;
  const arrow = ARROWS[key];
  if (arrow !== undefined) {
    const [right, down] = arrow;
    return shiftKey
      ? {kind: 'pan', right, down}
      : {kind: 'cursor', row: row + down, column: column + right};
  }
  switch (key) {
    case '+':
    case '=':
      return {kind: 'zoom', factor: 1.5};
    case '-':
    case '_':
      return {kind: 'zoom', factor: 1 / 1.5};
    case '0':
      return {kind: 'all'};
    case 'n':
    case 'N':
      return {kind: 'next-bad', back: shiftKey};
    case 'Enter':
    case ' ':
      return {kind: 'open'};
    default:
      return null;
  }
}

/** The cell in trouble after this one, row by row, from the start again behind the last; null where all is well. */
export function nextBad(
  {cellRow, cellColumn, look, columns}: Scene,
  [row, column]: readonly [number, number],
  back: boolean,
): [number, number] | null {
  const here = row * columns.length + column;
  let next: number | null = null;
  let first: number | null = null;
  for (let i = 0; i < look.length; i++) {
    const name = CELL_LOOKS[look[i] ?? 0];
    if (name === 'ok' || name === 'few') continue;
    const at = (cellRow[i] ?? 0) * columns.length + (cellColumn[i] ?? 0);
    const isBeyond = back ? at < here : at > here;
    if (isBeyond && (next === null || (back ? at > next : at < next))) next = at;
    if (first === null || (back ? at > first : at < first)) first = at;
  }
  const found = next ?? first;
  if (found === null) return null;
  return [Math.floor(found / columns.length), found % columns.length];
}
