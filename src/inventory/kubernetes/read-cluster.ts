import type {ClusterRef, Node} from '../../model/node.ts';
import {askKube} from '../../platform/kube/ask.ts';
import type {KubeContext} from '../../platform/kube/config.ts';
import {listKube} from '../../platform/kube/list.ts';
import {say} from '../strings.ts';
import {type ClusterNode, clusterNode} from './cluster-node.ts';
import {clusterFailureMessage} from './failure-message.ts';
import {nodeLabels} from './node-labels.ts';
import type {RegionFrom} from './region-from.ts';

export type ClusterRequest = {
  kubeconfig?: string | undefined;
  selector?: string | undefined;
  regionOf: RegionFrom;
};

export type ReadCluster = {cluster: ClusterRef; nodes: Node[]};

const LIMIT_MS = 20_000;

/** The nodes of one cluster. A cluster that cannot be asked is an answer too: no nodes, and the reason. */
export async function readCluster(
  context: KubeContext,
  request: ClusterRequest,
): Promise<ReadCluster> {
  const {name} = context;
  const {kubeconfig, selector} = request;
  const ref = {context: name, ...(kubeconfig === undefined ? {} : {kubeconfig})};
  const [listed, uid] = await Promise.all([
    listKube(context, {
      path: '/api/v1/nodes',
      labelSelector: selector,
      keep: clusterNode,
      timeoutMs: LIMIT_MS,
    }),
    clusterUid(context),
  ]);
  const cluster = {...ref, ...(uid === undefined ? {} : {uid})};
  if (!listed.ok) {
    return {
      cluster: {...cluster, failure: clusterFailureMessage(name, context.server, listed)},
      nodes: [],
    };
  }
  if (listed.items.length === 0) {
    return {cluster: {...cluster, failure: say('kube-no-nodes', {context: name})}, nodes: []};
  }
  return {cluster, nodes: listed.items.map((node) => nodeOf(node, name, request))};
}

/** The namespace kube-system lives as long as its cluster: its uid names the cluster, whatever the context is called. */
async function clusterUid(context: KubeContext): Promise<string | undefined> {
  const answer = await askKube(context, '/api/v1/namespaces/kube-system', {
    timeoutMs: LIMIT_MS,
    maxBytes: 1_000_000,
  });
  if (!answer.ok) return undefined;
  const {metadata} = answer.body as {metadata?: {uid?: unknown}};
  return typeof metadata?.uid === 'string' ? metadata.uid : undefined;
}

function nodeOf(node: ClusterNode, context: string, {kubeconfig, regionOf}: ClusterRequest): Node {
  const region = regionOf(node, context);
  return {
    id: node.name,
    reach: {
      kind: 'kubernetes',
      context,
      node: node.name,
      ...(kubeconfig === undefined ? {} : {kubeconfig}),
    },
    ...(node.address === undefined ? {} : {address: node.address}),
    labels: {
      ...nodeLabels(node),
      cluster: context,
      ...(region === undefined ? {} : {region}),
    },
    origin: `--context ${context}`,
  };
}
