import {clusterFailureMessage} from '../inventory/kubernetes/failure-message.ts';
import type {Message} from '../model/message.ts';
import {type KubeContext, openContext} from '../platform/kube/config.ts';
import {listOwnNamespaces, type Removal, removeNamespace} from '../reach/index.ts';

export type CleanRequest = {
  /** Empty: the current context. */
  contexts: readonly string[];
  kubeconfig?: string | undefined;
  /** Also namespaces whose deadline has not passed. */
  all: boolean;
  /** Says what would be done, and does nothing. */
  dryRun: boolean;
};

/** What became of one namespace that a run left. */
export type Cleaned = {
  namespace: string;
  fate: Removal | {state: 'kept'; deadline: Date | undefined} | {state: 'would-be-removed'};
};

export type CleanedCluster = {context: string; failure?: Message; namespaces: Cleaned[]};

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

async function cleanCluster(
  cluster: KubeContext,
  {all, dryRun}: CleanRequest,
): Promise<CleanedCluster> {
  const {name: context, server} = cluster;
  const listed = await listOwnNamespaces(cluster);
  if (!listed.ok) {
    return {context, failure: clusterFailureMessage(context, server, listed), namespaces: []};
  }
  const namespaces = listed.items.map(async ({name, deadline}): Promise<Cleaned> => {
    // One that does not say until when it is needed is not taken from anybody.
    const over = deadline !== undefined && deadline.getTime() < Date.now();
    if (!all && !over) return {namespace: name, fate: {state: 'kept', deadline}};
    if (dryRun) return {namespace: name, fate: {state: 'would-be-removed'}};
    return {namespace: name, fate: await removeNamespace(cluster, name)};
  });
  return {context, namespaces: await Promise.all(namespaces)};
}
