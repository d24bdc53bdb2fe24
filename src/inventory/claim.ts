import type {Message} from '../model/message.ts';
import {type Inventory, regionOf} from '../model/node.ts';
import {say} from './strings.ts';

/** What an inventory claims, in words: “these 6 nodes ought to be equal, compared across bj, hk, sg”. */
export function claimOf(inventory: Pick<Inventory, 'nodes' | 'cohortBy'>): Message {
  const {nodes, cohortBy} = inventory;
  const count = nodes.length;
  if (count === 1) return say('claim-one');
  const named = new Set(nodes.map(regionOf));
  const compared = named.size > 1;
  const regions = [...named].sort();
  if (cohortBy === undefined) {
    return compared ? say('claim-regions', {count, regions}) : say('claim-plain', {count});
  }
  const labels = [...cohortBy];
  return compared
    ? say('claim-by-regions', {count, labels, regions})
    : say('claim-by', {count, labels});
}
