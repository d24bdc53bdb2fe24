import {isIPv6} from 'node:net';
import {z} from 'zod';
import type {KubeAnswer} from '../../platform/kube/ask.ts';
import {meshPod, podName, serviceName, serviceObject} from './objects.ts';
import type {PodState} from './pod-state.ts';
import type {ProbePods} from './probe-pods.ts';
import {HTTP_PORT} from './responder.ts';

/** Where the same two answers are to be had in one region, from the pod itself up to the service address. */
export type LadderUrls = {url: string; largeUrl: string; podUrl: string; proxyUrl?: string};

export type LadderRequest = {
  region: string;
  /** Nodes with a plain pod, the preferred one first. */
  nodes: readonly string[];
  image: string;
  /** Revision of the mesh that puts sidecars into pods. Absent: none is known. */
  meshRevision?: string | undefined;
};

const READY_LIMIT_MS = 20_000;

/**
 * One service before one pod of a region, and with a mesh before a pod with its sidecar, whose answers come from the
 * same program. `null` where no plain pod answers HTTP, or where the service is refused.
 */
export async function makeLadder(
  pods: ProbePods,
  {region, nodes, image, meshRevision}: LadderRequest,
): Promise<LadderUrls | null> {
  const found = await firstReady(pods, nodes);
  if (found === null) return null;
  const {node, address} = found;
  const proxied =
    meshRevision === undefined ? undefined : await sidecarAt(pods, node, image, meshRevision);
  const layer = proxied === undefined ? 'pod' : 'mesh';
  const made = await pods.create(serviceObject(pods.namespace, serviceName(region), layer, node));
  const clusterIp = clusterIpOf(made);
  if (clusterIp === undefined) return null;
  return {
    url: `${at(clusterIp)}/small`,
    largeUrl: `${at(clusterIp)}/large`,
    podUrl: at(address),
    ...(proxied === undefined ? {} : {proxyUrl: at(proxied)}),
  };
}

/** In the given order, as long as another one may still come. */
async function firstReady(
  pods: ProbePods,
  nodes: readonly string[],
): Promise<{node: string; address: string} | null> {
  const states = nodes.map((node) => pods.untilReady(podName('pod', node), READY_LIMIT_MS));
  for (const [index, node] of nodes.entries()) {
    const address = answering(await states[index]);
    if (address !== undefined) return {node, address};
  }
  return null;
}

/** Address of a pod with a sidecar, if the mesh gave it one: without it nothing is to be learnt from that pod. */
async function sidecarAt(
  pods: ProbePods,
  node: string,
  image: string,
  revision: string,
): Promise<string | undefined> {
  const created = await pods.create(meshPod(pods.namespace, node, image, revision));
  if (!created.ok) return undefined;
  const state = await pods.untilReady(podName('mesh', node), READY_LIMIT_MS);
  return state.containers.includes('istio-proxy') ? answering(state) : undefined;
}

function answering(state: PodState | undefined): string | undefined {
  return state?.ready ? state.address : undefined;
}

const Made = z.object({spec: z.object({clusterIP: z.string().regex(/^[0-9a-f.:]+$/i)})});

function clusterIpOf(answer: KubeAnswer): string | undefined {
  const read = Made.safeParse(answer.ok ? answer.body : null);
  return read.success ? read.data.spec.clusterIP : undefined;
}

function at(address: string): string {
  return `http://${isIPv6(address) ? `[${address}]` : address}:${HTTP_PORT}`;
}
