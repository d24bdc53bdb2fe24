import {CELL_LOOKS} from '../../../src/report/page/paths-data.ts';

/** From this size on a cell has a sign. */
export const SIGNS_FROM = 10;

/** The mark of a pair whose directions differ. */
export function drawCorner(
  context: CanvasRenderingContext2D,
  color: string,
  x: number,
  y: number,
): void {
  context.fillStyle = color;
  context.beginPath();
  context.moveTo(x, y - 5);
  context.lineTo(x + 5, y);
  context.lineTo(x, y);
  context.fill();
}

/** A form for each look, so that nothing rests on colour: small squares are well, full ones bad, hollow ones unknown. */
export function drawMark(
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
