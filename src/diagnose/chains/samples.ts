import type {Finding} from '../../model/finding.ts';
import {type Node, regionOf} from '../../model/node.ts';
import type {ServiceResult, ThroughputResult} from '../../model/path.ts';
import {rememberedOf} from '../../model/remembered.ts';
import type {EvidenceView} from '../define-rule.ts';
import type {AnySymptom} from './reach.ts';

/** Bulk transfers of a layer between the nodes (or along the pairs) a finding is about. */
export function bulkOf(
  {scope}: Finding,
  layer: 'host' | 'pod',
  view: EvidenceView,
): ThroughputResult[] {
  const bulk = allBulk(view, layer);
  if (scope.kind === 'pair') {
    const pairs = new Set(scope.pairs.map(([a, b]) => `${a}\n${b}`));
    return bulk.filter(({source, destination}) => pairs.has(`${source}\n${destination}`));
  }
  const nodes = new Set(
    scope.kind === 'region'
      ? view.nodes.filter((node) => scope.regions.includes(regionOf(node))).map(({id}) => id)
      : scope.nodes,
  );
  return bulk.filter(({source, destination}) => nodes.has(source) || nodes.has(destination));
}

/** Own requests of the nodes a symptom is about. */
export function requestsOf(
  symptom: AnySymptom,
  body: ServiceResult['body'],
  view: EvidenceView,
): ServiceResult[] {
  const {byNode, byRegion} = requestsIn(view);
  const own = 'node' in symptom ? byNode.get(symptom.node) : byRegion.get(symptom.region);
  return (own ?? []).filter((path) => path.body === body);
}

type Requests = {byNode: Map<string, ServiceResult[]>; byRegion: Map<string, ServiceResult[]>};

// Sorted out once per run: each symptom asks for its own.
const requestsIn = rememberedOf((view: EvidenceView): Requests => {
  const regions = new Map(view.nodes.map((node: Node) => [node.id, regionOf(node)]));
  const own = view.paths.filter(
    (path): path is ServiceResult =>
      path.probe === 'service' &&
      path.state !== 'unknown' &&
      (!path.destination.startsWith('service:') ||
        path.destination === `service:${regions.get(path.source)}`),
  );
  return {
    byNode: Map.groupBy(own, ({source}) => source),
    byRegion: Map.groupBy(own, ({source}) => regions.get(source) ?? ''),
  };
});

/** All bulk transfers of a layer. */
export function allBulk(view: EvidenceView, layer: 'host' | 'pod'): ThroughputResult[] {
  return view.paths.filter(
    (path): path is ThroughputResult => path.probe === 'throughput' && path.layer === layer,
  );
}

/** Whether it stood still for a while, or to the end. */
export function isStalled({state, stalledMs}: ThroughputResult): boolean {
  return (
    state === 'dead' || ((state === 'stalled-start' || state === 'stalled-mid') && stalledMs > 0)
  );
}

/** Null of nothing. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
