import type {Node} from '../../model/node.ts';
import {missing, type Observed, seen} from '../../model/observed.ts';
import type {PathMtuResult} from '../../model/path.ts';
import type {EvidenceView, Input} from '../define-rule.ts';
import {allPathMtu} from '../inputs/path.ts';
import {say} from '../inputs/strings.ts';
import {tunnelOf} from './node-inputs.ts';
import {limitOf} from './path-limit.ts';

/** The largest pod MTU that fits every measured pair of nodes with a tunnel, bytes, and how it comes about. */
export type FleetPodMtu = {podMtuBytes: number; underlayBytes: number; overheadBytes: number};

/**
 * `min(underlay path MTU over all pairs) - max(overhead in use)`, and no more than what was seen to pass
 * between pods where larger packets did not. One answer for the whole fleet, whatever the subject.
 */
export function fleetPodMtu(): Input<FleetPodMtu> {
  return {
    name: 'smallest path-mtu of the fleet',
    read(view) {
      const known = answers.get(view);
      if (known !== undefined) return known;
      const answer = compute(view);
      answers.set(view, answer);
      return answer;
    },
  };
}

// Every pair asks; the answer is the same.
const answers = new WeakMap<EvidenceView, Observed<FleetPodMtu>>();

function compute(view: EvidenceView): Observed<FleetPodMtu> {
  const hosts = allPathMtu('host').read(view, {kind: 'fleet'});
  if (!hosts.ok) return hosts;
  const overheads = overheadByNode(view);
  const inTunnels = hosts.value.filter(
    ({source, destination}) => overheads.has(source.id) && overheads.has(destination.id),
  );
  const underlayBytes = smallestPass(inTunnels.map(({result}) => result));
  if (underlayBytes === null) {
    const message = say('nothing-measured', {probe: 'path-mtu', layer: 'host'});
    return missing('absent', message, hosts.source);
  }
  const overheadBytes = Math.max(...overheads.values());
  const betweenPods = allPathMtu('pod').read(view, {kind: 'fleet'});
  const stopped = betweenPods.ok ? betweenPods.value.map(({result}) => result).filter(stops) : [];
  const podMtuBytes = Math.min(
    underlayBytes - overheadBytes,
    smallestPass(stopped) ?? Number.POSITIVE_INFINITY,
  );
  return seen({podMtuBytes, underlayBytes, overheadBytes}, hosts.source);
}

function overheadByNode(view: EvidenceView): Map<string, number> {
  const overheads = new Map<string, number>();
  for (const {id} of view.nodes as readonly Node[]) {
    const tunnel = tunnelOf(view, id);
    if (tunnel.ok && tunnel.value !== null) overheads.set(id, tunnel.value.overheadBytes);
  }
  return overheads;
}

function stops({state}: PathMtuResult): boolean {
  return state === 'black-hole' || state === 'icmp-clamped';
}

function smallestPass(results: readonly PathMtuResult[]): number | null {
  let smallest: number | null = null;
  for (const result of results) {
    const limit = limitOf(result);
    if (limit !== null && (smallest === null || limit.passBytes < smallest)) {
      smallest = limit.passBytes;
    }
  }
  return smallest;
}
