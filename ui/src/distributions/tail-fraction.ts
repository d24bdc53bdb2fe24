/** Percentiles by how many values lie beyond: 50 %, 90 %, 99 % and so on stand at equal steps from 90 % on. */
export function tailFraction(share: number, furthest: number): number {
  return Math.min(1, Math.log10(1 / (1 - share)) / Math.log10(1 / (1 - furthest)));
}
