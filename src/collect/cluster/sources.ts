import {
  type Keep,
  keepCustom,
  keepEvent,
  keepNamespace,
  keepNode,
  keepPod,
  keepWorkload,
} from './keep.ts';

/** One list of the API: several paths where versions differ, newest first; the first that exists is read. */
export type ListSource = {
  name: string;
  paths: readonly string[];
  keep: Keep;
  fieldSelector?: string;
};

/**
 * All that is asked of a cluster: `list` on these and `get` on the ConfigMaps below, nothing else. No secrets, no
 * `nodes/proxy`, no cluster-wide ConfigMaps. `deploy/` grants exactly this.
 */
export const LISTS: readonly ListSource[] = [
  {name: 'nodes', paths: ['/api/v1/nodes'], keep: keepNode},
  {name: 'pods', paths: ['/api/v1/pods'], keep: keepPod},
  {name: 'namespaces', paths: ['/api/v1/namespaces'], keep: keepNamespace},
  {name: 'daemonsets', paths: ['/apis/apps/v1/daemonsets'], keep: keepWorkload},
  {name: 'deployments', paths: ['/apis/apps/v1/deployments'], keep: keepWorkload},
  {name: 'statefulsets', paths: ['/apis/apps/v1/statefulsets'], keep: keepWorkload},
  // Kept for an hour by most API servers: only what started lately tells how long its images took.
  {
    name: 'events',
    paths: ['/api/v1/events'],
    keep: keepEvent,
    fieldSelector: 'reason=Pulled,involvedObject.kind=Pod',
  },
  custom('felixconfigurations', 'crd.projectcalico.org', ['v1']),
  custom('ippools', 'crd.projectcalico.org', ['v1']),
  custom('installations', 'operator.tigera.io', ['v1']),
  custom('subnets', 'kubeovn.io', ['v1']),
  custom('destinationrules', 'networking.istio.io', ['v1', 'v1beta1', 'v1alpha3']),
  custom('sidecars', 'networking.istio.io', ['v1', 'v1beta1', 'v1alpha3']),
  custom('peerauthentications', 'security.istio.io', ['v1', 'v1beta1']),
];

/** By `namespace/name`: settings of the network plugin, kube-proxy, kubelet, DNS and the mesh. */
export const CONFIG_MAPS: readonly string[] = [
  'kube-system/kube-proxy',
  'kube-system/kubelet-config',
  'kube-system/coredns',
  'kube-system/node-local-dns',
  'kube-flannel/kube-flannel-cfg',
  'kube-system/kube-flannel-cfg',
  'kube-system/calico-config',
  'kube-system/cilium-config',
  'kube-system/antrea-config',
  'kube-system/ovn-config',
  'kube-system/amazon-vpc-cni',
  'kube-system/azure-cni-config',
  'istio-system/istio',
];

function custom(resource: string, group: string, versions: readonly string[]): ListSource {
  return {
    name: resource,
    paths: versions.map((version) => `/apis/${group}/${version}/${resource}`),
    keep: keepCustom,
  };
}
