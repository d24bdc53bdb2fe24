import type {PathMtuResult, PathMtuState} from '../../model/path.ts';
import {type Grid, lookOf} from './path-mtu.ts';

/** All that a pattern asks of a path. */
export type JudgedPath = Pick<PathMtuResult, 'source' | 'destination' | 'state'>;

/** Which cells of the table are alike: where to look first. */
export type PatternShape =
  /** Every path: what all share, or the measuring itself. */
  | {kind: 'all'}
  /** A row, a column, a cross of one node: its way out, its way in, the node. */
  | {kind: 'node-out' | 'node-in' | 'node-cross'; node: string}
  /** The same of a whole region, toward the other regions. `region-whole` includes the paths inside. */
  | {kind: 'region-out' | 'region-in' | 'region-cross' | 'region-whole'; region: string}
  /** Paths inside one region. */
  | {kind: 'region-inside'; region: string}
  /** A block off the diagonal, one way: what leads from the one region to the other. */
  | {kind: 'block'; from: string; to: string}
  /** Both blocks of two regions. */
  | {kind: 'region-pair'; between: [string, string]}
  /** The rest, which no shape explains. */
  | {kind: 'single'; pairs: [string, string][]};

export type Pattern = PatternShape & {
  /** What these paths are: lost packets, or nothing known. */
  problem: 'critical' | 'unknown';
  /** The state they all have, null where they differ. */
  state: PathMtuState | null;
  count: number;
  /** Block and pair: the paths inside these regions are fine, so neither region as such is at fault. */
  cleanInside: boolean;
};

// Two alike may be chance, and so may be a pair without its others.
const PATHS_AT_LEAST = 3;
const PATTERNS_AT_MOST = 6;

type Candidate = {shape: PatternShape; rank: number; judged: number; members: JudgedPath[]};

/**
 * Names what bad cells of a table have in common, largest first; cells in no pattern come last, together. A shape is
 * named when at least three paths of it were judged and all of these are bad. Of shapes that cover as much, the
 * one that says more is named: regions before nodes, both ways before one way. Pure.
 */
export function patternsOf(grid: Grid<JudgedPath>): Pattern[] {
  return [...patternsFor(grid, 'critical'), ...patternsFor(grid, 'unknown')];
}

function patternsFor(grid: Grid<JudgedPath>, problem: Pattern['problem']): Pattern[] {
  const bad = new Set([...grid.results.values()].filter(({state}) => lookOf(state) === problem));
  if (bad.size === 0) return [];
  const candidates = candidatesOf(grid, problem, bad);
  const left = new Set(bad);
  const patterns: Pattern[] = [];
  while (left.size >= PATHS_AT_LEAST && patterns.length < PATTERNS_AT_MOST) {
    const best = bestOf(candidates, left);
    if (best === null) break;
    patterns.push(patternFrom(grid, best.shape, problem, best.members));
    for (const member of best.members) left.delete(member);
  }
  if (left.size === 0) return patterns;
  const rest = [...left];
  const pairs = rest.map(({source, destination}): [string, string] => [source, destination]);
  return [...patterns, patternFrom(grid, {kind: 'single', pairs: pairs.sort()}, problem, rest)];
}

/** Shapes of which every judged path is bad, with these paths. */
function candidatesOf(
  grid: Grid<JudgedPath>,
  problem: Pattern['problem'],
  bad: ReadonlySet<JudgedPath>,
): Candidate[] {
  const found = new Map<string, Candidate>();
  for (const result of grid.results.values()) {
    // A path of which nothing is known says nothing against a shape of lost packets.
    if (problem === 'critical' && result.state === 'unknown') continue;
    for (const [rank, shape] of shapesOf(grid, result).entries()) {
      if (shape === null) continue;
      const key = JSON.stringify(shape);
      const candidate = found.get(key) ?? {shape, rank, judged: 0, members: []};
      candidate.judged++;
      if (bad.has(result)) candidate.members.push(result);
      found.set(key, candidate);
    }
  }
  return [...found.values()].filter(
    ({judged, members}) => judged >= PATHS_AT_LEAST && members.length === judged,
  );
}

/** Every shape a path is part of; of those that cover as much the earlier one is named. */
function shapesOf(
  grid: Grid<JudgedPath>,
  {source, destination}: JudgedPath,
): (PatternShape | null)[] {
  const from = grid.regionOf.get(source) ?? '-';
  const to = grid.regionOf.get(destination) ?? '-';
  const within = from === to;
  // A region of one node is that node.
  const many = (region: string) => (grid.sizes.get(region) ?? 0) > 1;
  const across = (kind: 'region-out' | 'region-in' | 'region-cross', region: string) =>
    within || !many(region) ? null : {kind, region};
  const whole = (region: string) =>
    many(region) ? ({kind: 'region-whole', region} as const) : null;
  const between: [string, string] = from < to ? [from, to] : [to, from];
  return [
    {kind: 'all'},
    within ? null : {kind: 'region-pair', between},
    within ? null : {kind: 'block', from, to},
    whole(from),
    within ? null : whole(to),
    across('region-cross', from),
    across('region-cross', to),
    across('region-out', from),
    across('region-in', to),
    within ? {kind: 'region-inside', region: from} : null,
    {kind: 'node-cross', node: source},
    {kind: 'node-cross', node: destination},
    {kind: 'node-out', node: source},
    {kind: 'node-in', node: destination},
  ];
}

function bestOf(candidates: readonly Candidate[], left: ReadonlySet<JudgedPath>): Candidate | null {
  let best: Candidate | null = null;
  let most = PATHS_AT_LEAST;
  for (const candidate of candidates) {
    const covers = candidate.members.filter((member) => left.has(member)).length;
    if (covers < most) continue;
    if (covers === most && best !== null && !isPlainer(candidate, best)) continue;
    best = candidate;
    most = covers;
  }
  return best;
}

/** Of the same coverage: the shape with fewer cells that are told already, then the earlier kind, then the name. */
function isPlainer(one: Candidate, other: Candidate): boolean {
  if (one.judged !== other.judged) return one.judged < other.judged;
  if (one.rank !== other.rank) return one.rank < other.rank;
  return JSON.stringify(one.shape) < JSON.stringify(other.shape);
}

function patternFrom(
  grid: Grid<JudgedPath>,
  shape: PatternShape,
  problem: Pattern['problem'],
  members: readonly JudgedPath[],
): Pattern {
  const states = new Set(members.map(({state}) => state));
  const [state = null] = states;
  return {
    ...shape,
    problem,
    state: states.size === 1 ? state : null,
    count: members.length,
    cleanInside: isCleanInside(grid, shape),
  };
}

function isCleanInside(grid: Grid<JudgedPath>, shape: PatternShape): boolean {
  const regions =
    shape.kind === 'block'
      ? [shape.from, shape.to]
      : shape.kind === 'region-pair'
        ? shape.between
        : [];
  const inside = regions.flatMap((region) => grid.blocks.get(`${region}\n${region}`) ?? []);
  return inside.length > 0 && inside.every(({state}) => lookOf(state) === 'ok');
}
