/**
 * How many tests can count at all: those whose smallest attainable p could pass α divided by their own number
 * (Tarone 1990). Tests that could never pass do not make the others pay.
 */
export function testable(attainable: readonly number[], alpha: number): boolean[] {
  const sorted = [...attainable].sort((a, b) => a - b);
  let factor = 1;
  // Smallest K with no more than K tests attainable at α/K.
  while (countAtMost(sorted, alpha / factor) > factor) factor++;
  return attainable.map((p) => p <= alpha / factor);
}

function countAtMost(sorted: readonly number[], bound: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as number) <= bound) from = middle + 1;
    else to = middle;
  }
  return from;
}
