import {byText} from '../../compare/order.ts';
import {type Node, regionOf} from '../../model/node.ts';
import type {PathResult} from '../../model/path.ts';
import {rememberedOf} from '../../model/remembered.ts';

/** Path results by place: the order in which they came must not show in a report. */
export const pathsByPlace = rememberedOf((paths: readonly PathResult[]): readonly PathResult[] => {
  const keyed = paths.map((path) => {
    const {source, destination, layer, at} = path;
    return {path, key: `${source}\n${destination}\n${layer}\n${at}`};
  });
  return keyed.sort((a, b) => byText(a.key, b.key)).map(({path}) => path);
});

/** Region by node id. */
export const regionsOf = rememberedOf(
  (nodes: readonly Node[]): ReadonlyMap<string, string> =>
    new Map(nodes.map((node) => [node.id, regionOf(node)])),
);
