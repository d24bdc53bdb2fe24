import type {Node} from '../../model/node.ts';
import {missing, type Observed, seen} from '../../model/observed.ts';
import type {PathMtuResult} from '../../model/path.ts';
import {rememberedOf} from '../../model/remembered.ts';
import type {EvidenceView, Input} from '../define-rule.ts';
import {observe} from '../inputs/fact.ts';
import {NUMBER} from '../inputs/kinds.ts';
import {allPathMtu, type PairPathMtu} from '../inputs/path.ts';
import {say} from '../inputs/strings.ts';
import {tunnelOf} from './node-inputs.ts';
import {CARD_SLACK_BYTES, limitOf} from './path-limit.ts';

/** The largest pod MTU that fits every measured pair of nodes with a tunnel, bytes, and how it comes about. */
export type FleetPodMtu = {podMtuBytes: number; underlayBytes: number; overheadBytes: number};

/**
 * `min(underlay path MTU over all pairs) - max(overhead in use)`, and no more than what was seen to pass
 * between pods where larger packets did not. One answer for the whole fleet, whatever the subject.
 * What passed counts up to the MTU of the cards at both ends only, as a card may receive a little more than that.
 */
export function fleetPodMtu(): Input<FleetPodMtu> {
  return {
    name: 'smallest path-mtu of the fleet',
    reads: [],
    read: (view) => answerOf(view),
  };
}

// Every pair asks; the answer is the same.
const answerOf = rememberedOf((view: EvidenceView): Observed<FleetPodMtu> => {
  const hosts = allPathMtu('host').read(view, {kind: 'fleet'});
  if (!hosts.ok) return hosts;
  const overheads = overheadByNode(view);
  const inTunnels = hosts.value.filter(
    ({source, destination}) => overheads.has(source.id) && overheads.has(destination.id),
  );
  const underlayBytes = smallest(inTunnels.map((pair) => carriedBytes(view, pair)));
  if (underlayBytes === null) {
    const message = say('nothing-measured', {probe: 'path-mtu', layer: 'host'});
    return missing('absent', message, hosts.source);
  }
  const overheadBytes = Math.max(...overheads.values());
  const betweenPods = allPathMtu('pod').read(view, {kind: 'fleet'});
  const stopped = betweenPods.ok ? betweenPods.value.filter(({result}) => stops(result)) : [];
  const betweenPodsBytes = smallest(stopped.map(({result}) => limitOf(result)?.passBytes ?? null));
  const podMtuBytes = Math.min(
    underlayBytes - overheadBytes,
    betweenPodsBytes ?? Number.POSITIVE_INFINITY,
  );
  return seen({podMtuBytes, underlayBytes, overheadBytes}, hosts.source);
});

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

/** What passes, without the few bytes by which a card at either end takes more than its MTU says. */
function carriedBytes(view: EvidenceView, {source, destination, result}: PairPathMtu) {
  const passBytes = limitOf(result)?.passBytes ?? null;
  if (passBytes === null) return null;
  const cards = [source, destination].map(({id}) => {
    const mtuBytes = observe(view.facts, id, 'net.default.mtuBytes', NUMBER);
    return mtuBytes.ok ? mtuBytes.value : null;
  });
  // Where far more passes than a card allows, it is not the card that these packets use.
  const used = cards.filter((bytes) => bytes !== null && passBytes <= bytes + CARD_SLACK_BYTES);
  return smallest([passBytes, ...used]);
}

function smallest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.min(...known);
}
