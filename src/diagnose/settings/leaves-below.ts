import {factSegments, type NodeFacts} from '../../model/fact.ts';
import {leafNamesIn} from '../../model/leaf-table.ts';
import {rememberedIn} from '../../model/remembered.ts';

/** Names directly below a prefix: `cgroup.throttle` with a leaf `cgroup.throttle["/a"].periods` gives `/a`. */
export function namesBelow(facts: NodeFacts | undefined, prefix: string): string[] {
  if (facts === undefined) return [];
  const paths = leafNamesIn(facts, prefix.split(/[.[]/, 1)[0] ?? '');
  return [...listed(paths, prefix)];
}

// Nodes with the same facts share one list of their names, so it is looked through once.
const listed = rememberedIn((paths: readonly string[], prefix): readonly string[] => {
  const depth = factSegments(prefix).length;
  const names = new Set<string>();
  for (const path of paths) {
    if (!path.startsWith(`${prefix}.`) && !path.startsWith(`${prefix}[`)) continue;
    const name = factSegments(path)[depth];
    if (name !== undefined) names.add(name);
  }
  return [...names].sort();
});
