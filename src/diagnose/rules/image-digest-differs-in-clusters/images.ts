import {containersOf, type Told, tell, tellWords, workloadsOf} from '../../clusters/workloads.ts';
import type {ReadCluster} from '../../inputs/clusters.ts';
import {NUMBER} from '../../inputs/kinds.ts';

/** What one cluster runs as one container of a workload. `fact` is the digest’s. */
export type ClusterImage = {
  cluster: string;
  images: readonly string[];
  /** `manifest` or `config`, and the runtime and architecture it was told by: only the same are comparable. */
  kind: string;
  digests: Told<readonly string[]>;
};

/** One container of a workload in all clusters that run it. */
export type SharedImage = {workload: string; container: string; running: readonly ClusterImage[]};

export function imagesOf(clusters: readonly ReadCluster[]): SharedImage[] {
  const found = new Map<string, {workload: string; container: string; running: ClusterImage[]}>();
  for (const cluster of clusters) {
    const told = placeOf(cluster);
    for (const workload of workloadsOf(cluster)) {
      if ((tell(cluster, NUMBER, 'workload', workload, 'pods')?.value ?? 0) === 0) continue;
      for (const container of containersOf(cluster, workload)) {
        const image = imageOf(cluster, told, ['workload', workload, 'container', container]);
        add(found, workload, container, image);
      }
      add(
        found,
        workload,
        'istio-proxy',
        imageOf(cluster, told, ['workload', workload, 'sidecar']),
      );
    }
  }
  return [...found.values()];
}

function add(
  found: Map<string, {workload: string; container: string; running: ClusterImage[]}>,
  workload: string,
  container: string,
  image: ClusterImage | null,
): void {
  if (image === null) return;
  const key = `${workload}\n${container}`;
  const known = found.get(key);
  if (known === undefined) found.set(key, {workload, container, running: [image]});
  else known.running.push(image);
}

/** Runtimes tell different digests of one image; images for several architectures have one for each. */
function placeOf(cluster: ReadCluster): string {
  const runtimes = tellWords(cluster, 'cluster', 'runtimes')?.value ?? ['unknown'];
  const architectures = tellWords(cluster, 'cluster', 'architectures')?.value ?? ['unknown'];
  return [...runtimes, ...architectures].join(' ');
}

function imageOf(cluster: ReadCluster, place: string, key: readonly string[]): ClusterImage | null {
  const images = tellWords(cluster, ...key, 'image')?.value;
  if (images === undefined) return null;
  for (const kind of ['manifest', 'config'] as const) {
    const digests = tellWords(cluster, ...key, `${kind}Digest`);
    if (digests !== null) {
      return {cluster: cluster.context, images, kind: `${kind} ${place}`, digests};
    }
  }
  return null;
}
