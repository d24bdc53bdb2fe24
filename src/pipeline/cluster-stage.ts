import {type RawCluster, readCluster} from '../collect/cluster/index.ts';
import {isAppError} from '../model/error.ts';
import type {ClusterRef} from '../model/node.ts';
import {openContext} from '../platform/kube/config.ts';
import type {Progress} from './progress.ts';
import type {Session} from './session.ts';

/** Reads what every cluster says of itself, before any probe pod is made in it, and saves it as it came. */
export async function collectClusters(session: Session, progress: Progress): Promise<void> {
  const clusters = session.manifest.inventory.clusters ?? [];
  let done = 0;
  progress.update(done, clusters.length);
  await Promise.all(
    clusters.map(async (cluster, index) => {
      const raw = cluster.failure === undefined ? await readOne(session, cluster) : undefined;
      if (raw !== undefined) await session.writer.cluster(index, raw);
      done += 1;
      progress.update(done, clusters.length, cluster.context);
    }),
  );
}

/** A kubeconfig that changed since the nodes were listed costs this cluster’s facts and nothing else. */
async function readOne(
  {manifest, signal}: Session,
  {context, kubeconfig}: ClusterRef,
): Promise<RawCluster | undefined> {
  try {
    const opened = await openContext(kubeconfig === undefined ? {context} : {context, kubeconfig});
    const limits = {timeoutMs: manifest.settings.timeoutMs, signal};
    return await readCluster(opened, new Date().toISOString(), limits);
  } catch (error) {
    if (isAppError(error)) return undefined;
    throw error;
  }
}
