import type {Finding} from '../../model/finding.ts';
import {regionOf} from '../../model/node.ts';
import type {PlanTarget} from '../../model/plan.ts';
import type {ReportDocument} from '../../model/report.ts';
import {regionsOf} from '../criterion.ts';

/**
 * The order in which nodes are changed: one of the ailing region is tried first, the rest of that region follows,
 * then region by region. Nodes of the control plane come last of all, each after workers have shown that it works.
 */
export function rollOutOrder(
  document: ReportDocument,
  finding: Finding,
  targets: readonly PlanTarget[],
): string[] {
  const ailing = regionsOf(document, finding);
  const rank = ({node}: PlanTarget): [number, number, string, string] => {
    const region = regionOf(node);
    return [isControlPlane(node) ? 1 : 0, ailing.has(region) ? 0 : 1, region, node.id];
  };
  return [...targets].sort((a, b) => compare(rank(a), rank(b))).map(({node}) => node.id);
}

export function isControlPlane({labels}: Pick<PlanTarget['node'], 'labels'>): boolean {
  return /control-plane|master/.test(labels.role ?? '');
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (const [i, mine] of a.entries()) {
    const other = b[i];
    if (other === undefined || mine === other) continue;
    return mine < other ? -1 : 1;
  }
  return 0;
}
