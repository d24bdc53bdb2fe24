import type {Scope} from '../../model/finding.ts';
import {regionOf} from '../../model/node.ts';
import type {ReportDocument} from '../../model/report.ts';

/** What lies in several cohorts or in none. */
export const FLEET = 'fleet';

/** Nodes a scope names: both ends of each pair, all nodes of each region. */
export function nodesInScope(scope: Scope, {run}: ReportDocument): string[] {
  switch (scope.kind) {
    case 'node':
    case 'cohort':
      return [...scope.nodes];
    case 'pair':
      return [...new Set(scope.pairs.flat())];
    case 'region':
      return run.inventory.nodes
        .filter((node) => scope.regions.includes(regionOf(node)))
        .map(({id}) => id);
  }
}

/** Name of the one cohort that holds all these nodes, else `fleet`. */
export function cohortFinder({comparison}: ReportDocument): (nodes: readonly string[]) => string {
  const byNode = new Map<string, string>();
  for (const {id, nodes} of comparison.cohorts) for (const node of nodes) byNode.set(node, id);
  return (nodes) => {
    const found = new Set(nodes.map((node) => byNode.get(node) ?? FLEET));
    const [only] = found;
    return found.size === 1 && only !== undefined ? only : FLEET;
  };
}
