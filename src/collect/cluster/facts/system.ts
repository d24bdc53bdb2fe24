import type {RawCluster} from '../raw.ts';
import type {ClusterLeaves} from './leaves.ts';
import {Pod, readObjects} from './objects.ts';
import {mapOf, scalarsOf} from './settings.ts';

/** Version of the API server, and the settings of kube-proxy, kubelet and DNS as their ConfigMaps have them. */
export function systemFacts(raw: RawCluster, leaves: ClusterLeaves): void {
  version(raw, leaves);
  settings(raw, leaves, 'kube-system/kube-proxy', 'config.conf', 'kubeProxy');
  settings(raw, leaves, kubeletMap(raw), 'kubelet', 'kubelet');
  dns(raw, leaves);
}

/** The name it has in this version of kubeadm; of several that were not given the one that was refused. */
function kubeletMap({configMaps}: RawCluster): string {
  const names = Object.keys(configMaps).filter((name) => /\/kubelet-config(?:-|$)/.test(name));
  const isThere = (name: string) => configMaps[name]?.ok === true;
  const isRefused = (name: string) => {
    const map = configMaps[name];
    return map?.ok === false && map.failure !== 'absent';
  };
  return names.find(isThere) ?? names.find(isRefused) ?? 'kube-system/kubelet-config';
}

function version(raw: RawCluster, leaves: ClusterLeaves): void {
  if (!raw.version.ok) {
    leaves.unread('version', ['cluster', 'version'], raw.version);
    return;
  }
  const {gitVersion} = raw.version.value as {gitVersion?: unknown};
  const out = leaves.from('version');
  if (typeof gitVersion === 'string') out.put(['cluster', 'version'], gitVersion);
  else out.missing(['cluster', 'version'], 'unparsed', 'gitVersion');
}

/** Addresses, names and files are each cluster’s own. */
const OWN =
  /(?:address|kubeconfig|certDirectory|CAFile|staticPodPath|clusterCIDR|hostnameOverride|clusterDNS)/i;

function settings(
  raw: RawCluster,
  leaves: ClusterLeaves,
  name: string,
  key: string,
  word: string,
): void {
  const map = raw.configMaps[name];
  if (map === undefined) return;
  if (!map.ok) {
    leaves.unread(name, ['cluster', word], map, word === 'kubelet' ? 'kubelet-untold' : undefined);
    return;
  }
  const out = leaves.from(name);
  const conf = mapOf(map.value[key] ?? '');
  if (conf === null) {
    out.missing(['cluster', word], 'unparsed', key);
    return;
  }
  for (const [path, value] of scalarsOf(conf)) {
    if (OWN.test(path.join('.')) || path[0] === 'apiVersion' || path[0] === 'kind') continue;
    out.put(['cluster', word, ...path], value);
  }
  // kube-proxy’s empty mode is its default. Source: kube-proxy, --proxy-mode.
  if (word === 'kubeProxy' && (conf.mode === undefined || conf.mode === '')) {
    out.put(['cluster', word, 'mode'], 'iptables');
  }
}

function dns(raw: RawCluster, leaves: ClusterLeaves): void {
  const name = 'kube-system/coredns';
  const map = raw.configMaps[name];
  if (map?.ok === true) {
    leaves.from(name).put(['cluster', 'dns', 'corefile'], plain(map.value.Corefile ?? ''));
  } else if (map !== undefined) leaves.unread(name, ['cluster', 'dns', 'corefile'], map);
  const pods = raw.lists.pods;
  if (pods?.ok !== true) return;
  const system = readObjects(Pod, pods.value).read.filter(
    ({metadata}) => metadata.namespace === 'kube-system',
  );
  const named = (app: string) =>
    system.filter(({metadata}) => metadata.labels['k8s-app'] === app).length;
  const out = leaves.from('pods');
  out.put(['cluster', 'dns', 'servers'], named('kube-dns'));
  // Without servers of the cluster there is nothing to keep near a node.
  const cached = named('node-local-dns') > 0;
  if (cached || named('kube-dns') > 0) out.put(['cluster', 'dns', 'nodeLocal'], cached);
}

/** Spacing and remarks mean nothing in a Corefile. */
function plain(corefile: string): string {
  return corefile
    .split('\n')
    .map((line) => line.replace(/#.*$/, '').trim().replaceAll(/\s+/g, ' '))
    .filter((line) => line !== '')
    .join('\n')
    .slice(0, 4000);
}
