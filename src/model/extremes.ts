/** The smallest value; Infinity of none. `Math.min(...values)` fails on more values than a call takes arguments. */
export function leastOf(values: readonly number[]): number {
  return values.reduce((least, value) => Math.min(least, value), Infinity);
}

/** The largest value; -Infinity of none. */
export function mostOf(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), -Infinity);
}
