import type {RefObject} from 'preact';
import {useRef, useState} from 'preact/hooks';

/** Which cell of a grid of buttons the Tab key reaches, and how arrows move among them. */
export type GridCursor = {
  table: RefObject<HTMLTableElement | null>;
  tabIndexOf: (row: number, column: number) => 0 | -1;
  onKeyDown: (event: KeyboardEvent) => void;
  onFocusIn: (event: FocusEvent) => void;
};

const STEPS: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Cells are buttons with `data-row` and `data-column`; cells without a button are stepped over. */
export function useGridCursor(rows: number, columns: number, first: [number, number]): GridCursor {
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState(first);
  const buttonAt = (row: number, column: number) =>
    table.current?.querySelector<HTMLButtonElement>(
      `button[data-row="${row}"][data-column="${column}"]`,
    );
  return {
    table,
    tabIndexOf: (row, column) => (row === at[0] && column === at[1] ? 0 : -1),
    onFocusIn: ({target}) => {
      const here = placeOf(target);
      if (here !== null) setAt(here);
    },
    onKeyDown: (event) => {
      const here = placeOf(event.target);
      const [down, right] = STEPS[event.key] ?? endOf(event.key);
      if (here === null || (down === 0 && right === 0)) return;
      event.preventDefault();
      let [row, column] = here;
      if (Number.isFinite(right)) {
        for (;;) {
          row += down;
          column += right;
          if (row < 0 || column < 0 || row >= rows || column >= columns) return;
          const button = buttonAt(row, column);
          if (button) return button.focus();
        }
      }
      const line = [
        ...(table.current?.querySelectorAll<HTMLButtonElement>(`button[data-row="${row}"]`) ?? []),
      ];
      line.at(right < 0 ? 0 : -1)?.focus();
    },
  };
}

function endOf(key: string): readonly [number, number] {
  if (key === 'Home') return [0, Number.NEGATIVE_INFINITY];
  return key === 'End' ? [0, Number.POSITIVE_INFINITY] : [0, 0];
}

function placeOf(target: EventTarget | null): [number, number] | null {
  if (!(target instanceof HTMLButtonElement)) return null;
  const {row, column} = target.dataset;
  return row === undefined || column === undefined ? null : [Number(row), Number(column)];
}
