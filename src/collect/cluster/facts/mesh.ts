import {z} from 'zod';
import type {RawCluster} from '../raw.ts';
import type {ClusterLeaves, Leaves} from './leaves.ts';
import {tagOf} from './network-plugin.ts';
import {type Container, Custom, Pod, readObjects} from './objects.ts';
import {cpuMillis, memoryBytes} from './quantity.ts';
import {setOf} from './set-of.ts';
import {mapOf, scalarsOf} from './settings.ts';
import {putDigests, SIDECAR, withoutRegistry, workloadOf} from './workloads.ts';

const Namespace = z.object({
  metadata: z.object({name: z.string(), labels: z.record(z.string(), z.string()).catch({})}),
});

/**
 * Istio as it runs: version of the control plane and of each proxy, sidecar or ambient, injection, what sidecars may
 * use, mesh settings, mTLS, and the rules that limit connections or eject endpoints. A cluster without it says so.
 */
export function meshFacts(raw: RawCluster, leaves: ClusterLeaves): void {
  const pods = raw.lists.pods;
  const mode = pods?.ok === true ? podsOfTheMesh(readObjects(Pod, pods.value).read, leaves) : null;
  if (mode !== null && mode !== 'none') namespaces(raw, leaves);
  meshConfig(raw, leaves);
  mutualTls(raw, leaves, mode);
  destinationRules(raw, leaves);
}

function podsOfTheMesh(pods: readonly Pod[], leaves: ClusterLeaves): string {
  const out = leaves.from('pods');
  const control = pods.filter(({metadata}) => metadata.labels.app === 'istiod');
  const ambient = pods.filter(({metadata}) => metadata.labels.app === 'ztunnel');
  const withSidecar = pods.flatMap((pod) => {
    const proxy = sidecarOf(pod);
    return proxy === undefined ? [] : [{pod, proxy}];
  });
  const kinds = [withSidecar.length > 0 ? 'sidecar' : '', ambient.length > 0 ? 'ambient' : ''];
  const mode = kinds.filter(Boolean).join('+') || 'none';
  out.put(['cluster', 'mesh', 'mode'], mode);
  if (ambient.length > 0) {
    const images = ambient.flatMap(({spec}) => spec.containers.map(({image}) => tagOf(image)));
    out.put(['cluster', 'mesh', 'ztunnelVersion'], setOf(images));
  }
  if (control.length > 0) {
    const images = control.flatMap(({spec}) => spec.containers.map(({image}) => tagOf(image)));
    out.put(['cluster', 'mesh', 'controlPlaneVersion'], setOf(images));
  }
  if (withSidecar.length > 0) {
    const versions = withSidecar.map(({proxy}) => tagOf(proxy.image));
    out.put(['cluster', 'mesh', 'proxyVersion'], setOf(versions));
  }
  const byWorkload = new Map<string, {pod: Pod; proxy: Container}[]>();
  for (const one of withSidecar) {
    const name = workloadOf(one.pod);
    if (name === null) continue;
    const known = byWorkload.get(name);
    if (known === undefined) byWorkload.set(name, [one]);
    else known.push(one);
  }
  for (const [name, own] of byWorkload) sidecarFacts(out, name, own);
  return mode;
}

/** An ordinary container, or a native sidecar: an init container that goes on running. */
function sidecarOf({spec}: Pod): Container | undefined {
  return (
    spec.containers.find(({name}) => name === SIDECAR) ??
    spec.initContainers.find(
      ({name, restartPolicy}) => name === SIDECAR && restartPolicy === 'Always',
    )
  );
}

function sidecarFacts(
  out: Leaves,
  name: string,
  own: readonly {pod: Pod; proxy: Container}[],
): void {
  const key = ['workload', name, 'sidecar'];
  const each = (read: (one: {pod: Pod; proxy: Container}) => string | number | null) =>
    setOf(own.map((one) => String(read(one) ?? 'none')));
  out.put(
    [...key, 'image'],
    each(({proxy}) => withoutRegistry(proxy.image)),
  );
  const statuses = own.flatMap(({pod: {status}}) => [
    ...status.containerStatuses,
    ...status.initContainerStatuses,
  ]);
  putDigests(
    (segments, value) => out.put(segments, value),
    key,
    statuses.flatMap(({name: container, imageID}) => (container === SIDECAR ? [imageID] : [])),
  );
  out.put(
    [...key, 'version'],
    each(({proxy}) => tagOf(proxy.image)),
  );
  out.put(
    [...key, 'requestsCpuMillis'],
    each(({proxy}) => cpuMillis(proxy.resources?.requests?.cpu)),
  );
  out.put(
    [...key, 'requestsMemoryBytes'],
    each(({proxy}) => memoryBytes(proxy.resources?.requests?.memory)),
  );
  out.put(
    [...key, 'limitsCpuMillis'],
    each(({proxy}) => cpuMillis(proxy.resources?.limits?.cpu)),
  );
  out.put(
    [...key, 'limitsMemoryBytes'],
    each(({proxy}) => memoryBytes(proxy.resources?.limits?.memory)),
  );
  // Thousands of pods carry the same few texts, and reading one is dear.
  const texts = new Set(
    own.map(({pod}) => pod.metadata.annotations['proxy.istio.io/config'] ?? ''),
  );
  out.put([...key, 'concurrency'], setOf([...texts].map(concurrencyIn)));
}

/** Set per pod in the annotation `proxy.istio.io/config`; else the mesh’s own setting holds. */
function concurrencyIn(annotation: string): string {
  const own = mapOf(annotation)?.concurrency;
  return typeof own === 'number' ? String(own) : 'none';
}

const INJECTION = ['istio-injection', 'istio.io/rev', 'istio.io/dataplane-mode'];

function namespaces(raw: RawCluster, leaves: ClusterLeaves): void {
  const list = raw.lists.namespaces;
  if (list?.ok !== true) return;
  const out = leaves.from('namespaces');
  for (const {metadata} of readObjects(Namespace, list.value).read) {
    const set = INJECTION.flatMap((label) => {
      const value = metadata.labels[label];
      return value === undefined ? [] : [`${label}=${value}`];
    });
    out.put(['namespace', metadata.name, 'injection'], set);
  }
}

function meshConfig(raw: RawCluster, leaves: ClusterLeaves): void {
  const name = 'istio-system/istio';
  const map = raw.configMaps[name];
  if (map === undefined) return;
  if (!map.ok) {
    leaves.unread(name, ['cluster', 'mesh', 'config'], map);
    return;
  }
  const conf = mapOf(map.value.mesh ?? '');
  if (conf === null) {
    leaves.from(name).missing(['cluster', 'mesh', 'config'], 'unparsed', 'mesh');
    return;
  }
  for (const [path, value] of scalarsOf(conf)) {
    leaves.from(name).put(['cluster', 'mesh', 'config', ...path], value);
  }
}

/** The mesh-wide mode stands in the root namespace without a selector. Source: Istio, PeerAuthentication. */
function mutualTls(raw: RawCluster, leaves: ClusterLeaves, meshMode: string | null): void {
  const list = raw.lists.peerauthentications;
  if (list?.ok !== true) return;
  const out = leaves.from('peerauthentications');
  let whole: string | undefined;
  for (const {metadata, spec} of readObjects(Custom, list.value).read) {
    const given = (spec.mtls as {mode?: unknown} | undefined)?.mode;
    const mode = typeof given === 'string' ? given : 'UNSET';
    const {namespace, name} = metadata;
    if (spec.selector !== undefined) {
      out.put(['cluster', 'mesh', 'mtls', `${namespace}/${name}`], mode);
    } else if (namespace === 'istio-system') whole = mode;
    else out.put(['cluster', 'mesh', 'mtls', namespace], mode);
  }
  // Without a policy of the whole mesh both plain text and mTLS are taken. Source: Istio, PeerAuthentication.
  if (whole === undefined && (meshMode === null || meshMode === 'none')) return;
  out.put(
    ['cluster', 'mesh', 'mtlsMode'],
    whole === undefined || whole === 'UNSET' ? 'PERMISSIVE' : whole,
  );
}

function destinationRules(raw: RawCluster, leaves: ClusterLeaves): void {
  const list = raw.lists.destinationrules;
  if (list?.ok !== true) return;
  const out = leaves.from('destinationrules');
  for (const {metadata, spec} of readObjects(Custom, list.value).read) {
    const policy = spec.trafficPolicy;
    if (typeof policy !== 'object' || policy === null) continue;
    for (const [path, value] of scalarsOf(policy)) {
      out.put(
        ['cluster', 'mesh', 'destinationRule', `${metadata.namespace}/${metadata.name}`, ...path],
        value,
      );
    }
  }
}
