import type {NodeSymptom, Symptom} from '../../model/comparison.ts';
import type {Finding, Scope} from '../../model/finding.ts';
import {type Node, regionOf} from '../../model/node.ts';

/** A symptom of a region, or of one node of it. */
export type AnySymptom = Symptom | NodeSymptom;

/** Nodes a finding is about; of pairs those at their centre, not everybody they lead to. */
export function nodesOf(scope: Scope, fleet: readonly Node[]): ReadonlySet<string> {
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
  return [...nodesOf(b, fleet)].some((node) => there.has(node));
}

/**
 * Whether a finding lies where a symptom is felt, and lies there more than with those it is compared with: what
 * holds everywhere alike makes nobody slower than the others.
 */
export function liesAt(finding: Finding, symptom: AnySymptom, fleet: readonly Node[]): boolean {
  const nodes = nodesOf(finding.scope, fleet);
  const share = (members: readonly string[]): number =>
    members.filter((id) => nodes.has(id)).length / Math.max(1, members.length);
  const others = fleet.filter(
    (node) =>
      symptom.referenceRegions.includes(regionOf(node)) &&
      !('node' in symptom && node.id === symptom.node),
  );
  const own =
    'node' in symptom
      ? [symptom.node]
      : fleet.filter((node) => regionOf(node) === symptom.region).map(idOf);
  return share(own) > share(others.map(idOf));
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
