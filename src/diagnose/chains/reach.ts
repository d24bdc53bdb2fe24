import type {NodeSymptom, Symptom} from '../../model/comparison.ts';
import type {Finding, Scope} from '../../model/finding.ts';
import {type Node, regionOf} from '../../model/node.ts';

/** A symptom of a region, or of one node of it. */
export type AnySymptom = Symptom | NodeSymptom;

/** Where a finding lies: its nodes, and how many of them in each region. */
type Place = {nodes: ReadonlySet<string>; byRegion: ReadonlyMap<string, number>};

// Made once per finding: there may be as many symptoms as nodes.
const places = new WeakMap<
  readonly Node[],
  {sizes: Map<string, number>; of: WeakMap<Scope, Place>}
>();

/** Nodes a finding is about; of pairs those at their centre, not everybody they lead to. */
export function nodesOf(scope: Scope, fleet: readonly Node[]): ReadonlySet<string> {
  return placeOf(scope, fleet).nodes;
}

function placeOf(scope: Scope, fleet: readonly Node[]): Place {
  const {of} = groundOf(fleet);
  const known = of.get(scope);
  if (known !== undefined) return known;
  const nodes = nodesIn(scope, fleet);
  const byRegion = new Map<string, number>();
  for (const node of fleet) {
    if (nodes.has(node.id)) byRegion.set(regionOf(node), (byRegion.get(regionOf(node)) ?? 0) + 1);
  }
  const place = {nodes, byRegion};
  of.set(scope, place);
  return place;
}

function groundOf(fleet: readonly Node[]) {
  let ground = places.get(fleet);
  if (ground === undefined) {
    const sizes = new Map<string, number>();
    for (const node of fleet) sizes.set(regionOf(node), (sizes.get(regionOf(node)) ?? 0) + 1);
    ground = {sizes, of: new WeakMap()};
    places.set(fleet, ground);
  }
  return ground;
}

function nodesIn(scope: Scope, fleet: readonly Node[]): ReadonlySet<string> {
  switch (scope.kind) {
    case 'node':
    case 'cohort':
      return new Set(scope.nodes);
    case 'region':
      return new Set(fleet.filter((node) => scope.regions.includes(regionOf(node))).map(idOf));
    case 'pair':
      return centreOf(scope.pairs, fleet);
  }
}

/** Where both are about some of the same nodes, or the same pairs. */
export function meets(a: Scope, b: Scope, fleet: readonly Node[]): boolean {
  if (a.kind === 'pair' && b.kind === 'pair') {
    const pairs = new Set(a.pairs.map(unordered));
    return b.pairs.some((pair) => pairs.has(unordered(pair)));
  }
  const there = nodesOf(a, fleet);
  for (const node of nodesOf(b, fleet)) if (there.has(node)) return true;
  return false;
}

/**
 * Whether a finding lies where a symptom is felt, and lies there more than with those it is compared with: what
 * holds everywhere alike makes nobody slower than the others.
 */
export function liesAt(finding: Finding, symptom: AnySymptom, fleet: readonly Node[]): boolean {
  const {nodes, byRegion} = placeOf(finding.scope, fleet);
  const {sizes} = groundOf(fleet);
  const {region, referenceRegions} = symptom;
  const sum = (counts: ReadonlyMap<string, number>): number =>
    referenceRegions.reduce((total, one) => total + (counts.get(one) ?? 0), 0);
  let [affected, others] = [sum(byRegion), sum(sizes)];
  let own = (byRegion.get(region) ?? 0) / Math.max(1, sizes.get(region) ?? 0);
  if ('node' in symptom) {
    const has = nodes.has(symptom.node);
    own = has ? 1 : 0;
    // It is none of its own peers.
    if (referenceRegions.includes(region)) {
      affected -= has ? 1 : 0;
      others -= 1;
    }
  }
  return own > affected / Math.max(1, others);
}

/**
 * The nodes of the region, or else the node, at which all pairs meet: of black holes between hk and everybody
 * that is hk. Where they have none in common, all their ends.
 */
function centreOf(
  pairs: readonly (readonly [string, string])[],
  fleet: readonly Node[],
): ReadonlySet<string> {
  const ends = new Set(pairs.flat());
  const regions = new Map(fleet.map((node) => [node.id, regionOf(node)]));
  const groups = Map.groupBy(ends, (id) => regions.get(id) ?? id);
  const shared = [...groups.values()].filter((members) =>
    pairs.every((pair) => pair.some((id) => members.includes(id))),
  );
  if (shared.length === 0) return ends;
  const alone = [...new Set(shared.flat())].filter((id) =>
    pairs.every((pair) => pair.includes(id)),
  );
  return new Set(alone.length === 1 ? alone : shared.flat());
}

function unordered([a, b]: readonly [string, string]): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`;
}

function idOf({id}: Node): string {
  return id;
}
