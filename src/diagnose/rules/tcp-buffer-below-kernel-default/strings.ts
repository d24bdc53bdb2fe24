import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Are TCP buffers set below what the running kernel would choose by itself?',
    'zh-CN': 'TCP 缓冲区是否被设置得低于当前内核自身的默认值？',
  },
  'ruled-out': {
    en: 'TCP buffers no smaller than the kernel’s own on {where}',
    'zh-CN': 'TCP 缓冲区不低于内核默认值：{where}',
  },
  'unknown-form': {
    en: 'the kernel’s version or the buffers are not of a known form',
    'zh-CN': '内核版本或缓冲区设置的格式无法识别',
  },
  'not-below': {
    en: 'tcp_rmem {rmem}, tcp_wmem {wmem}: not below the defaults of {release}',
    'zh-CN': 'tcp_rmem {rmem}、tcp_wmem {wmem}：不低于 {release} 的默认值',
  },
  title: {
    en: 'TCP buffers on {where} are set below the kernel’s own default',
    'zh-CN': '{where}：TCP 缓冲区被设置得低于内核默认值',
  },
  why: {
    en: 'The value comes from an older guide or an older kernel, and the kernel’s own has grown since. A connection cannot have more under way than its buffers hold, so the loss grows with distance: window per round trip.',
    'zh-CN':
      '该值多半出自旧教程或旧内核，而内核自身的默认值后来已增大。一条连接的在途数据不能超过缓冲区，因此距离越远损失越大：每个往返只有一个窗口。',
  },
  value: {
    en: '{node}: {key} {which, select, middle {default} other {maximum}} {bytes, number} bytes, below {expected, number} of kernel {release}',
    'zh-CN':
      '{node}：{key} {which, select, middle {默认值} other {最大值}} {bytes, number} 字节，低于内核 {release} 的 {expected, number}',
  },
  file: {
    en: '{node}: a sysctl file sets {key} = {value}',
    'zh-CN': '{node}：sysctl 配置文件中设置了 {key} = {value}',
  },
  bound: {
    en: '{node}: on its longest path ({rttMs, number, ::.0} ms) one connection reaches at most {boundMbit, number, ::.0} Mbit/s; with the kernel’s own value {wouldMbit, number, ::.0}',
    'zh-CN':
      '{node}：在最长路径（{rttMs, number, ::.0} ms）上单条连接最多 {boundMbit, number, ::.0} Mbit/s；用内核默认值可达 {wouldMbit, number, ::.0}',
  },
  'near-only': {
    en: '{node}: its longest path is {rttMs, number, ::.0} ms; at that distance these buffers do not bind',
    'zh-CN': '{node}：最长路径仅 {rttMs, number, ::.0} ms；在此距离上这些缓冲区不构成限制',
  },
  'initial-only': {
    en: 'only the initial size is lower; it grows by itself up to the maximum',
    'zh-CN': '只有初始值偏低；它会自动增长到最大值',
  },
  'remove-override': {
    en: 'Remove the lines from /etc/sysctl.conf and /etc/sysctl.d, then restart the node or set the kernel’s own values; existing connections and pods keep theirs.',
    'zh-CN':
      '从 /etc/sysctl.conf 和 /etc/sysctl.d 中删除这些行，然后重启节点或设回内核默认值；已有连接和 Pod 会保持原值。',
  },
} as const satisfies Strings;
