import type {CriterionMetric} from '../model/plan.ts';
import type {VerifyRun} from '../model/verification.ts';

/** What a run says of one metric and region; `undefined` where it was not measured. An unbounded one is the worst. */
export function valueIn(
  run: VerifyRun,
  metric: CriterionMetric,
  region: string,
  direction: 'lower-is-better' | 'higher-is-better',
): number | undefined {
  const found = run.values.find((one) => one.metric === metric && one.region === region);
  if (found === undefined) return undefined;
  if (found.value !== null) return found.value;
  return direction === 'lower-is-better' ? Number.POSITIVE_INFINITY : 0;
}

/**
 * What the control regions did in the same run: the geometric mean of their values. `undefined` when there is none,
 * or when one of them has no bound: then nothing can be taken out.
 */
export function controlIn(
  run: VerifyRun,
  metric: CriterionMetric,
  regions: readonly string[],
  direction: 'lower-is-better' | 'higher-is-better',
): number | undefined {
  if (regions.length === 0) return undefined;
  let sum = 0;
  for (const region of regions) {
    const value = valueIn(run, metric, region, direction);
    if (value === undefined || value <= 0 || !Number.isFinite(value)) return undefined;
    sum += Math.log(value);
  }
  return Math.exp(sum / regions.length);
}
