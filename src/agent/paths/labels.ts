import {isIPv6} from 'node:net';
import type {Member} from '../members/member.ts';
import type {Labels} from '../metrics/registry.ts';

/** Labels of the paths from this node, as far as its options want them. */
export type PathLabels = {
  regions(to: Member): Labels;
  path(to: Member): Labels;
};

export function pathLabels(
  self: {name: string; region: string},
  {layer, pairLabels}: {layer: string; pairLabels: boolean},
): PathLabels {
  const regions = (to: Member) => ({src_region: self.region, dst_region: to.region});
  return {
    regions,
    path: (to) => ({
      ...regions(to),
      layer,
      ip_version: isIPv6(to.address) ? '6' : '4',
      ...(pairLabels ? {src_node: self.name, dst_node: to.name} : {}),
    }),
  };
}
