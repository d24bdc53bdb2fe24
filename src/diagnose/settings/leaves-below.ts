import {factSegments, type NodeFacts} from '../../model/fact.ts';

/** Names directly below a prefix: `cgroup.throttle` with a leaf `cgroup.throttle["/a"].periods` gives `/a`. */
export function namesBelow(facts: NodeFacts | undefined, prefix: string): string[] {
  const depth = factSegments(prefix).length;
  const names = new Set<string>();
  for (const path of Object.keys(facts?.leaves ?? {})) {
    if (!path.startsWith(`${prefix}.`) && !path.startsWith(`${prefix}[`)) continue;
    const name = factSegments(path)[depth];
    if (name !== undefined) names.add(name);
  }
  return [...names].sort();
}
