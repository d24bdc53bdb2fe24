import type {RawCluster} from '../raw.ts';
import type {ClusterLeaves, Leaves} from './leaves.ts';
import {type Container, Custom, readObjects, Workload} from './objects.ts';
import {mapOf, scalarsOf} from './settings.ts';

type Plugin = {
  kind: string;
  /** Its DaemonSet, and the container whose image carries the version. */
  daemonSet: RegExp;
  container: RegExp;
};

/** Names of the plugins’ own manifests and charts. */
const PLUGINS: readonly Plugin[] = [
  {kind: 'flannel', daemonSet: /(?:^|\/)kube-flannel(?:-ds.*)?$/, container: /^kube-flannel$/},
  {kind: 'calico', daemonSet: /\/calico-node$/, container: /^calico-node$/},
  {kind: 'cilium', daemonSet: /\/cilium$/, container: /^cilium-agent$/},
  {kind: 'antrea', daemonSet: /\/antrea-agent(?:-windows)?$/, container: /^antrea-agent$/},
  {kind: 'kube-ovn', daemonSet: /\/kube-ovn-cni$/, container: /^cni-server$/},
  {kind: 'aws-vpc-cni', daemonSet: /\/aws-node$/, container: /^aws-node$/},
  {kind: 'azure-cni', daemonSet: /\/azure-cns$/, container: /^cns-container$/},
  {kind: 'gke', daemonSet: /\/(?:netd|anetd)$/, container: /^(?:netd|cilium-agent)$/},
];

/**
 * Which network plugin a cluster runs, its version, and what it was told, MTU above all. What a plugin was told and
 * what its pods have are different things: the latter is read on the nodes.
 */
export function networkPluginFacts(raw: RawCluster, leaves: ClusterLeaves): void {
  const list = raw.lists.daemonsets;
  if (list?.ok === true) {
    const out = leaves.from('daemonsets');
    const found = pluginsAmong(readObjects(Workload, list.value).read);
    const kinds = found.map(({kind}) => kind);
    if (kinds.length > 0) out.put(['cluster', 'cni', 'kind'], kinds.join('+'));
    // A plugin without a DaemonSet of a known name may well be there.
    else out.missing(['cluster', 'cni', 'kind'], 'absent');
    for (const {kind, version, settings} of found) {
      out.put(['cluster', 'cni', kind, 'version'], version);
      for (const [name, value] of settings)
        out.put(['cluster', 'cni', kind, 'setting', name], value);
    }
  } else if (list !== undefined) leaves.unread('daemonsets', ['cluster', 'cni', 'kind'], list);
  flannel(raw, leaves);
  configMapScalars(
    raw,
    leaves,
    'kube-system/calico-config',
    'calico',
    /^(?:veth_mtu|typha_service_name|calico_backend)$/,
  );
  configMapScalars(raw, leaves, 'kube-system/cilium-config', 'cilium', /./);
  configMapScalars(raw, leaves, 'kube-system/amazon-vpc-cni', 'aws-vpc-cni', /./);
  configMapScalars(raw, leaves, 'kube-system/azure-cni-config', 'azure-cni', /./);
  configMapScalars(raw, leaves, 'kube-system/ovn-config', 'kube-ovn', /./);
  antrea(raw, leaves);
  customSpecs(raw, leaves, 'felixconfigurations', 'calico', 'felix');
  customSpecs(raw, leaves, 'ippools', 'calico', 'ipPool');
  installation(raw, leaves);
  kubeOvnSubnets(raw, leaves);
}

type Found = {kind: string; version: string; settings: [string, string][]};

function pluginsAmong(workloads: readonly Workload[]): Found[] {
  return PLUGINS.flatMap(({kind, daemonSet, container}) => {
    const own = workloads.find(({metadata}) =>
      daemonSet.test(`${metadata.namespace}/${metadata.name}`),
    );
    if (own === undefined) return [];
    const containers = own.spec?.template?.spec?.containers ?? [];
    const main = containers.find(({name}) => container.test(name)) ?? containers[0];
    return [{kind, version: tagOf(main?.image ?? ''), settings: settingsOf(main)}];
  });
}

/** What its environment and arguments say: AWS, kube-ovn and manifests of Calico are set up so. */
function settingsOf(container: Container | undefined): [string, string][] {
  const env = (container?.env ?? []).map(({name, value}): [string, string] => [name, value]);
  const args = (container?.args ?? []).map((arg): [string, string] => {
    const [name = '', value] = arg.replace(/^--/, '').split('=');
    return [name, value ?? 'true'];
  });
  return [...env, ...args];
}

/** `repo/app:v1.2@sha256:…` is `v1.2`; an image named by digest alone is that digest. */
export function tagOf(image: string): string {
  const [name = '', digest] = image.split('@');
  return /:([^/:]+)$/.exec(name)?.[1] ?? digest ?? 'latest';
}

function flannel(raw: RawCluster, leaves: ClusterLeaves): void {
  const name = ['kube-flannel/kube-flannel-cfg', 'kube-system/kube-flannel-cfg'].find(
    (one) => raw.configMaps[one]?.ok === true,
  );
  const map = name === undefined ? undefined : raw.configMaps[name];
  if (name === undefined || map?.ok !== true) return;
  const out = leaves.from(name);
  const conf = mapOf(map.value['net-conf.json'] ?? '');
  if (conf === null) {
    out.missing(['cluster', 'cni', 'flannel', 'netConf'], 'unparsed', 'net-conf.json');
    return;
  }
  putScalars(out, ['cluster', 'cni', 'flannel', 'netConf'], conf);
}

function antrea(raw: RawCluster, leaves: ClusterLeaves): void {
  const map = raw.configMaps['kube-system/antrea-config'];
  const conf = map?.ok === true ? mapOf(map.value['antrea-agent.conf'] ?? '') : null;
  if (conf !== null) {
    putScalars(
      leaves.from('kube-system/antrea-config'),
      ['cluster', 'cni', 'antrea', 'agent'],
      conf,
    );
  }
}

function configMapScalars(
  raw: RawCluster,
  leaves: ClusterLeaves,
  name: string,
  kind: string,
  wanted: RegExp,
): void {
  const map = raw.configMaps[name];
  if (map?.ok !== true) return;
  const out = leaves.from(name);
  for (const [key, value] of Object.entries(map.value)) {
    if (wanted.test(key) && value.length <= 500)
      out.put(['cluster', 'cni', kind, 'setting', key], value);
  }
}

function customSpecs(
  raw: RawCluster,
  leaves: ClusterLeaves,
  resource: string,
  kind: string,
  word: string,
): void {
  const list = raw.lists[resource];
  if (list?.ok !== true) return;
  const out = leaves.from(resource);
  for (const {metadata, spec} of readObjects(Custom, list.value).read) {
    putScalars(out, ['cluster', 'cni', kind, word, metadata.name], spec);
  }
}

function installation(raw: RawCluster, leaves: ClusterLeaves): void {
  const list = raw.lists.installations;
  if (list?.ok !== true) return;
  const network = readObjects(Custom, list.value).read.find(
    ({metadata}) => metadata.name === 'default',
  )?.spec.calicoNetwork;
  if (typeof network !== 'object' || network === null) return;
  putScalars(leaves.from('installations'), ['cluster', 'cni', 'calico', 'installation'], network);
}

function kubeOvnSubnets(raw: RawCluster, leaves: ClusterLeaves): void {
  const list = raw.lists.subnets;
  if (list?.ok !== true) return;
  const out = leaves.from('subnets');
  for (const {metadata, spec} of readObjects(Custom, list.value).read) {
    if (typeof spec.mtu === 'number') {
      out.put(['cluster', 'cni', 'kube-ovn', 'subnet', metadata.name, 'mtuBytes'], spec.mtu);
    }
  }
}

function putScalars(out: Leaves, prefix: readonly string[], value: object): void {
  for (const [path, scalar] of scalarsOf(value)) out.put([...prefix, ...path], scalar);
}
