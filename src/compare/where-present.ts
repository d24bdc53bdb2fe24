import {matchesPattern} from '../model/fact.ts';

/**
 * Facts of things that only some nodes have by nature (an interface, a route to a pod network, an image that
 * is scheduled here): compared among the nodes that have the thing; not having it is no difference.
 * The default route is a thing every node has.
 */
const PATTERNS = [
  'net.link.**',
  'net.route.**',
  'container.image.**',
  'workload.**',
  'namespace.**',
  'cluster.mesh.destinationRule.**',
];
const EXCEPT = ['net.route.default.**'];

export function comparedWherePresent(fact: string): boolean {
  if (!PATTERNS.some((pattern) => matchesPattern(pattern, fact))) return false;
  return !EXCEPT.some((pattern) => matchesPattern(pattern, fact));
}
