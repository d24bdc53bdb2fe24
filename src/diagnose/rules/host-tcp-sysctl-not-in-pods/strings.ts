import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Do TCP settings changed on the node reach its pods?',
    'zh-CN': '在节点上修改的 TCP 设置是否真正作用于 Pod？',
  },
  'ruled-out': {
    en: 'no TCP setting of the node is missing in its pods on {where}',
    'zh-CN': '节点上的 TCP 设置在 Pod 中没有遗漏：{where}',
  },
  'not-read': {
    en: 'none of these settings is known of both node and pods',
    'zh-CN': '这些设置没有一项同时知道节点与 Pod 的值',
  },
  same: {
    en: '{count, plural, one {one setting} other {# settings}} compared; none set on the node is missing in its pods',
    'zh-CN': '比较了 {count, plural, other {#}} 项设置；节点上设置过的在 Pod 中均未缺失',
  },
  title: {
    en: '{key} is set on {where}, but not in the pods there',
    'zh-CN': '{where}：节点设置了 {key}，但其上的 Pod 没有生效',
  },
  why: {
    en: 'A new network namespace starts with the kernel’s own value of this setting, not with the node’s. What was set with sysctl -w or in /etc/sysctl.d helps programs of the node itself and no pod.',
    'zh-CN':
      '新建的网络命名空间使用内核自带的默认值，而不是节点的值。用 sysctl -w 或 /etc/sysctl.d 所做的设置只对节点自身的进程有效，对 Pod 无效。',
  },
  values: {
    en: '{node}: {key} = {nodeValue}; in {count} of {looked} pods looked at {podValue}, the kernel’s default',
    'zh-CN':
      '{node}：{key} = {nodeValue}；查看的 {looked} 个 Pod 中有 {count} 个为内核默认值 {podValue}',
  },
  'some-set': {
    en: 'other pods of {node} have a value of their own',
    'zh-CN': '{node} 上的其他 Pod 有自己的设置',
  },
  'set-in-pods': {
    en: 'If it is meant for pods, set it there: securityContext.sysctls (kubelet --allowed-unsafe-sysctls for {key}), the CNI plugin “tuning”, or an init container.',
    'zh-CN':
      '若确实要用于 Pod，请在 Pod 中设置：securityContext.sysctls（{key} 需要 kubelet --allowed-unsafe-sysctls）、CNI 插件 tuning，或 init 容器。',
  },
  'pod-plpmtud': {
    en: 'If pods shall find the path’s size themselves, set net.ipv4.tcp_mtu_probing=1 in them: securityContext.sysctls with kubelet --allowed-unsafe-sysctls, or the CNI plugin “tuning”. Each new connection still loses about 3 s in a black hole.',
    'zh-CN':
      '若要让 Pod 自行探测路径大小，请在 Pod 内设置 net.ipv4.tcp_mtu_probing=1：securityContext.sysctls 配合 kubelet --allowed-unsafe-sysctls，或 CNI 插件 tuning。遇到黑洞时每个新连接仍会停顿约 3 秒。',
  },
  'fleet-wide-mode-2': {
    en: 'net.ipv4.tcp_mtu_probing=2 on the whole fleet: every connection starts with small segments, and a black hole stays where it is.',
    'zh-CN': '全网设置 net.ipv4.tcp_mtu_probing=2：每个连接都从小报文段起步，而黑洞依旧存在。',
  },
} as const satisfies Strings;
