import {seen} from '../../../model/observed.ts';
import type {EvidenceView, Input} from '../../define-rule.ts';
import {delta} from '../../inputs/counter.ts';
import {nodeOf} from '../../inputs/subject.ts';
import {ENOUGH_SEGMENTS, medianShare, type Rate} from './outlier.ts';

/** Nodes of the cohort that sent enough segments for a ratio, the node itself left out. */
export type Peers = {
  count: number;
  /** Median share of the cohort, the node included. */
  usualShare: number;
  /** Made only for the few nodes that are looked at closely. */
  rates(): Rate[];
};

/** What the node is held against. Never missing; `count` may be 0. */
export function peerRates(): Input<Peers> {
  return {
    name: 'delta of net.counter.Tcp.RetransSegs of the peers',
    read(view, subject) {
      const {id} = nodeOf(subject);
      const {rates, usualShare} = ratesAround(view, id);
      const peers: Peers = {
        count: rates.size - (rates.has(id) ? 1 : 0),
        usualShare,
        rates: () => [...rates].flatMap(([node, rate]) => (node === id ? [] : [rate])),
      };
      return seen(peers, {node: id, command: '-', section: 'compare/cohort', at: '-'});
    },
  };
}

type CohortRates = {rates: ReadonlyMap<string, Rate>; usualShare: number};

// Every node of a cohort asks; its rates are read once.
const answers = new WeakMap<EvidenceView, Map<string, CohortRates>>();
const NONE: CohortRates = {rates: new Map(), usualShare: 0};

function ratesAround(view: EvidenceView, node: string): CohortRates {
  let byNode = answers.get(view);
  if (byNode === undefined) {
    byNode = new Map();
    for (const {nodes} of view.comparison.cohorts) {
      const found = ratesOf(view, nodes);
      for (const member of nodes) byNode.set(member, found);
    }
    answers.set(view, byNode);
  }
  return byNode.get(node) ?? NONE;
}

function ratesOf(view: EvidenceView, nodes: readonly string[]): CohortRates {
  const rates = new Map<string, Rate>();
  for (const node of nodes) {
    const retransmits = delta(view, node, 'net.counter.Tcp.RetransSegs');
    const segments = delta(view, node, 'net.counter.Tcp.OutSegs');
    if (!retransmits.ok || !segments.ok || segments.value < ENOUGH_SEGMENTS) continue;
    rates.set(node, {retransmits: retransmits.value, segments: segments.value});
  }
  return {rates, usualShare: medianShare([...rates.values()])};
}
