import {AppError} from '../../model/error.ts';
import type {ClusterRef, Node} from '../../model/node.ts';
import {type KubeContext, openContext} from '../../platform/kube/config.ts';
import {type ReadCluster, readCluster} from './read-cluster.ts';
import {regionFrom} from './region-from.ts';

export type KubernetesRequest = {
  /** `--context`, as often as given. */
  contexts: readonly string[];
  kubeconfig?: string;
  /** `--selector`: which nodes of each cluster. */
  selector?: string;
  regionFrom?: string;
};

/**
 * The nodes of several clusters as one fleet. A cluster that does not answer is kept with its reason, as long as
 * another one answers. Two contexts of the same cluster are refused: its nodes would be counted twice.
 */
export async function readClusters(
  request: KubernetesRequest,
): Promise<{clusters: ClusterRef[]; nodes: Node[]}> {
  const regionOf = regionFrom(request.regionFrom);
  const {kubeconfig, selector} = request;
  // What the user gave wrong is told before any cluster is asked.
  const opened: KubeContext[] = [];
  for (const context of new Set(request.contexts)) {
    opened.push(await openContext(kubeconfig === undefined ? {context} : {kubeconfig, context}));
  }
  const read = await Promise.all(
    opened.map((context) => readCluster(context, {kubeconfig, selector, regionOf})),
  );
  refuseTwice(read.map(({cluster}) => cluster));
  const failure = read.find(({cluster}) => cluster.failure !== undefined)?.cluster.failure;
  if (failure !== undefined && read.every(({nodes}) => nodes.length === 0)) {
    throw new AppError('kube-no-answer', {detail: failure});
  }
  return {clusters: read.map(({cluster}) => cluster), nodes: uniquelyNamed(read)};
}

function refuseTwice(clusters: readonly ClusterRef[]): void {
  const seen = new Map<string, string>();
  for (const {uid, context} of clusters) {
    if (uid === undefined) continue;
    const first = seen.get(uid);
    if (first !== undefined) throw new AppError('kube-same-cluster', {first, second: context});
    seen.set(uid, context);
  }
}

/** Clusters often give the same names; then each is told with its context before it. */
function uniquelyNamed(read: readonly ReadCluster[]): Node[] {
  const counts = new Map<string, number>();
  for (const {nodes} of read) for (const {id} of nodes) counts.set(id, (counts.get(id) ?? 0) + 1);
  return read.flatMap(({cluster, nodes}) =>
    nodes.map((node) =>
      counts.get(node.id) === 1 ? node : {...node, id: `${plainWord(cluster.context)}.${node.id}`},
    ),
  );
}

/** Context names hold anything: `arn:aws:eks:eu-west-1:1:cluster/prod`. */
function plainWord(context: string): string {
  return (
    context.replaceAll(/[^A-Za-z0-9_-]+/g, '-').replaceAll(/^[^A-Za-z0-9]+|-+$/g, '') || 'cluster'
  );
}
