import {type Message, messages} from '../model/message.ts';
import {type Node, regionOf} from '../model/node.ts';
import {whereStrings} from './where-strings.ts';

const say = messages('where', whereStrings);
const LISTED = 4;

export type Pair = readonly [source: string, destination: string];

/** Names a set of nodes in the shortest true words: a node, whole regions, all nodes, else a capped list. */
export function whereNodes(ids: readonly string[], fleet: readonly Node[]): Message {
  const wanted = new Set(ids);
  const [only] = wanted;
  if (only === undefined) return say('nowhere');
  if (wanted.size === 1) return say('node', {node: only});
  const count = wanted.size;
  if (coversAll(wanted, fleet)) return say('all-nodes', {count});
  const regions = wholeRegions(wanted, fleet);
  const [region] = regions;
  if (region === undefined) return listOfNodes([...wanted].sort());
  return regions.length === 1 ? say('region', {region, count}) : say('regions', {regions, count});
}

export function whereRegions(regions: readonly string[], fleet: readonly Node[]): Message {
  const wanted = [...new Set(regions)].sort();
  const all = new Set(fleet.map(regionOf));
  if (wanted.length > 1 && wanted.length === all.size && wanted.every((name) => all.has(name))) {
    return say('all-regions', {count: wanted.length});
  }
  return wanted.length === 0 ? say('nowhere') : say('region-names', {regions: wanted});
}

/**
 * Names a set of ordered pairs in words. `considered` are the pairs that were looked at at all, so that
 * “between hk and the other regions” is said only if it holds of every pair looked at.
 */
export function wherePairs(
  pairs: readonly Pair[],
  considered: readonly Pair[],
  fleet: readonly Node[],
): Message {
  const wanted = sortedUnique(pairs);
  const [first, second] = wanted;
  if (first === undefined) return say('nowhere');
  const [source, destination] = first;
  if (second === undefined) return say('pair', {source, destination});
  if (wanted.length === 2 && second[0] === destination && second[1] === source) {
    return say('pair-both', {source, destination});
  }
  const ends = endsIn(fleet);
  const all = sortedUnique([...considered, ...wanted]).map(ends);
  const keys = new Set(wanted.map(keyOf));
  for (const {message, holds} of wordings(ends(first), all)) {
    const named = all.filter(holds);
    if (named.length === wanted.length && named.every(({pair}) => keys.has(keyOf(pair)))) {
      return message;
    }
  }
  return listOfPairs(wanted);
}

type Ends = {pair: Pair; from: string; to: string};
type Wording = {message: Message; holds: (ends: Ends) => boolean};

/** A set named by a wording contains its first pair, so only that pair’s regions and nodes are candidates. */
function wordings(first: Ends, all: readonly Ends[]): Wording[] {
  const found: Wording[] = [];
  const crosses = ({from, to}: Ends) => from !== to;
  const regions = new Set(all.flatMap(({from, to}) => [from, to]));
  const named = [...new Set([first.from, first.to])].filter((region) => region !== '-');
  if (regions.size > 1 && all.some((ends) => !crosses(ends))) {
    if (regions.size > 2) found.push({message: say('between-all-regions'), holds: crosses});
    found.push({message: say('within-all-regions'), holds: (ends) => !crosses(ends)});
  }
  if (regions.size > 2 || all.some((ends) => !crosses(ends))) {
    for (const region of named) found.push(...ofRegion(region, regions));
    if (first.from !== first.to && named.length === 2) {
      found.push(...ofTwoRegions(first.from, first.to));
    }
  }
  found.push({message: say('all-pairs', {count: all.length}), holds: () => true});
  for (const node of first.pair) found.push(...ofNode(node));
  return found;
}

function ofRegion(region: string, regions: ReadonlySet<string>): Wording[] {
  const leaves = ({from, to}: Ends) => from === region && to !== region;
  const enters = ({from, to}: Ends) => from !== region && to === region;
  const inside = ({from, to}: Ends) => from === region && to === region;
  const found: Wording[] = [{message: say('within-region', {region}), holds: inside}];
  if (regions.size < 3) return found;
  found.push(
    {
      message: say('between-region-and-others', {region}),
      holds: (ends) => leaves(ends) || enters(ends),
    },
    {message: say('region-to-others', {region}), holds: leaves},
    {message: say('others-to-region', {region}), holds: enters},
    {
      message: say('region-all', {region}),
      holds: (ends) => leaves(ends) || enters(ends) || inside(ends),
    },
  );
  return found;
}

function ofTwoRegions(region: string, other: string): Wording[] {
  const there = ({from, to}: Ends) => from === region && to === other;
  const back = ({from, to}: Ends) => from === other && to === region;
  return [
    {
      message: say('between-regions', {region, other}),
      holds: (ends) => there(ends) || back(ends),
    },
    {message: say('region-to-region', {region, other}), holds: there},
  ];
}

function ofNode(node: string): Wording[] {
  const leaves = ({pair}: Ends) => pair[0] === node;
  const enters = ({pair}: Ends) => pair[1] === node;
  return [
    {message: say('node-to-all', {node}), holds: leaves},
    {message: say('all-to-node', {node}), holds: enters},
    {message: say('node-all', {node}), holds: (ends) => leaves(ends) || enters(ends)},
  ];
}

function endsIn(fleet: readonly Node[]): (pair: Pair) => Ends {
  const regions = new Map(fleet.map((node) => [node.id, regionOf(node)]));
  return (pair) => ({
    pair,
    from: regions.get(pair[0]) ?? '-',
    to: regions.get(pair[1]) ?? '-',
  });
}

function listOfNodes(nodes: readonly string[]): Message {
  const more = nodes.length - LISTED;
  if (more <= 1) return say('nodes', {nodes});
  return say('nodes-more', {nodes: nodes.slice(0, LISTED), more, count: nodes.length});
}

function listOfPairs(wanted: readonly Pair[]): Message {
  const pairs = wanted.map(([source, destination]) => `${source} → ${destination}`);
  const more = pairs.length - LISTED;
  if (more <= 1) return say('pairs', {pairs});
  return say('pairs-more', {pairs: pairs.slice(0, LISTED), more, count: pairs.length});
}

function coversAll(wanted: ReadonlySet<string>, fleet: readonly Node[]): boolean {
  return fleet.length === wanted.size && fleet.every((node) => wanted.has(node.id));
}

/** The regions these nodes fill completely and exactly; empty when they do not, or have no region. */
function wholeRegions(wanted: ReadonlySet<string>, fleet: readonly Node[]): string[] {
  const regions = new Set<string>();
  for (const node of fleet) if (wanted.has(node.id)) regions.add(regionOf(node));
  const members = fleet.filter((node) => regions.has(regionOf(node)));
  if (regions.has('-') || members.length !== wanted.size) return [];
  return [...regions].sort();
}

function sortedUnique(pairs: readonly Pair[]): Pair[] {
  const byKey = new Map(pairs.map((pair) => [keyOf(pair), pair]));
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}

function keyOf([source, destination]: Pair): string {
  return `${source}\n${destination}`;
}
