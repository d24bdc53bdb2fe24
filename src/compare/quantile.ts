/**
 * The observed value at share `q` of the sorted sample (nearest rank: the smallest value with at least that
 * share at or below it). Always a value that was seen; p95 of ten is their largest. `null` of nothing.
 */
export function quantile(sorted: readonly number[], q: number): number | null {
  const rank = Math.max(1, Math.ceil(q * sorted.length));
  return sorted[rank - 1] ?? null;
}

/** The middle value, or the mean of the two in the middle; `null` of nothing. */
export function median(sorted: readonly number[]): number | null {
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  if (sorted.length % 2 === 1) return upper;
  return ((sorted[middle - 1] ?? upper) + upper) / 2;
}

export function ascending(values: Iterable<number>): number[] {
  const given = [...values];
  // Doubles sort by themselves much sooner than by a function; the few samples of a path sooner still by insertion.
  return given.length < FEW ? inserted(given) : [...Float64Array.from(given).sort()];
}

const FEW = 64;

function inserted(values: number[]): number[] {
  for (let i = 1; i < values.length; i++) {
    const value = values[i] as number;
    let at = i;
    for (; at > 0 && (values[at - 1] as number) > value; at--)
      values[at] = values[at - 1] as number;
    values[at] = value;
  }
  return values;
}
