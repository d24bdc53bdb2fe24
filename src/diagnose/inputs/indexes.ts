import {type Node, regionOf} from '../../model/node.ts';
import type {PathResult} from '../../model/path.ts';

// Made once per list: every node of a large fleet asks for the same.
const BY_SOURCE = new WeakMap<readonly PathResult[], Map<string, PathResult[]>>();
const REGIONS = new WeakMap<readonly Node[], Map<string, string>>();

/** Path results that this node measured, in the order given. */
export function pathsFrom(paths: readonly PathResult[], node: string): readonly PathResult[] {
  let index = BY_SOURCE.get(paths);
  if (index === undefined) {
    index = Map.groupBy(paths, ({source}) => source);
    BY_SOURCE.set(paths, index);
  }
  return index.get(node) ?? [];
}

/** Region by node id. */
export function regionsOf(nodes: readonly Node[]): ReadonlyMap<string, string> {
  let regions = REGIONS.get(nodes);
  if (regions === undefined) {
    regions = new Map(nodes.map((node) => [node.id, regionOf(node)]));
    REGIONS.set(nodes, regions);
  }
  return regions;
}
