import type {Finding} from '../model/finding.ts';
import {regionOf} from '../model/node.ts';
import type {Criterion, CriterionMetric} from '../model/plan.ts';
import type {ReportDocument} from '../model/report.ts';

/** A tenth: what the shared measurements of a fleet tell apart with ten runs. */
const MARGIN = 0.1;
const RUNS = 10;

const METRICS: readonly CriterionMetric[] = ['service-large', 'service-small', 'throughput'];

/**
 * What is to become better, fixed before anything is changed: the worst symptom of a region the finding is about.
 * Null where no region answers slower: then there is nothing a verdict could rest on.
 */
export function criterionOf(
  document: ReportDocument,
  finding: Finding,
  order: Criterion['order'],
): Criterion | null {
  const regions = regionsOf(document, finding);
  const symptoms = document.comparison.symptoms.filter(({region}) => regions.has(region));
  const worst = symptoms
    .filter(({metric}) => METRICS.some((known) => known === metric))
    .sort((a, b) => b.ratio - a.ratio || (a.id < b.id ? -1 : 1))[0];
  const metric = METRICS.find((known) => known === worst?.metric);
  if (worst === undefined || metric === undefined) return null;
  const all = new Set(document.run.inventory.nodes.map(regionOf));
  const others = [...all].filter((region) => region !== worst.region).sort();
  return {
    metric,
    region: worst.region,
    direction: metric === 'throughput' ? 'higher-is-better' : 'lower-is-better',
    statistic: metric === 'throughput' ? 'median' : 'p95',
    marginShare: MARGIN,
    runsPerArm: RUNS,
    order,
    control: others.filter(
      (region) => !worst.referenceRegions.includes(region) || others.length > 1,
    ),
    peers: [...worst.referenceRegions],
    guards: others.map((region) => ({
      metric,
      region,
      direction: metric === 'throughput' ? 'higher-is-better' : 'lower-is-better',
      marginShare: MARGIN,
      critical: true,
    })),
  };
}

/** Regions of a finding; of pairs, those that most of them touch. */
export function regionsOf(document: ReportDocument, {scope}: Finding): Set<string> {
  const region = new Map(document.run.inventory.nodes.map((node) => [node.id, regionOf(node)]));
  const of = (nodes: readonly string[]) => new Set(nodes.map((node) => region.get(node) ?? '-'));
  switch (scope.kind) {
    case 'region':
      return new Set(scope.regions);
    case 'node':
    case 'cohort':
      return of(scope.nodes);
    case 'pair':
      return of(sharedEnds(scope.pairs));
  }
}

/** Ends that take part in most of the pairs: what all of them have in common. */
function sharedEnds(pairs: readonly (readonly [string, string])[]): string[] {
  const counts = new Map<string, number>();
  for (const end of pairs.flat()) counts.set(end, (counts.get(end) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return [...counts].filter(([, count]) => count > most / 2).map(([end]) => end);
}
