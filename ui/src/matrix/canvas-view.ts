/** Which part of a grid is seen: the cell at the upper left corner, in cells, and the size of a cell, in CSS pixels. */
export type View = {x: number; y: number; scale: number};

/** Cells of the grid, and CSS pixels to draw them in. */
export type Room = {columns: number; rows: number; width: number; height: number};

export const LARGEST_CELL = 64;

/** The whole grid. */
export function fitted({columns, rows, width, height}: Room): View {
  const scale = Math.min(LARGEST_CELL, width / Math.max(1, columns), height / Math.max(1, rows));
  return {x: 0, y: 0, scale};
}

/** A part of the grid, as large as it fits. */
export function fittedTo(
  room: Room,
  part: {x: number; y: number; columns: number; rows: number},
): View {
  const scale = Math.min(LARGEST_CELL, room.width / part.columns, room.height / part.rows);
  return clamped({x: part.x, y: part.y, scale}, room);
}

/** Larger or smaller by a factor; the point at `x`, `y` (CSS pixels) stays where it is. */
export function zoomed(view: View, room: Room, factor: number, x: number, y: number): View {
  const least = fitted(room).scale;
  const scale = Math.min(LARGEST_CELL, Math.max(least, view.scale * factor));
  const at = {x: view.x + x / view.scale, y: view.y + y / view.scale};
  return clamped({x: at.x - x / scale, y: at.y - y / scale, scale}, room);
}

/** Moved by so many CSS pixels. */
export function panned(view: View, room: Room, dx: number, dy: number): View {
  return clamped({...view, x: view.x + dx / view.scale, y: view.y + dy / view.scale}, room);
}

/** Moved as little as needed to show a cell. */
export function showing(view: View, room: Room, row: number, column: number): View {
  const [wide, high] = [room.width / view.scale, room.height / view.scale];
  const x = Math.min(column, Math.max(view.x, column + 1 - wide));
  const y = Math.min(row, Math.max(view.y, row + 1 - high));
  return clamped({...view, x, y}, room);
}

/** The cell under a point, null outside. */
export function cellAt(view: View, room: Room, x: number, y: number): [number, number] | null {
  if (x < 0 || y < 0 || x >= room.width || y >= room.height) return null;
  const column = Math.floor(view.x + x / view.scale);
  const row = Math.floor(view.y + y / view.scale);
  return column < room.columns && row < room.rows && column >= 0 && row >= 0 ? [row, column] : null;
}

/** The cells of which something is seen; ends are behind the last. */
export function seenCells(view: View, room: Room) {
  return {
    left: Math.max(0, Math.floor(view.x)),
    top: Math.max(0, Math.floor(view.y)),
    right: Math.min(room.columns, Math.ceil(view.x + room.width / view.scale)),
    bottom: Math.min(room.rows, Math.ceil(view.y + room.height / view.scale)),
  };
}

function clamped({x, y, scale}: View, room: Room): View {
  return {
    x: Math.max(0, Math.min(x, room.columns - room.width / scale)),
    y: Math.max(0, Math.min(y, room.rows - room.height / scale)),
    scale,
  };
}
