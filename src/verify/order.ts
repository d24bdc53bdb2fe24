export type Arm = 'before' | 'after';

/**
 * The order of runs where a change can be flipped back and forth: A B B A, A B B A, … so that a slow drift of the
 * surroundings weighs on both arms alike. `runs` per arm; an odd one ends with A B.
 */
export function interleaved(runs: number): Arm[] {
  const order: Arm[] = [];
  for (let i = 0; i < runs; i++) {
    order.push(...((i % 2 === 0 ? ['before', 'after'] : ['after', 'before']) as Arm[]));
  }
  return order;
}
