import {type FactValue, factPath, type NodeFacts} from '../../../model/fact.ts';
import type {Persist} from '../../../model/plan.ts';
import {persistLinkMtu} from '../index.ts';

export type Said = readonly [
  kind: 'mtu' | 'useDhcpMtu' | 'setup',
  setter: string,
  file: string,
  pattern: string,
  value: FactValue,
];

/** Facts of a node with cards, and what its files say about them. */
export function nodeWith(cards: Readonly<Record<string, string | null>>, said: readonly Said[]) {
  const leaves: NodeFacts['leaves'] = {};
  const put = (path: string, value: FactValue) => {
    leaves[path] = {value, section: 'test'};
  };
  for (const [card, mac] of Object.entries(cards)) {
    put(factPath('net', 'link', card, 'kind'), 'physical');
    if (mac !== null) put(factPath('net', 'link', card, 'macAddress'), mac);
  }
  for (const [kind, setter, file, pattern, value] of said) {
    put(factPath('provenance', kind, setter, file, pattern), value);
  }
  return {node: 'n1', at: '', sections: {}, leaves, dropped: []} satisfies NodeFacts;
}

/** What is written down of it; empty where nothing can be. */
export function keepLinkMtu(facts: NodeFacts, device: string, mtuBytes: number): Persist[] {
  return persistLinkMtu(facts, device, mtuBytes).persist;
}
