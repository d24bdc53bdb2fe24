import type {NodeFacts} from './fact.ts';
import type {Message} from './message.ts';
import {type Inventory, regionOf} from './node.ts';

/** A cluster as something that is compared and judged, beside its nodes. */
export type Cluster = {
  /** Its name, as the user calls it. */
  context: string;
  /** That of most of its nodes; its own name where none of them is here. */
  region: string;
  /** Ids of its nodes, in the order of the inventory. */
  nodes: readonly string[];
  /** What it said of itself; absent where nothing came. */
  facts?: NodeFacts;
  /** Why it could not be asked at all. */
  failure?: Message;
};

/** The clusters of the inventory with what they said, in its order. */
export function clustersOf(inventory: Inventory, facts: readonly NodeFacts[]): Cluster[] {
  const said = new Map(facts.map((one) => [one.node, one]));
  const members = Map.groupBy(inventory.nodes, ({labels}) => labels.cluster);
  return (inventory.clusters ?? []).map(({context, failure}) => {
    const own = members.get(context) ?? [];
    const known = said.get(context);
    return {
      context,
      region: mostCommon(own.map(regionOf)) ?? context,
      nodes: own.map(({id}) => id),
      ...(known === undefined ? {} : {facts: known}),
      ...(failure === undefined ? {} : {failure}),
    };
  });
}

/** Of equally common ones the first by name. */
function mostCommon(words: readonly string[]): string | undefined {
  const counts = [...Map.groupBy(words, (word) => word)].map(
    ([word, all]) => [word, all.length] as const,
  );
  counts.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return counts[0]?.[0];
}
