import {missing, type Observed, seen} from '../../model/observed.ts';
import type {EchoResult, Layer, PathResult, ThroughputResult} from '../../model/path.ts';
import type {EvidenceView, Input} from '../define-rule.ts';
import {pathsByPlace} from './indexes.ts';
import {echo, sourceOfPath} from './path.ts';
import {say} from './strings.ts';

/** A prober that was held up for longer than this measured itself; its samples are withheld (measurement.md 1.5). */
export const LAG_LIMIT_MS = 100;

export function isLagging(result: EchoResult): boolean {
  return (result.lagMs ?? 0) > LAG_LIMIT_MS;
}

/** Packets of the pair that came out of order. Missing where nobody counts them, as with ping. */
export function reordering(layer: Layer = 'host'): Input<{reordered: number; received: number}> {
  const series = echo(layer);
  return {
    name: `order of packets (${layer})`,
    read(view, subject) {
      const measured = series.read(view, subject);
      if (!measured.ok) return measured;
      const {received, reordered, method, source, destination} = measured.value;
      if (reordered !== undefined) return seen({reordered, received}, measured.source);
      return missing('absent', say('not-counted', {method, source, destination}), measured.source);
    },
  };
}

/**
 * All echo results of the fleet on these layers with an answer about loss, whatever the subject; also those without
 * a single reply (`no-echo`). Missing where there is none.
 */
export function allEchoes(...layers: Layer[]): Input<readonly EchoResult[]> {
  return {
    name: 'echo of all pairs',
    read: (view) =>
      all(view, 'echo', (one) => layers.includes(one.layer)) as Observed<EchoResult[]>,
  };
}

/** All bulk TCP results between nodes with an answer, whatever the subject. Missing where there is none. */
export function allThroughput(): Input<readonly ThroughputResult[]> {
  return {
    name: 'throughput of all pairs',
    read: (view) =>
      all(view, 'throughput', ({layer}) => layer === 'host') as Observed<ThroughputResult[]>,
  };
}

function all(
  view: EvidenceView,
  probe: 'echo' | 'throughput',
  wanted: (result: PathResult) => boolean,
): Observed<PathResult[]> {
  const nodes = new Set(view.nodes.map(({id}) => id));
  const found = pathsByPlace(view.paths).filter(
    (result) =>
      result.probe === probe &&
      result.state !== 'unknown' &&
      wanted(result) &&
      nodes.has(result.source) &&
      nodes.has(result.destination),
  );
  const [first] = found;
  if (first !== undefined) return seen(found, sourceOfPath(first));
  const source = {node: '-', command: '-', section: `path/${probe}`, at: '-'};
  return missing('absent', say('nothing-measured', {probe, layer: 'host'}), source);
}
