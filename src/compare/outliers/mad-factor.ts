import {MAD_FACTORS} from './thresholds.ts';

/**
 * Finite-sample factor C_n that makes 1.4826·MAD unbiased for n normal values: simulated up to 20, above that the
 * form of Park, Kim and Wang (2020).
 */
export function madFactor(n: number): number {
  return MAD_FACTORS[n] ?? 1 / (1 - 0.76213 / n - 0.86413 / (n * n));
}
