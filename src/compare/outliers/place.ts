import {ascending} from '../quantile.ts';
import {harrellDavis} from '../stats/harrell-davis.ts';

/** The scale on which effects of a metric add up. `log`: times, rates, sizes; `logit`: shares 0..1. */
export type Scale = 'log' | 'logit';

/** One node’s runs in one metric. A time-out is +Infinity; NaN is no measurement. */
export type MeasuredNode = {node: string; region: string; runs: readonly number[]};

/** A node with its runs on the working scale, worse is larger. */
export type PlacedNode = {
  node: string;
  region: string;
  runs: readonly number[];
  worse: number;
  standardError: number;
};

const LEAST = 1e-9;

/** `null` without a usable run. */
export function placed(
  {node, region, runs}: MeasuredNode,
  scale: Scale,
  largerIsWorse: boolean,
): PlacedNode | null {
  const usable = ascending(
    runs
      .filter((run) => !Number.isNaN(run))
      .map((run) => oriented(worked(run, scale), run, largerIsWorse)),
  );
  if (usable.length === 0) return null;
  const {value, standardError} = harrellDavis(usable, 0.5);
  return {node, region, runs: usable, worse: value, standardError};
}

/** A time-out is the worst there is, whichever way the metric points. */
function oriented(value: number, run: number, largerIsWorse: boolean): number {
  if (run === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  return largerIsWorse ? value : -value;
}

function worked(run: number, scale: Scale): number {
  if (scale === 'log') return Math.log(Math.max(run, LEAST));
  const share = Math.min(1 - LEAST, Math.max(LEAST, run));
  return Math.log(share / (1 - share));
}

/** Back to the metric’s own unit; `null` for a node whose runs mostly timed out. */
export function unworked(worse: number, scale: Scale, largerIsWorse: boolean): number | null {
  if (!Number.isFinite(worse)) return null;
  const value = largerIsWorse ? worse : -worse;
  return scale === 'log' ? Math.exp(value) : 1 / (1 + Math.exp(-value));
}
