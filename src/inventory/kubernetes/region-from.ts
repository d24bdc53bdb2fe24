import {AppError} from '../../model/error.ts';
import type {ClusterNode} from './cluster-node.ts';

/** Reads a region off a node of a cluster; `undefined` where it tells none. */
export type RegionFrom = (node: ClusterNode, context: string) => string | undefined;

const REGION_LABELS = ['topology.kubernetes.io/region', 'failure-domain.beta.kubernetes.io/region'];

/**
 * `--region-from`: `context` (each cluster is a region), `label:KEY`, or `regex:EXPRESSION` on “CONTEXT/NODE”, whose
 * first group is the region. Left out: the standard region label, and the context for nodes that have none.
 */
export function regionFrom(given: string | undefined): RegionFrom {
  if (given === undefined) return (node, context) => labelled(node, REGION_LABELS) ?? context;
  if (given === 'context') return (_node, context) => context;
  const [kind, rest] = [given.slice(0, given.indexOf(':')), given.slice(given.indexOf(':') + 1)];
  if (kind === 'label' && rest !== '') return (node) => labelled(node, [rest]);
  if (kind === 'regex' && rest !== '') {
    const pattern = compiled(given, rest);
    return (node, context) => pattern.exec(`${context}/${node.name}`)?.[1];
  }
  throw new AppError('kube-region-from', {given});
}

function compiled(given: string, text: string): RegExp {
  try {
    return new RegExp(text);
  } catch (cause) {
    throw new AppError('kube-region-from', {given}, {cause});
  }
}

function labelled({labels}: ClusterNode, keys: readonly string[]): string | undefined {
  for (const key of keys) if (labels[key]) return labels[key];
  return undefined;
}
