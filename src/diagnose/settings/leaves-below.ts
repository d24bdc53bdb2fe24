import {factSegments, type NodeFacts} from '../../model/fact.ts';
import {leafNamesIn} from '../../model/leaf-table.ts';

/** Names directly below a prefix: `cgroup.throttle` with a leaf `cgroup.throttle["/a"].periods` gives `/a`. */
export function namesBelow(facts: NodeFacts | undefined, prefix: string): string[] {
  const segments = factSegments(prefix);
  const depth = segments.length;
  const names = new Set<string>();
  const own = facts === undefined ? [] : leafNamesIn(facts, segments[0] ?? '');
  for (const path of own) {
    if (!path.startsWith(`${prefix}.`) && !path.startsWith(`${prefix}[`)) continue;
    const name = factSegments(path)[depth];
    if (name !== undefined) names.add(name);
  }
  return [...names].sort();
}
