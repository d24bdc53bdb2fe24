/** a: slow with the value, b: ok with it, c: slow without, d: ok without. */
export type Counts = {a: number; b: number; c: number; d: number};

/** How many times likelier slowness is with the value. `lower`: 95 % bound, the rank key; never above `ratio`. */
export type Risk = {ratio: number; lower: number; upper: number};

const Z95 = 1.959963984540054;

/** RR = (a/n1)/(c/n0), with +0.5 in all cells when one is zero (Haldane). `null` when one side is empty. */
export function riskRatio(counts: Counts): Risk | null {
  return stratifiedRisk([counts]);
}

/**
 * Mantel–Haenszel risk ratio over regions, with the variance of Greenland and Robins; of one region it is the
 * plain one. Regions where all nodes share one value say nothing and change nothing. `null` when no region
 * can tell: none holds both values and somebody slow.
 *
 * Haldane’s +0.5 is spread over the regions that can tell by their size: added to each, it would drown the data
 * of a fleet with many small regions.
 */
export function stratifiedRisk(regions: readonly Counts[]): Risk | null {
  const both = regions.filter(({a, b, c, d}) => a + b > 0 && c + d > 0);
  const telling = both.filter(({a, b, c, d}) => a + c > 0 && b + d > 0);
  const size = telling.reduce((sum, one) => sum + totalOf(one), 0);
  const pad = needsPadding(telling) && size > 0 ? 1 / size : 0;
  let exposed = 0;
  let other = 0;
  let variance = 0;
  for (const counts of both) {
    const share = telling.includes(counts) ? pad * totalOf(counts) : 0;
    const a = counts.a + share / 2;
    const c = counts.c + share / 2;
    const n1 = counts.a + counts.b + share;
    const n0 = counts.c + counts.d + share;
    const n = n1 + n0;
    exposed += (a * n0) / n;
    other += (c * n1) / n;
    variance += (n1 * n0 * (a + c) - a * c * n) / (n * n);
  }
  if (exposed === 0 || other === 0) return null;
  const ratio = exposed / other;
  const spread = Math.exp(Z95 * Math.sqrt(Math.max(0, variance) / (exposed * other)));
  return {ratio, lower: ratio / spread, upper: ratio * spread};
}

/** Sum over regions. */
export function crude(regions: readonly Counts[]): Counts {
  const sum = {a: 0, b: 0, c: 0, d: 0};
  for (const {a, b, c, d} of regions) {
    sum.a += a;
    sum.b += b;
    sum.c += c;
    sum.d += d;
  }
  return sum;
}

function needsPadding(telling: readonly Counts[]): boolean {
  const {a, b, c, d} = crude(telling);
  return a === 0 || b === 0 || c === 0 || d === 0;
}

function totalOf({a, b, c, d}: Counts): number {
  return a + b + c + d;
}
