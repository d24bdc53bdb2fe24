import type {ContrastReading} from '../../model/contrast.ts';

/** Nodes of one side (by row) that read the same. */
export type Told = {reading: ContrastReading; rows: readonly number[]};

/** A difference before it is ranked. */
export type Found = {
  fact: string;
  tag: string;
  /** The facts it weighs like: of a set, its words. */
  weighs: readonly string[];
  a: readonly Told[];
  b: readonly Told[];
  unknown: {a: number; b: number};
  unchanged: number;
  clean: boolean;
  /** (0, 1]: how far it parts the sides, or how far those that changed did so alike. */
  concentration: number;
};

/** What became of one fact; all but a difference are only counted. */
export type Outcome = Found[] | 'equal' | 'mixed' | 'free' | 'unknown';

/** Commonest first, then by the first node: the same whichever side is called `a`. */
export function inOrder(told: readonly Told[]): Told[] {
  return [...told].sort(
    (x, y) => y.rows.length - x.rows.length || (x.rows[0] ?? 0) - (y.rows[0] ?? 0),
  );
}
