import {CELL_LOOKS} from '../../../src/report/page/paths-data.ts';
import type {Group, Scene} from './canvas-scene.ts';
import type {Room, View} from './canvas-view.ts';
import {SIGNS} from './words.ts';

/** Colours of the theme, as the style sheet has them. */
export type Palette = Readonly<
  Record<
    | 'card'
    | 'ink'
    | 'soft'
    | 'line'
    | 'faint'
    | 'ok'
    | 'few'
    | 'warn'
    | 'unknown'
    | 'critical'
    | 'onFill'
    | 'focus',
    string
  >
>;

export type Drawing = {
  scene: Scene;
  view: View;
  room: Room;
  /** Width of the names at the left, height of those above, in CSS pixels. */
  head: {left: number; top: number};
  palette: Palette;
  fonts: {sans: string; mono: string};
  cursor: readonly [row: number, column: number] | null;
  nameOf: (place: number) => string;
  regionOf: (region: number) => string;
  textOf: (tableRow: number) => string;
  /** Empty where it is of now. */
  ageOf: (tableRow: number) => string;
  /** The opposite direction is different. */
  differs: (tableRow: number) => boolean;
};

const NAMES_FROM = 11;
const SIGNS_FROM = 10;
const TEXT_FROM = 34;
const AGE_FROM = 44;
/** A measured cell stays visible however small the whole. */
const LEAST_MARK = 2;

/** Draws what the view shows; cost grows with the measured cells, not with the pairs. */
export function draw(context: CanvasRenderingContext2D, drawing: Drawing): void {
  const {head, room, palette} = drawing;
  context.fillStyle = palette.card;
  context.fillRect(0, 0, head.left + room.width, head.top + room.height);
  context.save();
  context.translate(head.left, head.top);
  context.beginPath();
  context.rect(0, 0, room.width, room.height);
  context.clip();
  drawGround(context, drawing);
  drawCells(context, drawing);
  drawBorders(context, drawing);
  drawCursor(context, drawing);
  context.restore();
  drawRowNames(context, drawing);
  drawColumnNames(context, drawing);
}

/** Cells nobody measured: plain ground, with a dot each where there is room; a path to oneself does not exist. */
function drawGround(
  context: CanvasRenderingContext2D,
  {scene, view, room, palette}: Drawing,
): void {
  const {scale} = view;
  context.fillStyle = palette.faint;
  const [width, height] = [room.columns * scale, room.rows * scale];
  context.fillRect(-view.x * scale, -view.y * scale, width, height);
  if (scale < SIGNS_FROM) return;
  const seen = seenCells(view, room);
  context.fillStyle = palette.soft;
  for (let row = seen.top; row < seen.bottom; row++) {
    for (let column = seen.left; column < seen.right; column++) {
      if (scene.rows[row] === scene.columns[column]) continue;
      context.fillRect(
        (column + 0.5 - view.x) * scale - 0.5,
        (row + 0.5 - view.y) * scale - 0.5,
        1,
        1,
      );
    }
  }
}

function drawCells(context: CanvasRenderingContext2D, drawing: Drawing): void {
  const {scene, view, room, palette, fonts} = drawing;
  const {scale} = view;
  const seen = seenCells(view, room);
  const gap = scale >= 6 ? 1 : 0;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  let style = -1;
  for (let i = 0; i < scene.look.length; i++) {
    const row = scene.cellRow[i] ?? 0;
    const column = scene.cellColumn[i] ?? 0;
    if (row < seen.top || row >= seen.bottom || column < seen.left || column >= seen.right)
      continue;
    const code = scene.look[i] ?? 0;
    const look = CELL_LOOKS[code] ?? 'unknown';
    const old = scene.old[i] === 1;
    if (code !== style) {
      context.fillStyle = palette[look];
      style = code;
    }
    if (old) context.globalAlpha = 0.4;
    const x = (column - view.x) * scale;
    const y = (row - view.y) * scale;
    drawMark(context, code, x, y, Math.max(LEAST_MARK, scale - gap));
    if (scale >= SIGNS_FROM) {
      const text = scale >= TEXT_FROM ? drawing.textOf(scene.tableRow[i] ?? 0) : '';
      context.fillStyle = look === 'unknown' || look === 'few' ? palette.ink : palette.onFill;
      const middle = x + scale / 2;
      if (text === '') {
        context.font = `700 ${Math.min(16, scale * 0.62)}px ${fonts.sans}`;
        context.fillText(SIGNS[look], middle, y + scale / 2);
      } else {
        context.font = `700 ${scale * 0.24}px ${fonts.sans}`;
        context.fillText(SIGNS[look], middle, y + scale * 0.3);
        context.font = `600 ${Math.min(13, scale * 0.26)}px ${fonts.sans}`;
        context.fillText(text, middle, y + scale * 0.68, scale - 4);
      }
      if (old && scale >= AGE_FROM) {
        context.font = `500 10px ${fonts.sans}`;
        context.fillText(drawing.ageOf(scene.tableRow[i] ?? 0), middle, y + scale * 0.9, scale - 4);
      }
      if (drawing.differs(scene.tableRow[i] ?? 0))
        drawCorner(context, palette.ink, x, y + scale - gap);
      style = -1;
    }
    if (old) context.globalAlpha = 1;
  }
}

/** The mark of a pair whose directions differ. */
function drawCorner(context: CanvasRenderingContext2D, color: string, x: number, y: number): void {
  context.fillStyle = color;
  context.beginPath();
  context.moveTo(x, y - 5);
  context.lineTo(x + 5, y);
  context.lineTo(x, y);
  context.fill();
}

/** A form for each look, so that nothing rests on colour: small squares are well, full ones bad, hollow ones unknown. */
function drawMark(
  context: CanvasRenderingContext2D,
  code: number,
  x: number,
  y: number,
  size: number,
): void {
  switch (CELL_LOOKS[code]) {
    case 'critical':
      context.fillRect(x, y, size, size);
      return;
    case 'warn': {
      if (size < 6 || size >= SIGNS_FROM - 1) context.fillRect(x, y, size, size);
      else {
        context.beginPath();
        context.moveTo(x, y);
        context.lineTo(x + size, y);
        context.lineTo(x, y + size);
        context.fill();
      }
      return;
    }
    case 'ok': {
      const inset = size < 4 ? 0 : size < SIGNS_FROM - 1 ? size * 0.22 : 0;
      context.fillRect(x + inset, y + inset, size - 2 * inset, size - 2 * inset);
      return;
    }
    default: {
      if (size < 4) {
        context.fillRect(x, y, size, size);
        return;
      }
      const line = Math.max(1, size * 0.12);
      context.fillRect(x, y, size, line);
      context.fillRect(x, y + size - line, size, line);
      context.fillRect(x, y, line, size);
      context.fillRect(x + size - line, y, line, size);
    }
  }
}

function drawBorders(
  context: CanvasRenderingContext2D,
  {scene, view, room, palette}: Drawing,
): void {
  const {scale} = view;
  context.fillStyle = palette.soft;
  for (const {end} of scene.columnGroups) {
    context.fillRect(Math.round((end - view.x) * scale) - 1, 0, 1, (room.rows - view.y) * scale);
  }
  for (const {end} of scene.rowGroups) {
    context.fillRect(0, Math.round((end - view.y) * scale) - 1, (room.columns - view.x) * scale, 1);
  }
}

function drawCursor(context: CanvasRenderingContext2D, {cursor, view, palette}: Drawing): void {
  if (cursor === null) return;
  const size = Math.max(7, view.scale);
  const x = (cursor[1] - view.x) * view.scale + (view.scale - size) / 2;
  const y = (cursor[0] - view.y) * view.scale + (view.scale - size) / 2;
  context.lineWidth = 3;
  context.strokeStyle = palette.card;
  context.strokeRect(x - 2, y - 2, size + 3, size + 3);
  context.lineWidth = 2;
  context.strokeStyle = palette.focus;
  context.strokeRect(x - 1, y - 1, size + 1, size + 1);
}

function drawRowNames(context: CanvasRenderingContext2D, drawing: Drawing): void {
  const {scene, view, room, head, palette, fonts, cursor} = drawing;
  context.save();
  context.beginPath();
  context.rect(0, head.top, head.left, room.height);
  context.clip();
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  const seen = seenCells(view, room);
  if (view.scale < NAMES_FROM)
    drawGroups(context, drawing, scene.rowGroups, view.y, room.height, false);
  else {
    for (let row = seen.top; row < seen.bottom; row++) {
      const y = head.top + (row + 0.5 - view.y) * view.scale;
      const mine = cursor?.[0] === row;
      context.fillStyle = mine ? palette.ink : palette.soft;
      context.font = `${mine ? 700 : 400} ${Math.min(12, view.scale - 1)}px ${fonts.mono}`;
      context.fillText(drawing.nameOf(scene.rows[row] ?? 0), head.left - 6, y, head.left - 8);
    }
  }
  context.restore();
}

function drawColumnNames(context: CanvasRenderingContext2D, drawing: Drawing): void {
  const {scene, view, room, head, palette, fonts, cursor} = drawing;
  context.save();
  context.beginPath();
  context.rect(head.left, 0, room.width, head.top);
  context.clip();
  const seen = seenCells(view, room);
  if (view.scale < NAMES_FROM)
    drawGroups(context, drawing, scene.columnGroups, view.x, room.width, true);
  else {
    context.textBaseline = 'middle';
    context.textAlign = 'left';
    for (let column = seen.left; column < seen.right; column++) {
      const mine = cursor?.[1] === column;
      context.save();
      context.translate(head.left + (column + 0.5 - view.x) * view.scale, head.top - 6);
      context.rotate(-Math.PI / 2);
      context.fillStyle = mine ? palette.ink : palette.soft;
      context.font = `${mine ? 700 : 400} ${Math.min(12, view.scale - 1)}px ${fonts.mono}`;
      context.fillText(drawing.nameOf(scene.columns[column] ?? 0), 0, 0, head.top - 8);
      context.restore();
    }
  }
  context.restore();
}

/** Names of regions in the middle of what is seen of them, where there is room. */
function drawGroups(
  context: CanvasRenderingContext2D,
  {view, head, palette, fonts, regionOf}: Drawing,
  groups: readonly Group[],
  from: number,
  length: number,
  across: boolean,
): void {
  context.fillStyle = palette.ink;
  context.font = `600 12px ${fonts.sans}`;
  context.textBaseline = 'middle';
  context.textAlign = across ? 'center' : 'right';
  for (const {start, end, region} of groups) {
    const low = Math.max(0, (start - from) * view.scale);
    const high = Math.min(length, (end - from) * view.scale);
    if (high - low < 14) continue;
    const middle = (low + high) / 2;
    if (across)
      context.fillText(regionOf(region), head.left + middle, head.top - 10, high - low - 4);
    else context.fillText(regionOf(region), head.left - 8, head.top + middle, head.left - 10);
  }
}

function seenCells(view: View, room: Room) {
  return {
    left: Math.max(0, Math.floor(view.x)),
    top: Math.max(0, Math.floor(view.y)),
    right: Math.min(room.columns, Math.ceil(view.x + room.width / view.scale)),
    bottom: Math.min(room.rows, Math.ceil(view.y + room.height / view.scale)),
  };
}
