import type {Cohort, Comparison, NodeSymptom, Symptom} from '../model/comparison.ts';
import {type Node, regionOf} from '../model/node.ts';
import type {LabelledSymptom} from './explain/index.ts';
import {tagsOf} from './metric-tags.ts';
import type {NodeMetric} from './node-metric.ts';
import {byText} from './order.ts';
import {ascending, median} from './quantile.ts';

/** A node of a slow region counts as slow when it is itself at least this much worse than the reference. */
const SLOW_RATIO = 1.5;

/**
 * Which nodes of a cohort are slow and which healthy, per metric: the slow ones are those of slow regions, as far
 * as their own values show it, and those that are slow for themselves. Metrics that show the same nodes are one.
 * A node without a measurement is neither.
 */
export function labelsOf(
  cohort: Cohort,
  nodes: readonly Node[],
  {symptoms, nodeSymptoms}: Pick<Comparison, 'symptoms' | 'nodeSymptoms'>,
  metrics: readonly NodeMetric[],
): LabelledSymptom[] {
  const members = new Set(cohort.nodes);
  const regions = new Map(
    nodes.filter(({id}) => members.has(id)).map((node) => [node.id, regionOf(node)]),
  );
  const names = new Set([...symptoms, ...nodeSymptoms].map(({metric}) => metricOf(metric)));
  const labelled = [...names].sort(byText).flatMap((name) => {
    const ofRegions = symptoms.filter(({metric}) => metric === name);
    const ofNodes = nodeSymptoms.filter(({metric}) => metricOf(metric) === name);
    return labelOne(name, ofRegions, ofNodes, regions, metrics) ?? [];
  });
  return merged(labelled);
}

/** Sending and receiving are the same for a region. */
function metricOf(metric: string): string {
  return metric.startsWith('throughput') ? 'throughput' : metric;
}

function labelOne(
  name: string,
  ofRegions: readonly Symptom[],
  ofNodes: readonly NodeSymptom[],
  regions: ReadonlyMap<string, string>,
  metrics: readonly NodeMetric[],
): LabelledSymptom | null {
  const values = valuesOf(name, metrics);
  const slow = new Set(ofNodes.map(({node}) => node).filter((node) => regions.has(node)));
  const whole = new Map(ofRegions.map((symptom) => [symptom.region, symptom]));
  for (const [node, region] of regions) {
    const symptom = whole.get(region);
    if (symptom !== undefined && isSlow(values.get(node), symptom)) slow.add(node);
  }
  if (slow.size === 0) return null;
  const ids = [...ofRegions, ...ofNodes].map(({id}) => id);
  const worse = new Map([...values].map(([node, {worse: value}]) => [node, value]));
  return {
    id: name,
    symptoms: ids,
    tags: tagsOf(name),
    slow: [...slow].sort(byText),
    ok: [...regions.keys()].filter((node) => !slow.has(node) && values.has(node)).sort(byText),
    worse,
  };
}

type Value = {value: number; worse: number};

/** Per node the middle of its runs, in the unit and as a logarithm where larger is worse. */
function valuesOf(name: string, metrics: readonly NodeMetric[]): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const {regionMetric, largerIsWorse, nodes} of metrics) {
    // Errors are told apart by the region; whoever asked a service at all was measured.
    const fits =
      name === 'service-errors' ? regionMetric.startsWith('service-') : regionMetric === name;
    if (!fits) continue;
    for (const {node, runs} of nodes) {
      const value = median(ascending(runs.filter((run) => !Number.isNaN(run))));
      if (value === null) continue;
      const infinite = value === Number.POSITIVE_INFINITY;
      const worse = infinite ? value : (largerIsWorse ? 1 : -1) * Math.log(Math.max(value, 1e-9));
      const before = values.get(node);
      if (before === undefined || worse > before.worse) values.set(node, {value, worse});
    }
  }
  return values;
}

/** Unmeasured nodes of a slow region are not called slow. */
function isSlow(own: Value | undefined, {unit, reference}: Symptom): boolean {
  if (own === undefined) return false;
  if (unit === 'share' || own.value === Number.POSITIVE_INFINITY) return true;
  return unit === 'ms' ? own.value >= SLOW_RATIO * reference : own.value * SLOW_RATIO <= reference;
}

function merged(labelled: readonly LabelledSymptom[]): LabelledSymptom[] {
  const groups = Map.groupBy(labelled, ({slow, ok}) => JSON.stringify([slow, ok]));
  return [...groups.values()].map((own) => {
    const [first] = own as [LabelledSymptom];
    return {
      ...first,
      id: own.map(({id}) => id).join('+'),
      symptoms: own.flatMap(({symptoms}) => symptoms ?? []),
      tags: [...new Set(own.flatMap(({tags}) => tags))],
    };
  });
}
