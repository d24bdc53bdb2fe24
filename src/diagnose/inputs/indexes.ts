import {type Node, regionOf} from '../../model/node.ts';
import type {PathResult} from '../../model/path.ts';
import {rememberedOf} from '../../model/remembered.ts';

// Made once per list: every node of a large fleet asks for the same.
const bySource = rememberedOf((paths: readonly PathResult[]) =>
  Map.groupBy(paths, ({source}) => source),
);

/** Path results that this node measured, in the order given. */
export function pathsFrom(paths: readonly PathResult[], node: string): readonly PathResult[] {
  return bySource(paths).get(node) ?? [];
}

/** Region by node id. */
export const regionsOf = rememberedOf(
  (nodes: readonly Node[]): ReadonlyMap<string, string> =>
    new Map(nodes.map((node) => [node.id, regionOf(node)])),
);
