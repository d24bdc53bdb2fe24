import type {Drawing} from './canvas-drawing.ts';
import type {Group} from './canvas-scene.ts';
import {seenCells} from './canvas-view.ts';

const NAMES_FROM = 11;

/** Names of the rows that are seen, or of their regions where cells are too small. */
export function drawRowNames(context: CanvasRenderingContext2D, drawing: Drawing): void {
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

/** The same above the columns, written upwards. */
export function drawColumnNames(context: CanvasRenderingContext2D, drawing: Drawing): void {
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
