import type {Strings} from '../../../model/message.ts';
import {clusterStrings} from '../../clusters/cluster-strings.ts';

export const strings = {
  about: {
    en: 'Are kubelets configured alike in every cluster?',
    'zh-CN': '各集群的 kubelet 配置是否一致？',
  },
  'ruled-out': {
    en: 'kubelet configuration equal in all clusters',
    'zh-CN': '各集群的 kubelet 配置一致',
  },
  equal: {
    en: 'kubelet configuration and Kubernetes version are equal',
    'zh-CN': 'kubelet 配置与 Kubernetes 版本一致',
  },
  why: {
    en: 'The kubelet decides which CPUs a container may use (cpuManagerPolicy), how long quota periods are (cpuCFSQuotaPeriod), when pods are evicted and how many images are pulled at once. Pods of the same specification then run and start differently.',
    'zh-CN':
      'kubelet 决定容器能用哪些 CPU（cpuManagerPolicy）、配额周期多长（cpuCFSQuotaPeriod）、何时驱逐 Pod、同时拉取几个镜像。规格相同的 Pod 因此运行和启动都会不同。',
  },
  'written-not-loaded': {
    en: 'this is what the ConfigMap says; a node may have been set up before, or have a file of its own',
    'zh-CN': '这是 ConfigMap 中的内容；节点可能是更早配置的，或使用自己的配置文件',
  },
  'same-kubelet': {
    en: 'Bring the kubelet configuration to one state with the next maintenance, one node first: cordon, drain, change, restart the kubelet, measure, uncordon.',
    'zh-CN':
      '在下次维护时统一 kubelet 配置，先做一个节点：cordon、drain、修改、重启 kubelet、测量、uncordon。',
  },
  'restart-all-kubelets': {
    en: 'Do not restart the kubelets of all nodes at once; a mistake in the file then takes the whole cluster.',
    'zh-CN': '不要同时重启所有节点的 kubelet：配置文件一旦有误，会影响整个集群。',
  },
  ...clusterStrings,
} as const satisfies Strings;
