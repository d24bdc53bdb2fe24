import {CELL_LOOKS} from '../../../src/report/page/paths-data.ts';
import type {Drawing} from './canvas-drawing.ts';
import {drawCorner, drawMark, SIGNS_FROM} from './canvas-marks.ts';
import {drawColumnNames, drawRowNames} from './canvas-names.ts';
import {seenCells} from './canvas-view.ts';
import {SIGNS} from './words.ts';

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
