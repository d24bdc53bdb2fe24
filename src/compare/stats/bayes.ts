import {logBeta} from './gamma.ts';
import type {Overlap} from './hypergeometric.ts';
import type {Counts} from './risk-ratio.ts';

/**
 * ln of the Bayes factor for “slowness depends on the value” against “it does not”, beta-binomial with flat
 * priors, summed over regions. Two-sided: use it only when the risk ratio is above 1.
 */
export function logBayesFactor(regions: readonly Counts[]): number {
  let sum = 0;
  for (const {a, b, c, d} of regions) {
    // A region where all share one value adds ln 1; said outright, it adds no rounding.
    if (a + b === 0 || c + d === 0) continue;
    sum += logBeta(a + 1, b + 1) + logBeta(c + 1, d + 1) - logBeta(a + c + 1, b + d + 1);
  }
  return sum;
}

/** ln of odds ratios from e^0.5 (hardly an effect) to e^7 (slow exactly where the value is), evenly. */
const EFFECTS: readonly number[] = Array.from({length: 14}, (_, i) => (i + 1) / 2);

/**
 * ln of the Bayes factor for “the value makes slow, with one odds ratio in all regions” against chance, given the
 * margins of every region. Where the beta-binomial form spends two free shares on each region, and so fades as the
 * same nodes are cut into more regions, this asks for the one effect that a cause has.
 */
export function logCommonEffect({least, masses}: Overlap, seen: number): number {
  const at = seen - least;
  const terms = EFFECTS.map((effect) => {
    let largest = Number.NEGATIVE_INFINITY;
    const logs: number[] = [];
    for (let i = 0; i < masses.length; i++) {
      const mass = masses[i] as number;
      if (mass === 0) continue;
      const term = Math.log(mass) + effect * (i - at);
      logs.push(term);
      if (term > largest) largest = term;
    }
    let sum = 0;
    for (const term of logs) sum += Math.exp(term - largest);
    return -(largest + Math.log(sum));
  });
  const best = Math.max(...terms);
  return (
    best + Math.log(terms.reduce((sum, term) => sum + Math.exp(term - best), 0) / terms.length)
  );
}
