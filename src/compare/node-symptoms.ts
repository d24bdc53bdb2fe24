import type {Cohort, NodeSymptom, Symptom} from '../model/comparison.ts';
import type {OutlierNode, Outliers} from '../model/explanation.ts';
import {tagsOf} from './metric-tags.ts';
import type {NodeMetric} from './node-metric.ts';
import {byText} from './order.ts';
import {findOutliers} from './outliers/index.ts';
import {round} from './round.ts';

const LARGEST_RATIO = 1000;

/** Every cohort in every metric of nodes; one family of tests, so that a clean fleet is called once in twenty. */
export function outliersOf(cohorts: readonly Cohort[], metrics: readonly NodeMetric[]): Outliers[] {
  return findOutliers(
    cohorts.flatMap(({id, nodes}) => {
      const members = new Set(nodes);
      return metrics.flatMap(({metric, unit, largerIsWorse, margin, nodes: measured}) => {
        const own = measured.filter(({node}) => members.has(node));
        if (own.length === 0) return [];
        return [
          {cohort: id, metric, unit, scale: 'log' as const, largerIsWorse, margin, nodes: own},
        ];
      });
    }),
  );
}

/**
 * The slow ones among them, in numbers. A node of a region that is slow as a whole is no problem of its own, unless
 * its region has enough nodes to be compared with.
 */
export function nodeSymptomsOf(
  outliers: readonly Outliers[],
  metrics: readonly NodeMetric[],
  symptoms: readonly Symptom[],
): NodeSymptom[] {
  return outliers.flatMap((judged) => {
    const metric = metrics.find((one) => one.metric === judged.metric);
    if (metric === undefined) return [];
    return judged.slowNodes.flatMap((id) => {
      const node = judged.nodes.find((one) => one.node === id);
      if (node === undefined || isOfRegion(node, judged, metric, symptoms)) return [];
      return [symptomOf(node, judged, metric)];
    });
  });
}

function isOfRegion(
  {region}: OutlierNode,
  {groups}: Outliers,
  {regionMetric}: NodeMetric,
  symptoms: readonly Symptom[],
): boolean {
  const besidePeers = groups.some(({level, group}) => level === 'region' && group === region);
  return (
    !besidePeers && symptoms.some((one) => one.metric === regionMetric && one.region === region)
  );
}

function symptomOf(
  {node, region, value, ratio, runs}: OutlierNode,
  judged: Outliers,
  {metric, unit, largerIsWorse, distanceRemoved, bound, read}: NodeMetric,
): NodeSymptom {
  const besidePeers = judged.groups.some(
    ({level, group}) => level === 'region' && group === region,
  );
  const peers = judged.nodes.filter(
    (one) => one.node !== node && (!besidePeers || one.region === region),
  );
  const told = value ?? bound.get(node) ?? 0;
  const times = Math.max(1, Math.min(LARGEST_RATIO, ratio ?? LARGEST_RATIO));
  return {
    id: `${metric}@${region}/${node}`,
    metric,
    tags: read === undefined ? tagsOf(metric) : [...read.tags],
    unit,
    region,
    node,
    ratio: round(times),
    value: round(told),
    reference: round(referenceOf(peers, told, times, largerIsWorse, ratio !== null)),
    referenceRegions: [...new Set(peers.map((one) => one.region))].sort(byText),
    quantile: 0.5,
    runs,
    referenceRuns: peers.reduce((sum, one) => sum + one.runs, 0),
    distanceRemoved,
    censored: value === null,
    ...(read === undefined ? {} : {query: read.query}),
  };
}

/** The centre it was compared with; where its own value has no bound, the middle of the peers that have one. */
function referenceOf(
  peers: readonly OutlierNode[],
  value: number,
  ratio: number,
  largerIsWorse: boolean,
  bounded: boolean,
): number {
  if (bounded) return largerIsWorse ? value / ratio : value * ratio;
  const known = peers.flatMap((one) => one.value ?? []).sort((a, b) => a - b);
  return known[known.length >> 1] ?? 0;
}
