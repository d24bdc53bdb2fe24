import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {getJson, type JsonAnswer} from './get-json.ts';
import {type Member, MemberListError, memberList, type RawMember} from './member.ts';

/** Where a pod finds its own rights: kubernetes.io/docs/tasks/run-application/access-api-from-pod. */
const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';
const REGION = 'topology.kubernetes.io/region';
const ZONE = 'topology.kubernetes.io/zone';

export type KubeAccount = {server: string; folder: string};

type Slice = {
  endpoints?: {
    addresses?: string[];
    nodeName?: string;
    zone?: string;
    targetRef?: {name?: string};
    conditions?: {ready?: boolean; serving?: boolean; terminating?: boolean};
  }[];
};
type NodeList = {items?: {metadata?: {name?: string; labels?: Record<string, string>}}[]};

/**
 * Members by the endpoints of a service (`NAMESPACE/NAME`, or `NAME` in the pod’s own): each is named by its node. The
 * region comes from the labels of the nodes where those may be read, else it is the zone that the endpoint names.
 */
export async function readMembersKubernetes(
  service: string,
  defaultRegion: string,
  account: KubeAccount = ownAccount(),
): Promise<Member[]> {
  const [name = '', namespace = await ownNamespace(account)] = service.split('/').reverse();
  const selector = encodeURIComponent(`kubernetes.io/service-name=${name}`);
  const path = `/apis/discovery.k8s.io/v1/namespaces/${encodeURIComponent(namespace)}/endpointslices?labelSelector=${selector}&limit=500`;
  const [slices, nodes] = await Promise.all([
    ask<{items?: Slice[]}>(account, path),
    // Half a minute old is as good; the API server answers that from its cache.
    ask<NodeList>(account, '/api/v1/nodes?resourceVersion=0'),
  ]);
  if (!slices.ok) throw new MemberListError(`endpoints of ${service}: ${slices.detail}`);
  // Without that right there are still zones; anything else is trouble, and regions must not change by it.
  if (!nodes.ok && nodes.status !== 403) throw new MemberListError(`nodes: ${nodes.detail}`);
  const labels = nodes.ok ? labelsOf(nodes.body) : new Map<string, Record<string, string>>();
  const found = new Map<string, RawMember & {place: string}>();
  for (const {endpoints = []} of slices.body.items ?? []) {
    for (const {addresses, nodeName, zone: ownZone, targetRef, conditions} of endpoints) {
      const [address] = addresses ?? [];
      const member = nodeName ?? targetRef?.name;
      if (address === undefined || member === undefined || conditions?.terminating) continue;
      const zone = labels.get(member)?.[ZONE] ?? ownZone ?? '';
      const region = labels.get(member)?.[REGION] ?? (zone || defaultRegion);
      // Both slices of a service with two IP versions name the same node: the first counts.
      if (!found.has(member))
        found.set(member, {name: member, address, region, zone, place: service});
    }
  }
  return memberList([...found.values()], defaultRegion);
}

function labelsOf({items = []}: NodeList): Map<string, Record<string, string>> {
  return new Map(
    items.flatMap(({metadata}) =>
      metadata?.name === undefined ? [] : [[metadata.name, metadata.labels ?? {}]],
    ),
  );
}

/** The token is read each time, as it is renewed. */
async function ask<T>({server, folder}: KubeAccount, path: string): Promise<JsonAnswer<T>> {
  const [token, ca] = await Promise.all([
    readFile(join(folder, 'token'), 'utf8'),
    readFile(join(folder, 'ca.crt'), 'utf8').catch(() => undefined),
  ]);
  return getJson<T>(new URL(path, server), {token: token.trim(), ca});
}

function ownAccount(): KubeAccount {
  const {KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port = '443'} = process.env;
  if (host === undefined)
    throw new MemberListError('not in a pod: KUBERNETES_SERVICE_HOST is not set');
  return {server: `https://${host.includes(':') ? `[${host}]` : host}:${port}`, folder: ACCOUNT};
}

async function ownNamespace({folder}: KubeAccount): Promise<string> {
  return (await readFile(join(folder, 'namespace'), 'utf8')).trim();
}
