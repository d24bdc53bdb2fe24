import {logChoose} from './gamma.ts';

/**
 * One region: `total` nodes, `slow` of them slow, `exposed` of them with the value. How many are both is
 * hypergeometric when labels are dealt at random.
 */
export type Stratum = {total: number; slow: number; exposed: number};

/**
 * Chances of the number of slow nodes with the value, over all regions together, when labels are dealt at random
 * inside each region: hypergeometric masses, convolved. `masses[i]` is the chance of `least + i`.
 */
export type Overlap = {least: number; masses: Float64Array};

export function overlapOf(strata: readonly Stratum[]): Overlap {
  let least = 0;
  let masses = new Float64Array([1]);
  for (const stratum of strata) {
    const own = massesOf(stratum);
    least += own.least;
    if (own.masses.length > 1) masses = convolved(masses, own.masses);
  }
  return {least, masses};
}

function massesOf({total, slow, exposed}: Stratum): Overlap {
  const least = Math.max(0, slow + exposed - total);
  const most = Math.min(slow, exposed);
  const masses = new Float64Array(most - least + 1);
  const all = logChoose(total, slow);
  for (let x = least; x <= most; x++) {
    masses[x - least] = Math.exp(
      logChoose(exposed, x) + logChoose(total - exposed, slow - x) - all,
    );
  }
  return {least, masses};
}

function convolved(a: Float64Array, b: Float64Array): Float64Array<ArrayBuffer> {
  const result = new Float64Array(a.length + b.length - 1);
  for (let i = 0; i < a.length; i++) {
    const weight = a[i] as number;
    if (weight === 0) continue;
    for (let j = 0; j < b.length; j++) {
      result[i + j] = (result[i + j] as number) + weight * (b[j] as number);
    }
  }
  return result;
}

/** `tail[i]`: chance of `least + i` or more. Summed from the small end, so tiny tails keep their digits. */
export function tailsOf({masses}: Overlap): Float64Array {
  const tails = new Float64Array(masses.length);
  let sum = 0;
  for (let i = masses.length - 1; i >= 0; i--) {
    sum += masses[i] as number;
    tails[i] = Math.min(1, sum);
  }
  return tails;
}

/** Exact one-sided p of `seen` or more, and the mid-p: half of the mass at `seen` is left out. */
export function exactP(overlap: Overlap, seen: number): {exact: number; mid: number} {
  const tails = tailsOf(overlap);
  const at = seen - overlap.least;
  if (at <= 0) return {exact: 1, mid: 1 - (at < 0 ? 0 : (overlap.masses[0] as number) / 2)};
  const exact = tails[at] ?? 0;
  return {exact, mid: exact - (overlap.masses[at] ?? 0) / 2};
}
