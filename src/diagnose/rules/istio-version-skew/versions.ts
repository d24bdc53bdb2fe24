import type {Source} from '../../../model/observed.ts';
import {tellWords} from '../../clusters/workloads.ts';
import type {ReadCluster} from '../../inputs/clusters.ts';

export type MeshVersions = {
  cluster: string;
  /** Tags of the control plane and of the proxies (sidecars or ztunnels), sorted. */
  control: readonly string[];
  proxies: readonly string[];
  source: Source;
  facts: readonly string[];
};

/** `null` where no mesh runs, or nothing of it may be read. */
export function versionsOf(cluster: ReadCluster): MeshVersions | null {
  const control = tellWords(cluster, 'cluster', 'mesh', 'controlPlaneVersion');
  const sidecars = tellWords(cluster, 'cluster', 'mesh', 'proxyVersion');
  const tunnels = tellWords(cluster, 'cluster', 'mesh', 'ztunnelVersion');
  const all = [control, sidecars, tunnels].filter((one) => one !== null);
  const [first] = all;
  if (first === undefined) return null;
  const proxies = [...(sidecars?.value ?? []), ...(tunnels?.value ?? [])];
  return {
    cluster: cluster.context,
    control: control?.value ?? [],
    proxies: [...new Set(proxies)].sort(),
    source: first.source,
    facts: all.map(({fact}) => fact),
  };
}

/** `1.24.0-distroless` is 1.24; `null` for a tag that is no version. */
function minorOf(tag: string): {major: number; minor: number} | null {
  const match = /^v?(\d{1,3})\.(\d{1,3})(?:[.-]|$)/.exec(tag);
  return match === null ? null : {major: Number(match[1]), minor: Number(match[2])};
}

/** How many minor versions a proxy is behind (positive) or ahead of (negative) the control plane; `null`: unknown. */
export function minorsBehind(control: string, proxy: string): number | null {
  const [a, b] = [minorOf(control), minorOf(proxy)];
  return a === null || b === null || a.major !== b.major ? null : a.minor - b.minor;
}

/**
 * A proxy whose distance from every control plane is more than the documented one: as new as the control plane, or
 * one minor version older. During an upgrade two control planes run, and each may have proxies.
 */
export function skewed({control, proxies}: MeshVersions): string[] {
  return proxies.filter((proxy) => {
    const distances = control.map((one) => minorsBehind(one, proxy));
    return (
      distances.length > 0 &&
      distances.every((distance) => distance !== null && (distance > 1 || distance < 0))
    );
  });
}
