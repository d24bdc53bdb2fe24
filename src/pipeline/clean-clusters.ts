import {clusterFailureMessage} from '../inventory/kubernetes/failure-message.ts';
import type {Message} from '../model/message.ts';
import {type KubeContext, openContext} from '../platform/kube/config.ts';
import type {Listed} from '../platform/kube/list.ts';
import {
  listOwnNamespaces,
  listOwnObjects,
  type Removal,
  removeNamespace,
  removeObject,
} from '../reach/index.ts';

export type CleanRequest = {
  /** Empty: the current context. */
  contexts: readonly string[];
  kubeconfig?: string | undefined;
  /** Objects of runs in this namespace, instead of namespaces of runs. */
  probeNamespace?: string | undefined;
  /** Also namespaces whose deadline has not passed. */
  all: boolean;
  /** Says what would be done, and does nothing. */
  dryRun: boolean;
};

/** What became of one namespace that a run left, or of one object in a namespace that stays. */
export type Cleaned = {
  /** `samespec-0a1b2c3d`, `probes/pods/node-0a1b2c3d4e` */
  name: string;
  fate: Removal | {state: 'kept'; deadline: Date | undefined} | {state: 'would-be-removed'};
};

export type CleanedCluster = {context: string; failure?: Message; left: Cleaned[]};

/**
 * Removes what runs left in clusters. Every context is opened before anything is removed, so that what the user gave
 * wrong stops it; a cluster that does not answer costs itself only.
 */
export async function cleanClusters(request: CleanRequest): Promise<CleanedCluster[]> {
  const {contexts, kubeconfig} = request;
  const names = contexts.length === 0 ? [undefined] : [...new Set(contexts)];
  const opened: KubeContext[] = [];
  for (const context of names) {
    opened.push(
      await openContext({
        ...(context === undefined ? {} : {context}),
        ...(kubeconfig === undefined ? {} : {kubeconfig}),
      }),
    );
  }
  return Promise.all(opened.map((cluster) => cleanCluster(cluster, request)));
}

type Left = {name: string; deadline: Date | undefined; remove: () => Promise<Removal>};

async function cleanCluster(cluster: KubeContext, request: CleanRequest): Promise<CleanedCluster> {
  const {name: context, server} = cluster;
  const listed = await leftIn(cluster, request.probeNamespace);
  if (!listed.ok) {
    return {context, failure: clusterFailureMessage(context, server, listed), left: []};
  }
  return {context, left: await Promise.all(listed.items.map((one) => cleaned(one, request)))};
}

async function leftIn(
  cluster: KubeContext,
  probeNamespace: string | undefined,
): Promise<Listed<Left>> {
  if (probeNamespace === undefined) {
    const listed = await listOwnNamespaces(cluster);
    if (!listed.ok) return listed;
    const items = listed.items.map(({name, deadline}) => {
      return {name, deadline, remove: () => removeNamespace(cluster, name)};
    });
    return {...listed, items};
  }
  const listed = await listOwnObjects(cluster, probeNamespace);
  if (!listed.ok) return listed;
  const items = listed.items.map(({name, path, deadline}) => {
    return {name: `${probeNamespace}/${name}`, deadline, remove: () => objectGone(cluster, path)};
  });
  return {...listed, items};
}

async function objectGone(cluster: KubeContext, path: string): Promise<Removal> {
  const why = await removeObject(cluster, path);
  return why === null ? {state: 'removed'} : {state: 'refused', detail: why};
}

async function cleaned(
  {name, deadline, remove}: Left,
  {all, dryRun}: CleanRequest,
): Promise<Cleaned> {
  // One that does not say until when it is needed is not taken from anybody.
  const over = deadline !== undefined && deadline.getTime() < Date.now();
  if (!all && !over) return {name, fate: {state: 'kept', deadline}};
  if (dryRun) return {name, fate: {state: 'would-be-removed'}};
  return {name, fate: await remove()};
}
