import {messages, type Strings} from '../../../model/message.ts';

export const strings = {
  'set-pod': {
    en: 'In pod {pod}: set the MTU of {device} from {oldBytes, number, ::group-off} to {newBytes, number, ::group-off}',
    'zh-CN':
      '在 Pod {pod} 中：把 {device} 的 MTU 从 {oldBytes, number, ::group-off} 改为 {newBytes, number, ::group-off}',
  },
  set: {
    en: 'Set the MTU of {device} from {oldBytes, number, ::group-off} to {newBytes, number, ::group-off}',
    'zh-CN':
      '把 {device} 的 MTU 从 {oldBytes, number, ::group-off} 改为 {newBytes, number, ::group-off}',
  },
  'pods-unseen': {
    en: 'On {node} there are more pods than were looked into one by one; the others keep their MTU until they are recreated.',
    'zh-CN': '{node} 上的 Pod 多于逐个检查过的数量；其余 Pod 要等重建后才会使用新的 MTU。',
  },
  'running-only': {
    en: 'Only what runs now is changed. New pods get their MTU from the network plugin: hand the file below to whoever owns its configuration, or the old value comes back with the next pod.',
    'zh-CN':
      '只修改当前正在运行的设备。新建的 Pod 从网络插件取得 MTU：请把下面的文件交给该配置的负责人，否则旧值会随下一个 Pod 一起回来。',
  },
  'host-ends': {
    en: 'The host ends of the pods’ veth pairs keep their MTU: it limits what goes to the pod, and other pods send less from now on. The network plugin’s own file (subnet.env) is left to the plugin.',
    'zh-CN':
      'Pod 的 veth 主机端 MTU 保持不变：它限制的是发往 Pod 的报文，而其他 Pod 今后发送的报文更小。网络插件自己的文件（subnet.env）由插件维护，不做修改。',
  },
  'no-way-back': {
    en: '{device} on {node} keeps its MTU: it is above what the card leaves it, so once made smaller the kernel would not take the old value back, and this plan could not be undone. Pods send less from now on and fit; what the node itself sends into the tunnel still counts with the old size until the device is made anew (finding stale-tunnel-device-mtu).',
    'zh-CN':
      '{node} 上的 {device} 保持原 MTU：该值已超过网卡所能容纳的大小，一旦改小，内核不允许再改回，本计划便无法撤销。Pod 今后发送的报文更小，可以通过；节点自身发入隧道的报文仍按旧值计算，直到重建该设备（见结论 stale-tunnel-device-mtu）。',
  },
  'no-underlay': {
    en: 'Network cards and routes of the nodes are not touched.',
    'zh-CN': '不修改节点的网卡和路由。',
  },
  'owned-calico': {
    en: 'Nothing is changed on the nodes: Calico sets these devices itself and would set them back. Put the file below in force instead.',
    'zh-CN':
      '不在节点上做任何修改：这些设备由 Calico 自行设置，改了也会被改回。请改为应用下面的文件。',
  },
  'owned-cilium': {
    en: 'Nothing is changed on the nodes: Cilium sets these devices itself and would set them back. Put the file below in force instead.',
    'zh-CN':
      '不在节点上做任何修改：这些设备由 Cilium 自行设置，改了也会被改回。请改为应用下面的文件。',
  },
  flannel: {
    en: 'Look for an owner first: labels app.kubernetes.io/managed-by, annotations meta.helm.sh/release-name, labels of Argo CD or Flux (kubectl -n kube-flannel get configmap kube-flannel-cfg -o yaml). What one of these owns is changed there, or it is set back. flannel: merge this into net-conf.json of ConfigMap kube-flannel-cfg (namespace kube-flannel, older: kube-system). The key counts the underlay, so pods get {overheadBytes} less: {podMtuBytes}. It needs flannel 0.21.3 or later. An existing tunnel device keeps its MTU; this plan changes it.',
    'zh-CN':
      '请先确认归属：标签 app.kubernetes.io/managed-by、注解 meta.helm.sh/release-name，以及 Argo CD 或 Flux 的标签（kubectl -n kube-flannel get configmap kube-flannel-cfg -o yaml）。若由其管理，请在那里修改，否则会被改回。flannel：把此内容合并到 ConfigMap kube-flannel-cfg 的 net-conf.json（命名空间 kube-flannel，较早版本为 kube-system）。该键指底层网络的 MTU，Pod 得到的值再减 {overheadBytes}，即 {podMtuBytes}。需要 flannel 0.21.3 及以上。已有的隧道设备不会自动改变 MTU，本计划会修改它。',
  },
  'calico-operator': {
    en: 'Look for an owner first: labels app.kubernetes.io/managed-by, annotations meta.helm.sh/release-name, labels of Argo CD or Flux (kubectl get installation.operator.tigera.io default -o yaml). What one of these owns is changed there, or it is set back. Calico with the operator: kubectl patch installation.operator.tigera.io default --type merge --patch-file {file}. It applies to new pods, so recreate the workloads, one node first.',
    'zh-CN':
      '请先确认归属：标签 app.kubernetes.io/managed-by、注解 meta.helm.sh/release-name，以及 Argo CD 或 Flux 的标签（kubectl get installation.operator.tigera.io default -o yaml）。若由其管理，请在那里修改，否则会被改回。由 operator 管理的 Calico：kubectl patch installation.operator.tigera.io default --type merge --patch-file {file}。只对新建的 Pod 生效，请逐批重建工作负载，先从一个节点开始。',
  },
  'calico-manifest': {
    en: 'Look for an owner first: labels app.kubernetes.io/managed-by, annotations meta.helm.sh/release-name, labels of Argo CD or Flux (kubectl -n kube-system get configmap calico-config -o yaml). What one of these owns is changed there, or it is set back. Calico from a manifest: kubectl -n kube-system patch configmap calico-config --patch-file {file}, then kubectl -n kube-system rollout restart daemonset calico-node, then recreate the workloads.',
    'zh-CN':
      '请先确认归属：标签 app.kubernetes.io/managed-by、注解 meta.helm.sh/release-name，以及 Argo CD 或 Flux 的标签（kubectl -n kube-system get configmap calico-config -o yaml）。若由其管理，请在那里修改，否则会被改回。用清单部署的 Calico：kubectl -n kube-system patch configmap calico-config --patch-file {file}，再执行 kubectl -n kube-system rollout restart daemonset calico-node，然后重建工作负载。',
  },
  'calico-felix': {
    en: 'Look for an owner first: labels app.kubernetes.io/managed-by, annotations meta.helm.sh/release-name, labels of Argo CD or Flux (kubectl get felixconfiguration default -o yaml). What one of these owns is changed there, or it is set back. Calico, the tunnel device: kubectl patch felixconfiguration default --type merge --patch-file {file}. Felix follows by itself.',
    'zh-CN':
      '请先确认归属：标签 app.kubernetes.io/managed-by、注解 meta.helm.sh/release-name，以及 Argo CD 或 Flux 的标签（kubectl get felixconfiguration default -o yaml）。若由其管理，请在那里修改，否则会被改回。Calico 的隧道设备：kubectl patch felixconfiguration default --type merge --patch-file {file}。Felix 会自行生效。',
  },
  cilium: {
    en: 'Look for an owner first: labels app.kubernetes.io/managed-by, annotations meta.helm.sh/release-name, labels of Argo CD or Flux (kubectl -n kube-system get configmap cilium-config -o yaml). What one of these owns is changed there, or it is set back. Cilium: add these values to the Helm release (helm upgrade --reuse-values -f {file}). MTU is the base from which Cilium takes the tunnel’s overhead itself; the pods’ value there would take it off twice. Then restart the agents, and recreate the pods on Cilium 1.16 and older.',
    'zh-CN':
      '请先确认归属：标签 app.kubernetes.io/managed-by、注解 meta.helm.sh/release-name，以及 Argo CD 或 Flux 的标签（kubectl -n kube-system get configmap cilium-config -o yaml）。若由其管理，请在那里修改，否则会被改回。Cilium：把这些值加入 Helm release（helm upgrade --reuse-values -f {file}）。MTU 是基础值，隧道开销由 Cilium 自己再扣；若填 Pod 的值会被扣两次。然后重启 cilium agent，1.16 及更早版本还需重建 Pod。',
  },
  'no-target': {
    en: 'This finding does not say which pod MTU would fit, so nothing can be planned. Measure the paths between the nodes again.',
    'zh-CN': '该结论没有给出合适的 Pod MTU，无法生成计划。请重新测量节点之间的路径。',
  },
  nothing: {
    en: 'No device of these nodes is above {podMtuBytes, number, ::group-off} any more; there is nothing to change.',
    'zh-CN': '这些节点上已没有 MTU 高于 {podMtuBytes, number, ::group-off} 的设备，无需修改。',
  },
  'below-minimum': {
    en: 'An MTU of {newBytes, number, ::group-off} is below what {device} on {node} allows ({limitBytes, number, ::group-off}).',
    'zh-CN':
      '{newBytes, number, ::group-off} 低于 {node} 上 {device} 允许的最小 MTU（{limitBytes, number, ::group-off}）。',
  },
  'above-maximum': {
    en: 'An MTU of {newBytes, number, ::group-off} is above what {device} on {node} allows ({limitBytes, number, ::group-off}).',
    'zh-CN':
      '{newBytes, number, ::group-off} 高于 {node} 上 {device} 允许的最大 MTU（{limitBytes, number, ::group-off}）。',
  },
} as const satisfies Strings;

export const say = messages('action-link-mtu', strings);
