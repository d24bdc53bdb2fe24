import type {PartitionGroup} from '../../../model/comparison.ts';
import {type Node, regionOf} from '../../../model/node.ts';

const NAMED = 4;

/** `hk 2/2`, `sg 1/2` for the regions of a group; its nodes where there are no regions. */
export function placesOf({nodes}: PartitionGroup, all: readonly Node[]): string[] {
  const wanted = new Set(nodes);
  const counts = new Map<string, {here: number; all: number}>();
  for (const node of all) {
    const region = regionOf(node);
    const count = counts.get(region) ?? {here: 0, all: 0};
    count.all++;
    if (wanted.has(node.id)) count.here++;
    counts.set(region, count);
  }
  if (counts.has('-')) return shortList(nodes);
  return [...counts]
    .filter(([, {here}]) => here > 0)
    .map(([region, {here, all: total}]) => `${region} ${here}/${total}`)
    .sort();
}

export function shortList(nodes: readonly string[]): string[] {
  return nodes.length <= NAMED + 1 ? [...nodes] : [...nodes.slice(0, NAMED), '…'];
}
