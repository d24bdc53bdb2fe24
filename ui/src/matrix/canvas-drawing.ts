import type {Scene} from './canvas-scene.ts';
import type {Room, View} from './canvas-view.ts';

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
