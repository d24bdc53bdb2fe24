import type {Fan} from '../../define-probe.ts';
import {meshRounds} from '../../mesh-schedule.ts';
import {type Pair, regionPair, splitByCaps, swapped} from '../../schedule.ts';

/**
 * Rounds in which every two nodes are tested, then the other way round: the circle method, under the cap between two
 * regions. Of a sample only its own pairs, in as few rounds as first fit finds.
 * `fans` say who may measure whom; what is done is missing there, so `regions` names all nodes.
 */
export function allPairs(
  regions: ReadonlyMap<string, readonly string[]>,
  fans: readonly Fan[],
  {regionPairCap, sampled}: {regionPairCap: number; sampled: boolean},
): Pair<string>[][] {
  const nodes = [...regions.values()].flat();
  const region = new Map([...regions].flatMap(([name, ids]) => ids.map((id) => [id, name])));
  const regionOf = (id: string) => region.get(id) ?? '-';
  if (!sampled) {
    const caps = {regionPair: regionPairCap, gateway: Number.POSITIVE_INFINITY};
    const there = meshRounds(nodes, {regionOf, caps});
    return [...there, ...swapped(there)];
  }
  const pairs = fans.flatMap(({source, destinations}) =>
    destinations.map(({node}): Pair<string> => [source.node.id, node.id]),
  );
  const uses = ([a, b]: Pair<string>) => {
    const between = regionPair(regionOf(a), regionOf(b));
    return regionOf(a) === regionOf(b)
      ? [`node ${a}`, `node ${b}`]
      : [`node ${a}`, `node ${b}`, `regions ${between}`];
  };
  return splitByCaps(pairs, uses, (name) => (name.startsWith('regions ') ? regionPairCap : 1));
}
