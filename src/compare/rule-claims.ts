import type {Finding} from '../model/finding.ts';
import {type Node, regionOf} from '../model/node.ts';
import type {RuleClaim} from './explain/index.ts';
import {byText} from './order.ts';

/**
 * What rules say, for weighing it together with the data: only findings that claim an effect. A note says that a
 * difference does no harm, so it explains nothing.
 */
export function ruleClaims(findings: readonly Finding[], nodes: readonly Node[]): RuleClaim[] {
  return findings
    .filter(({verdict}) => verdict === 'cause' || verdict === 'contributor')
    .map(({kind, confidence, scope, facts = []}) => ({
      rule: kind,
      prior: confidence,
      nodes: nodesOf(scope, nodes),
      facts,
    }));
}

function nodesOf(scope: Finding['scope'], nodes: readonly Node[]): string[] {
  switch (scope.kind) {
    case 'node':
    case 'cohort':
      return [...scope.nodes].sort(byText);
    case 'region':
      return nodes.filter((node) => scope.regions.includes(regionOf(node))).map(({id}) => id);
    case 'pair':
      return endOf(scope.pairs, nodes);
  }
}

/**
 * Whom all pairs have in common: one node, or the nodes of one region. Pairs between all and sundry speak of all
 * their ends.
 */
function endOf(pairs: readonly (readonly [string, string])[], nodes: readonly Node[]): string[] {
  const ends = [...new Set(pairs.flat())].sort(byText);
  const single = ends.filter((end) => pairs.every((pair) => pair.includes(end)));
  if (single.length === 1) return single;
  const regions = new Map(nodes.map((node) => [node.id, regionOf(node)]));
  const common = [...new Set(ends.map((end) => regions.get(end)))].filter((region) =>
    pairs.every((pair) => pair.some((end) => regions.get(end) === region)),
  );
  if (common.length !== 1) return ends;
  return ends.filter((end) => regions.get(end) === common[0]);
}
