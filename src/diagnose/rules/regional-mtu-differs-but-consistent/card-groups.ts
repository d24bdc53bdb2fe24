import {type Node, regionOf} from '../../../model/node.ts';
import type {Source} from '../../../model/observed.ts';

export type Card = {node: Node; mtuBytes: number; source: Source};

/** Nodes whose network cards have one MTU. */
export type CardGroup = {mtuBytes: number; cards: readonly Card[]};

/** Groups by MTU, the largest group first; of equal ones the larger MTU, as the one the others fall short of. */
export function groupsByMtu(cards: readonly Card[]): CardGroup[] {
  const byMtu = new Map<number, Card[]>();
  for (const card of cards) {
    const group = byMtu.get(card.mtuBytes);
    if (group === undefined) byMtu.set(card.mtuBytes, [card]);
    else group.push(card);
  }
  return [...byMtu.entries()]
    .map(([mtuBytes, members]) => ({mtuBytes, cards: members}))
    .sort((a, b) => b.cards.length - a.cards.length || b.mtuBytes - a.mtuBytes);
}

/** Whole regions where the group fills them, else its nodes. `all` are the nodes that were looked at. */
export function aboutGroup(
  group: CardGroup,
  all: readonly Card[],
): {regions: string[]} | {nodes: string[]} {
  const members = new Set(group.cards.map(({node}) => node.id));
  const regions = [...new Set(group.cards.map(({node}) => regionOf(node)))].sort();
  const whole = all.every(({node}) => !regions.includes(regionOf(node)) || members.has(node.id));
  return whole && !regions.includes('-') ? {regions} : {nodes: [...members].sort()};
}
