import {isIPv6} from 'node:net';
import {setTimeout as pause} from 'node:timers/promises';
import {z} from 'zod';
import type {KubeAnswer} from '../../platform/kube/ask.ts';
import {ingressObject, meshPod, serviceObject} from './objects.ts';
import {pathOf, podName} from './place.ts';
import type {PodState} from './pod-state.ts';
import type {ProbePods} from './probe-pods.ts';
import {HTTP_PORT} from './responder.ts';

/** Where the same two answers are to be had in one region, from the pod itself up to the service address. */
export type LadderUrls = {
  url: string;
  largeUrl: string;
  podUrl: string;
  proxyUrl?: string;
  ingressUrl?: string;
};

export type LadderRequest = {
  region: string;
  /** Nodes with a plain pod, the preferred one first. */
  nodes: readonly string[];
  image: string;
  /** Revision of the mesh that puts sidecars into pods. Absent: none is known. */
  meshRevision?: string | undefined;
  /** Class of the ingress controller that the user wants on the way. */
  ingressClass?: string | undefined;
};

const READY_LIMIT_MS = 30_000;

/**
 * One service before one pod of a region, and with a mesh before a pod with its sidecar, whose answers come from the
 * same program. `null` where no plain pod answers HTTP, or where the service is refused.
 */
export async function makeLadder(
  pods: ProbePods,
  {region, nodes, image, meshRevision, ingressClass}: LadderRequest,
): Promise<LadderUrls | null> {
  const found = await firstReady(pods, nodes);
  if (found === null) return null;
  const {node, address} = found;
  const proxied =
    meshRevision === undefined ? undefined : await sidecarAt(pods, node, image, meshRevision);
  const layer = proxied === undefined ? 'pod' : 'mesh';
  const made = await pods.create(serviceObject(pods.place, region, layer, node));
  const clusterIp = clusterIpOf(made);
  if (clusterIp === undefined) return null;
  const ingress =
    ingressClass === undefined ? undefined : await ingressAt(pods, region, ingressClass);
  // An ingress is told apart by path: then all places are asked for the same one.
  const path = ingress === undefined ? '' : pathOf(pods.place);
  return {
    url: `${at(clusterIp)}${path}/small`,
    largeUrl: `${at(clusterIp)}${path}/large`,
    podUrl: at(address),
    ...(proxied === undefined ? {} : {proxyUrl: at(proxied)}),
    ...(ingress === undefined ? {} : {ingressUrl: ingress}),
  };
}

/** Controllers of clouds make a load balancer first. */
const INGRESS_LIMIT_MS = 120_000;
const LOOK_EVERY_MS = 500;

/** Where the controller of that class answers for our path; `undefined` where none takes it up. */
async function ingressAt(
  pods: ProbePods,
  region: string,
  ingressClass: string,
): Promise<string | undefined> {
  const object = ingressObject(pods.place, region, ingressClass);
  let answer = await pods.create(object);
  for (const end = Date.now() + INGRESS_LIMIT_MS; answer.ok && Date.now() < end; ) {
    const address = ingressAddress(answer.body);
    if (address !== undefined) return `http://${isIPv6(address) ? `[${address}]` : address}`;
    await pause(LOOK_EVERY_MS);
    answer = await pods.read(object);
  }
  return undefined;
}

const Published = z.object({
  status: z.object({
    loadBalancer: z.object({
      ingress: z
        .array(z.object({ip: z.string().optional(), hostname: z.string().optional()}))
        .min(1),
    }),
  }),
});

function ingressAddress(object: unknown): string | undefined {
  const read = Published.safeParse(object);
  const [first] = read.success ? read.data.status.loadBalancer.ingress : [];
  const address = first?.ip ?? first?.hostname;
  return address !== undefined && /^[0-9a-z.:-]{1,253}$/i.test(address) ? address : undefined;
}

/** In the given order, as long as another one may still come. */
async function firstReady(
  pods: ProbePods,
  nodes: readonly string[],
): Promise<{node: string; address: string} | null> {
  const states = nodes.map((node) =>
    pods.untilReady(podName(pods.place, 'pod', node), READY_LIMIT_MS),
  );
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
  const created = await pods.create(meshPod(pods.place, node, image, revision));
  if (!created.ok) return undefined;
  const state = await pods.untilReady(podName(pods.place, 'mesh', node), READY_LIMIT_MS);
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
