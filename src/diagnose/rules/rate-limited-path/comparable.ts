import type {Node} from '../../../model/node.ts';
import {regionOf} from '../../../model/node.ts';
import {type Observed, seen} from '../../../model/observed.ts';
import type {EvidenceView, Input} from '../../define-rule.ts';
import {allThroughput, echo} from '../../inputs/index.ts';
import {reached} from './flow.ts';

export type Relation = 'inside' | 'between';

/** A measured direction, with the rate that it has at least. `rttMs` is null where no echo came back. */
export type Flow = {
  source: string;
  destination: string;
  bytesPerSecond: number;
  rttMs: number | null;
};

export type Comparable = (
  source: Node,
  destination: Node,
) => {relation: Relation; flows: readonly Flow[]};

/** Directions of the same kind as a pair: inside a region, or between regions. Slowest first. */
export function comparableFlows(): Input<Comparable> {
  const measured = allThroughput();
  return {
    name: measured.name,
    read(view) {
      const known = answers.get(view);
      if (known !== undefined) return known;
      const answer = compute(view, measured);
      answers.set(view, answer);
      return answer;
    },
  };
}

// Every pair asks; the answer is the same.
const answers = new WeakMap<EvidenceView, Observed<Comparable>>();

function compute(
  view: EvidenceView,
  measured: ReturnType<typeof allThroughput>,
): Observed<Comparable> {
  const found = measured.read(view, {kind: 'fleet'});
  if (!found.ok) return found;
  const nodes = new Map(view.nodes.map((node) => [node.id, node]));
  const flows: Record<Relation, Flow[]> = {inside: [], between: []};
  for (const result of found.value) {
    const source = nodes.get(result.source);
    const destination = nodes.get(result.destination);
    // One that still grows is faster yet, so as a measure for others it is only too mild.
    const flow = reached(result);
    if (source === undefined || destination === undefined || flow === null) continue;
    const series = echo('host').read(view, {kind: 'pair', source, destination});
    flows[relationOf(source, destination)].push({
      source: source.id,
      destination: destination.id,
      bytesPerSecond: flow.median,
      rttMs: series.ok ? series.value.rttMinMs : null,
    });
  }
  for (const list of Object.values(flows)) list.sort((a, b) => a.bytesPerSecond - b.bytesPerSecond);
  const pick: Comparable = (source, destination) => {
    const relation = relationOf(source, destination);
    return {relation, flows: flows[relation]};
  };
  return seen(pick, found.source);
}

function relationOf(source: Node, destination: Node): Relation {
  return regionOf(source) === regionOf(destination) ? 'inside' : 'between';
}

/**
 * What the better half reaches, as its median: with one region limited among three, two thirds of the paths between
 * regions are slow, and the median of all would be theirs.
 */
export function reachable(sorted: readonly number[]): number | null {
  const upper = sorted.slice(Math.floor(sorted.length / 2));
  return upper[Math.floor(upper.length / 2)] ?? null;
}
