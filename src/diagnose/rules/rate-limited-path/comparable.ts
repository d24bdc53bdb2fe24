import type {Node} from '../../../model/node.ts';
import {regionOf} from '../../../model/node.ts';
import {type Observed, seen} from '../../../model/observed.ts';
import {rememberedOf} from '../../../model/remembered.ts';
import type {EvidenceView, Input} from '../../define-rule.ts';
import {allThroughput, echo} from '../../inputs/index.ts';
import {reached} from './flow.ts';

export type Relation = 'inside' | 'between';

/** Measured directions of the same kind as a pair: inside a region, or between regions. */
export type Kind = {
  relation: Relation;
  /** What the better half reaches, bytes per second; 0 without flows. */
  usual: number;
  /** Bytes on the way at once on the better half: rate times round trip. Null where no round trip is known. */
  usualUnderWay: number | null;
  /** Directions of other pairs, of those that reach so many bytes per second. */
  others(atLeast: number): number;
};

/** What a pair is held against. */
export type Comparable = (source: Node, destination: Node) => Kind;

/** Missing where no flow was measured at all. */
export function comparableFlows(): Input<Comparable> {
  return {name: MEASURED.name, read: comparableOf};
}

const MEASURED = allThroughput();

/** A measured direction, with the rate that it has at least. `rttMs` is null where no echo came back. */
type Flow = {pair: string; relation: Relation; bytesPerSecond: number; rttMs: number | null};

// Every pair asks; the answer is the same.
const comparableOf = rememberedOf((view: EvidenceView): Observed<Comparable> => {
  const found = MEASURED.read(view, {kind: 'fleet'});
  if (!found.ok) return found;
  const nodes = new Map(view.nodes.map((node) => [node.id, node]));
  const flows = found.value.flatMap((result): Flow[] => {
    const source = nodes.get(result.source);
    const destination = nodes.get(result.destination);
    // One that still grows is faster yet, so as a measure for others it is only too mild.
    const flow = reached(result);
    if (source === undefined || destination === undefined || flow === null) return [];
    const series = echo('host').read(view, {kind: 'pair', source, destination});
    return [
      {
        pair: pairKey(source, destination),
        relation: relationOf(source, destination),
        bytesPerSecond: flow.median,
        rttMs: series.ok ? series.value.rttMinMs : null,
      },
    ];
  });
  const byRelation = Map.groupBy(flows, ({relation}) => relation);
  const kinds = {
    inside: kindOf('inside', byRelation.get('inside') ?? []),
    between: kindOf('between', byRelation.get('between') ?? []),
  };
  const pick: Comparable = (source, destination) =>
    kinds[relationOf(source, destination)](pairKey(source, destination));
  return seen(pick, found.source);
});

function kindOf(relation: Relation, flows: readonly Flow[]): (pair: string) => Kind {
  const rates = flows.map(({bytesPerSecond}) => bytesPerSecond).sort((a, b) => a - b);
  const underWay = flows
    .flatMap(({bytesPerSecond, rttMs}) => (rttMs === null ? [] : [bytesPerSecond * (rttMs / 1000)]))
    .sort((a, b) => a - b);
  const usual = reachable(rates) ?? 0;
  const usualUnderWay = reachable(underWay);
  const byPair = Map.groupBy(flows, ({pair}) => pair);
  return (pair) => ({
    relation,
    usual,
    usualUnderWay,
    others(atLeast) {
      const own = byPair.get(pair)?.filter(({bytesPerSecond}) => bytesPerSecond >= atLeast) ?? [];
      return countFrom(rates, atLeast) - own.length;
    },
  });
}

/** How many of ascending values are at least `least`, by halving. */
function countFrom(sorted: readonly number[], least: number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as number) < least) from = middle + 1;
    else to = middle;
  }
  return sorted.length - from;
}

/** The same for both directions. */
function pairKey({id: a}: Node, {id: b}: Node): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}

function relationOf(source: Node, destination: Node): Relation {
  return regionOf(source) === regionOf(destination) ? 'inside' : 'between';
}

/**
 * What the better half reaches, as its median: with one region limited among three, two thirds of the paths between
 * regions are slow, and the median of all would be theirs.
 */
function reachable(sorted: readonly number[]): number | null {
  const upper = sorted.slice(Math.floor(sorted.length / 2));
  return upper[Math.floor(upper.length / 2)] ?? null;
}
