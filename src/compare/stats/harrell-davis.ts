import {betaShare} from './gamma.ts';

/** A quantile of a few runs and how sure it is. */
export type Located = {value: number; standardError: number};

const weightsBySize = new Map<string, Float64Array>();

/**
 * Harrell–Davis quantile: a weighted mean of all order statistics, smoother than picking one. Its standard error
 * is that of Maritz and Jarrett, from the same weights; 0 of one run, where nothing is known of it.
 * Time-outs (+∞) are normal input: then the plain sample quantile, as a mean would be infinite for one of them.
 */
export function harrellDavis(sorted: readonly number[], q: number): Located {
  const n = sorted.length;
  if (n === 0) return {value: Number.NaN, standardError: 0};
  if (sorted[n - 1] === Number.POSITIVE_INFINITY) {
    return {value: sorted[Math.max(0, Math.ceil(q * n) - 1)] as number, standardError: 0};
  }
  const weights = weightsOf(n, q);
  let mean = 0;
  for (let i = 0; i < n; i++) mean += (weights[i] as number) * (sorted[i] as number);
  let variance = 0;
  for (let i = 0; i < n; i++)
    variance += (weights[i] as number) * ((sorted[i] as number) - mean) ** 2;
  return {value: mean, standardError: n === 1 ? 0 : Math.sqrt(variance)};
}

function weightsOf(n: number, q: number): Float64Array {
  const key = `${n} ${q}`;
  let weights = weightsBySize.get(key);
  if (weights === undefined) {
    weights = new Float64Array(n);
    let below = 0;
    for (let i = 0; i < n; i++) {
      const upTo = i === n - 1 ? 1 : betaShare((i + 1) / n, q * (n + 1), (1 - q) * (n + 1));
      weights[i] = upTo - below;
      below = upTo;
    }
    if (weightsBySize.size < 256) weightsBySize.set(key, weights);
  }
  return weights;
}
