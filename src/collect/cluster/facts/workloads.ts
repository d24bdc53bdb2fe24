import type {FactValue} from '../../../model/fact.ts';
import type {RawCluster} from '../raw.ts';
import {imageDigest} from './image-digest.ts';
import type {ClusterLeaves} from './leaves.ts';
import {median} from './median.ts';
import {type Container, Pod, readObjects, Workload} from './objects.ts';
import {pullTimes} from './pull-times.ts';
import {cpuMillis, memoryBytes} from './quantity.ts';
import {setOf} from './set-of.ts';
import {type StartTimes, startTimes} from './start-times.ts';

/** The proxy of the mesh has facts of its own, in `mesh.ts`. */
export const SIDECAR = 'istio-proxy';

const KINDS = ['deployments', 'daemonsets', 'statefulsets'] as const;

/**
 * What runs in a cluster, by workload (`namespace/name`): images and digests per container, requests and limits, QoS,
 * how evenly the pods lie over the nodes, and how long they took to start.
 */
export function workloadFacts(raw: RawCluster, leaves: ClusterLeaves): void {
  for (const kind of KINDS) {
    const list = raw.lists[kind];
    if (list === undefined) continue;
    if (!list.ok) {
      leaves.unread(kind, ['cluster', 'read', kind], list);
      continue;
    }
    const out = leaves.from(kind);
    for (const {metadata, spec} of readObjects(Workload, list.value).read) {
      const key = ['workload', `${metadata.namespace}/${metadata.name}`];
      out.put([...key, 'kind'], kind.slice(0, -1));
      if (spec?.replicas !== undefined) out.put([...key, 'replicas'], spec.replicas);
    }
  }
  const pods = raw.lists.pods;
  if (pods === undefined) return;
  if (!pods.ok) leaves.unread('pods', ['cluster', 'read', 'pods'], pods);
  else podFacts(readObjects(Pod, pods.value).read, pullTimes(raw), leaves);
}

function podFacts(
  pods: readonly Pod[],
  pulls: ReadonlyMap<string, number>,
  leaves: ClusterLeaves,
): void {
  const out = leaves.from('pods');
  const byWorkload = new Map<string, Pod[]>();
  for (const pod of pods) {
    const name = workloadOf(pod);
    if (name === null) continue;
    const known = byWorkload.get(name);
    if (known === undefined) byWorkload.set(name, [pod]);
    else known.push(pod);
  }
  for (const [name, own] of byWorkload) {
    const key = ['workload', name];
    const live = own.filter(
      ({status}) => status.phase !== 'Succeeded' && status.phase !== 'Failed',
    );
    out.put([...key, 'pods'], live.length);
    out.put([...key, 'qos'], setOf(live.flatMap(({status}) => status.qosClass ?? [])));
    out.put(
      [...key, 'restarts'],
      sum(live.flatMap(({status}) => status.containerStatuses.map((c) => c.restartCount))),
    );
    const put: Put = (rest, value) => out.put([...key, ...rest], value);
    placement(live, put);
    startFacts(live, put);
    pullFacts(live, pulls, put);
    troubles(live, put);
    nameResolution(live, put);
    containerFacts(live, put);
  }
}

/** How evenly the pods lie; a workload that is bound to some nodes is told, it may be uneven by right. */
function placement(pods: readonly Pod[], put: Put): void {
  const perNode = [...countBy(pods.flatMap(({spec}) => spec.nodeName ?? [])).values()];
  put(['nodesUsed'], perNode.length);
  put(
    ['mostOnOneNode'],
    perNode.reduce((most, count) => Math.max(most, count), 0),
  );
  const bound = pods.some(
    ({spec}) => Object.keys(spec.nodeSelector).length > 0 || spec.affinity?.nodeAffinity != null,
  );
  put(['boundToNodes'], bound);
}

const STEPS = ['sandboxMs', 'initialisedMs', 'containersReadyMs'] as const;

/** Medians over its pods, from being placed on a node; and the slowest start. */
function startFacts(pods: readonly Pod[], put: Put): void {
  const times = pods.map(startTimes).filter((one): one is StartTimes => one !== null);
  if (times.length === 0) return;
  const ready = times.map(({readyMs}) => readyMs);
  put(['startMs'], median(ready));
  put(
    ['slowestStartMs'],
    ready.reduce((most, one) => Math.max(most, one), 0),
  );
  put(['startedPods'], times.length);
  for (const step of STEPS) {
    const took = times.flatMap((one) => one[step] ?? []);
    if (took.length > 0) put(['start', step], median(took));
  }
}

/** Of the pods that pulled an image lately; where it was there already nothing is told. */
function pullFacts(pods: readonly Pod[], pulls: ReadonlyMap<string, number>, put: Put): void {
  const took = pods.flatMap(({metadata}) => pulls.get(metadata.uid ?? '') ?? []);
  if (took.length > 0) put(['start', 'pullMs'], median(took));
}

/** Why containers wait, and why they ended before: `ImagePullBackOff`, `CrashLoopBackOff`, `OOMKilled`. */
function troubles(pods: readonly Pod[], put: Put): void {
  const all = pods.flatMap(({status}) => [
    ...status.initContainerStatuses,
    ...status.containerStatuses,
  ]);
  put(['waiting'], setOf(all.flatMap(({state}) => state?.waiting?.reason ?? [])));
  put(['ended'], setOf(all.flatMap(({lastState}) => lastState?.terminated?.reason ?? [])));
  put(['pending'], pods.filter(({status}) => status.phase === 'Pending').length);
}

/** Left out, `ndots` is what the kubelet writes for this policy: 5. Source: Kubernetes, DNS for Services and Pods. */
function nameResolution(pods: readonly Pod[], put: Put): void {
  put(['dnsPolicy'], setOf(pods.map(({spec}) => spec.dnsPolicy ?? 'ClusterFirst')));
  const ndots = pods.map(
    ({spec}) => spec.dnsConfig?.options?.find(({name}) => name === 'ndots')?.value ?? '5',
  );
  put(['ndots'], setOf(ndots));
}

export type Put = (segments: readonly string[], value: FactValue) => void;

function containerFacts(pods: readonly Pod[], put: Put): void {
  const containers = Map.groupBy(
    pods.flatMap(({spec}) => spec.containers.filter(({name}) => name !== SIDECAR)),
    ({name}) => name,
  );
  const statuses = Map.groupBy(
    pods.flatMap(({status}) => status.containerStatuses),
    ({name}) => name,
  );
  for (const [name, all] of [...containers].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const key = ['container', name];
    put([...key, 'image'], setOf(all.map(({image}) => withoutRegistry(image))));
    putDigests(
      put,
      key,
      (statuses.get(name) ?? []).map(({imageID}) => imageID),
    );
    resourceFacts(all, key, put);
  }
}

/** Digests by what they identify; the two kinds are never compared with each other. */
export function putDigests(put: Put, key: readonly string[], imageIds: readonly string[]): void {
  const digests = imageIds.flatMap((id) => imageDigest(id) ?? []);
  for (const kind of ['manifest', 'config'] as const) {
    const own = setOf(digests.filter((one) => one.kind === kind).map(({digest}) => digest));
    if (own.length > 0) put([...key, `${kind}Digest`], own);
  }
}

/** The same in all pods of a workload, unless it is being rolled out: then every value is told. */
function resourceFacts(containers: readonly Container[], key: readonly string[], put: Put): void {
  for (const side of ['requests', 'limits'] as const) {
    const cpu = containers.map(({resources}) => cpuMillis(resources?.[side]?.cpu));
    const memory = containers.map(({resources}) => memoryBytes(resources?.[side]?.memory));
    put([...key, `${side}CpuMillis`], setOf(cpu.map(told)));
    put([...key, `${side}MemoryBytes`], setOf(memory.map(told)));
  }
}

/** No limit is a setting too, and not the same as an unknown one. */
function told(value: number | null): string {
  return value === null ? 'none' : String(value);
}

/**
 * The workload a pod belongs to: its owner, and for a ReplicaSet of a Deployment the Deployment, whose name stands
 * before the hash. `null` for bare pods, those of nodes themselves, and our own.
 */
export function workloadOf({metadata}: Pod): string | null {
  const owner = metadata.ownerReferences?.[0];
  if (owner === undefined || owner.kind === 'Node') return null;
  const hash = metadata.labels['pod-template-hash'];
  const name =
    owner.kind === 'ReplicaSet' && hash !== undefined && owner.name.endsWith(`-${hash}`)
      ? owner.name.slice(0, -hash.length - 1)
      : owner.kind === 'Job'
        ? owner.name.replace(/-\d{8,}$/, '')
        : owner.name;
  return `${metadata.namespace}/${name}`;
}

/** Regions pull the same image from different mirrors: `mirror.example:5000/lib/app:1` is `lib/app:1`. */
export function withoutRegistry(image: string): string {
  const slash = image.indexOf('/');
  const first = slash < 0 ? '' : image.slice(0, slash);
  return /[.:]/.test(first) || first === 'localhost' ? image.slice(slash + 1) : image;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
