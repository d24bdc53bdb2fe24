import {RawCluster} from '../collect/cluster/index.ts';
import {TEMPORARY_SERVICE} from '../reach/index.ts';
import {loadRun} from '../store/load.ts';
import {meshRevision} from './mesh-revision.ts';
import type {Progress} from './progress.ts';
import type {Session} from './session.ts';

/**
 * Starts the probe pods of all nodes of clusters together. Where paths will be measured, regions that have no service
 * of the user’s get a temporary one, so that the step from pod to service can be told.
 */
export async function startProbes(
  session: Session,
  measure: boolean,
  progress: Progress,
): Promise<void> {
  const {manifest, reach, signal, writer} = session;
  const {inventory} = manifest;
  const meshes = await meshesOf(session);
  const layers = measure && manifest.stages.measure !== 'done';
  const made = await reach.prepare?.(inventory.nodes, {
    signal,
    layers,
    meshOf: (context) => meshes.get(context),
    onProgress: (done, total, node) => progress.update(done, total, node),
  });
  if (!layers) return;
  const own = inventory.services.filter(({origin}) => origin !== TEMPORARY_SERVICE);
  const served = new Set(own.map(({region}) => region));
  inventory.services = [...own, ...(made ?? []).filter(({region}) => !served.has(region))];
  await writer.manifest(manifest);
}

/** From what the clusters said of themselves a moment ago; a cluster that said nothing has no mesh that we know of. */
async function meshesOf({manifest, writer}: Session): Promise<Map<string, string>> {
  const saved = await loadRun('', writer.folder);
  const found = new Map<string, string>();
  for (const [index, {context}] of (manifest.inventory.clusters ?? []).entries()) {
    const bytes = await saved.cluster(index);
    if (bytes === undefined) continue;
    const raw = RawCluster.safeParse(JSON.parse(bytes.toString('utf8')));
    const revision = raw.success ? meshRevision(raw.data) : undefined;
    if (revision !== undefined) found.set(context, revision);
  }
  return found;
}
