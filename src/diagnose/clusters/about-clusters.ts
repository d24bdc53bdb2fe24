import {byText} from '../../compare/order.ts';
import type {Claim} from '../define-rule.ts';
import type {ReadCluster} from '../inputs/clusters.ts';

/** Whom a claim about these clusters concerns: their nodes, or their regions where no node of them is here. */
export function aboutClusters(
  contexts: readonly string[],
  all: readonly ReadCluster[],
): NonNullable<Claim['about']> {
  const wanted = new Set(contexts);
  const meant = all.filter(({context}) => wanted.has(context));
  const nodes = meant.flatMap((one) => one.nodes).sort(byText);
  if (nodes.length > 0) return {nodes};
  return {regions: [...new Set(meant.map(({region}) => region))].sort(byText)};
}

/** Two clusters in no region: a difference between clusters cannot be told from one between regions. */
export function isOnePerRegion(all: readonly ReadCluster[]): boolean {
  return new Set(all.map(({region}) => region)).size === all.length;
}
