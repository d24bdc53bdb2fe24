import {ascending, median, quantile} from '../compare/quantile.ts';
import {type MetricSamples, type Sample, samplesOf} from '../compare/region-samples.ts';
import {type Node, regionOf} from '../model/node.ts';
import type {PathResult} from '../model/path.ts';
import type {Criterion, CriterionMetric} from '../model/plan.ts';
import type {VerifyRun, VerifyValue} from '../model/verification.ts';

type Measured = {unit: VerifyValue['unit']; regions: MetricSamples['regions']};

/** What a criterion speaks of, once each: its own metric in its region, control and peers, and its guards. */
export function askedOf(criterion: Criterion): {metric: CriterionMetric; region: string}[] {
  const {metric, region, control, peers, guards} = criterion;
  const all = [
    ...[region, ...control, ...peers].map((name) => ({metric, region: name})),
    ...guards.map((guard) => ({metric: guard.metric, region: guard.region})),
  ];
  return [...new Map(all.map((one) => [`${one.metric} ${one.region}`, one])).values()];
}

/**
 * One run in the words of its criterion: a value per metric and region, from the same samples as the symptoms
 * (distance removed). A region of which nothing is known has no value. Pure.
 */
export function valuesOf(
  paths: readonly PathResult[],
  nodes: readonly Node[],
  criterion: Criterion,
): Pick<VerifyRun, 'values' | 'spectrum'> {
  const known = new Map<CriterionMetric, Measured>();
  const values = askedOf(criterion).flatMap(({metric, region}): VerifyValue[] => {
    const measured = known.get(metric) ?? samplesFor(metric, paths, nodes);
    known.set(metric, measured);
    const samples = measured.regions.get(region) ?? [];
    if (samples.length === 0) return [];
    const {unit} = measured;
    const statistic = unit === 'ms' ? criterion.statistic : 'median';
    const errors = samples.filter(({censored}) => censored).length;
    const value = statisticOf(samples, statistic);
    return [{metric, region, unit, value, samples: samples.length, errors}];
  });
  const own = known.get(criterion.metric)?.regions.get(criterion.region) ?? [];
  const spectrum = ascending(own.filter(({censored}) => !censored).map(({value}) => value));
  return {values, spectrum};
}

/** `null` where it falls on a request that never ended: then only a lower bound is known. */
function statisticOf(samples: readonly Sample[], statistic: Criterion['statistic']): number | null {
  const sorted = ascending(
    samples.map(({value, censored}) => (censored ? Number.POSITIVE_INFINITY : value)),
  );
  const value = statistic === 'median' ? median(sorted) : quantile(sorted, 0.95);
  return value === null || !Number.isFinite(value) ? null : value;
}

function samplesFor(
  metric: CriterionMetric,
  paths: readonly PathResult[],
  nodes: readonly Node[],
): Measured {
  if (metric === 'round-trip') return {unit: 'ms', regions: roundTrips(paths, nodes)};
  if (metric === 'path-mtu') return {unit: 'bytes', regions: pathMtus(paths, nodes)};
  const found = samplesOf(paths, nodes).find((one) => one.metric === metric);
  const unit = metric === 'throughput' ? 'bytes-per-second' : 'ms';
  return {unit, regions: found?.regions ?? new Map()};
}

/** Within a region: between regions a round trip tells distance. */
function roundTrips(paths: readonly PathResult[], nodes: readonly Node[]) {
  return grouped(paths, nodes, (result, from, to) => {
    if (result.probe !== 'echo' || result.layer !== 'host' || from !== to) return null;
    if (result.state === 'no-echo') return {value: 0, censored: true};
    return result.rttMedianMs === null ? null : {value: result.rttMedianMs, censored: false};
  });
}

/** From the nodes of a region to any other. */
function pathMtus(paths: readonly PathResult[], nodes: readonly Node[]) {
  return grouped(paths, nodes, (result) => {
    if (result.probe !== 'path-mtu' || result.layer !== 'host') return null;
    return result.passBytes === null ? null : {value: result.passBytes, censored: false};
  });
}

function grouped(
  paths: readonly PathResult[],
  nodes: readonly Node[],
  read: (result: PathResult, from: string, to?: string) => Omit<Sample, 'node'> | null,
): Map<string, Sample[]> {
  const regions = new Map(nodes.map((node) => [node.id, regionOf(node)]));
  const byRegion = new Map<string, Sample[]>();
  for (const result of paths) {
    const region = regions.get(result.source);
    if (region === undefined) continue;
    const sample = read(result, region, regions.get(result.destination));
    if (sample === null) continue;
    byRegion.set(region, [...(byRegion.get(region) ?? []), {node: result.source, ...sample}]);
  }
  return byRegion;
}
