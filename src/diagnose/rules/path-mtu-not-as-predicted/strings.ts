import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Does each path carry what cards, routes, tunnels and pods say it should?',
    'zh-CN': '每条路径能否承载由网卡、路由、隧道和 Pod 设置推算出的大小？',
  },
  'ruled-out': {
    en: 'paths carry what cards, routes and tunnels say ({count, plural, one {one path} other {# paths}})',
    'zh-CN': '路径承载能力与网卡、路由、隧道的设置相符（{count, plural, other {#}} 条路径）',
  },
  'too-lossy': {
    en: 'packets of every size are lost, so nothing is known about size',
    'zh-CN': '各种大小的报文都有丢失，无法判断大小',
  },
  undecided: {
    en: 'the predicted size of {predictedBytes} lies within the bracket {passBytes} to {failBytes} that was not searched',
    'zh-CN': '推算值 {predictedBytes} 落在未继续搜索的区间 {passBytes} 至 {failBytes} 之内',
  },
  'told-elsewhere': {
    en: 'less than predicted, and another rule explains it',
    'zh-CN': '小于推算值，另有规则说明',
  },
  'as-predicted': {
    en: '{layer, select, pod {between pods } other {}}{passBytes} bytes, as predicted ({predictedBytes})',
    'zh-CN':
      '{layer, select, pod {Pod 之间 } other {}}{passBytes} 字节，与推算值 {predictedBytes} 相符',
  },
  larger: {
    en: '{layer, select, pod {between pods } other {}}{passBytes} bytes arrive, more than the {predictedBytes} predicted: not all that is configured is in the way of these packets',
    'zh-CN':
      '{layer, select, pod {Pod 之间} other {}}可通过 {passBytes} 字节，大于推算值 {predictedBytes}：并非所有设置都作用于这些报文',
  },
  'title-host': {
    en: 'the path carries {passBytes} bytes {where}, {predictedBytes} were to be expected: look there',
    'zh-CN': '{where}：路径承载 {passBytes} 字节，按设置应为 {predictedBytes}，应从此处查起',
  },
  'title-pod': {
    en: 'pod packets pass up to {passBytes} bytes {where}, {predictedBytes} were to be expected: look there',
    'zh-CN':
      '{where}：Pod 报文最多通过 {passBytes} 字节，按设置应为 {predictedBytes}，应从此处查起',
  },
  why: {
    en: 'What is configured at both ends would allow more, so something that was not read limits this path: another route, a policy, a second tunnel, a device on the way.',
    'zh-CN':
      '两端的设置本可承载更大的报文，因此有某个未读取到的因素在限制该路径：另一条路由、某条策略、另一层隧道或途中设备。',
  },
  'predicted-host': {
    en: 'cards: {source} {sourceBytes}, {destination} {destinationBytes}; route of {source}: {routeBytes, plural, =0 {none of its own} other {{route}}}',
    'zh-CN':
      '网卡：{source} {sourceBytes}，{destination} {destinationBytes}；{source} 的路由 MTU：{routeBytes, plural, =0 {未单独设置} other {{route}}}',
  },
  'predicted-pod': {
    en: 'pods: {source} {sourceBytes}, {destination} {destinationBytes}; underlay {underlayBytes} less {overheadBytes} for the tunnel',
    'zh-CN':
      'Pod：{source} {sourceBytes}，{destination} {destinationBytes}；底层 {underlayBytes} 减去隧道开销 {overheadBytes}',
  },
  'measured-self': {
    en: '{source} itself refuses more than {passBytes} bytes toward {destination}: a route or a limit of its own that the facts do not show',
    'zh-CN':
      '{source} 自身拒绝向 {destination} 发送超过 {passBytes} 字节的报文：存在未采集到的路由或本机限制',
  },
  'measured-told': {
    en: '{source} → {destination}: {passBytes} bytes pass; {by} says that more is too big',
    'zh-CN': '{source} → {destination}：可通过 {passBytes} 字节；{by} 回报更大的报文过大',
  },
  'measured-lost': {
    en: '{source} → {destination}: {passBytes} bytes pass, {failBytes} are lost without a word',
    'zh-CN': '{source} → {destination}：可通过 {passBytes} 字节，{failBytes} 字节被无声丢弃',
  },
  hops: {
    en: 'large packets still reach {afterHop, plural, =0 {no hop} other {hop {afterHop} ({afterAddress})}} and are lost before hop {beforeHop}',
    'zh-CN':
      '大报文{afterHop, plural, =0 {连第 1 跳都未到达} other {仍能到达第 {afterHop} 跳（{afterAddress}）}}，在第 {beforeHop} 跳之前丢失',
  },
  cached: {
    en: 'the kernel of {source} holds a learned path MTU, which lives 600 s and may be out of date',
    'zh-CN': '{source} 的内核缓存了学到的路径 MTU，有效期 600 秒，可能已过时',
  },
  'look-at-routes': {
    en: 'On the source: ip route get DESTINATION, ip -d route show table all, ip rule, ip xfrm state; then the same at each hop you own.',
    'zh-CN':
      '在源节点上查看：ip route get 目的地址、ip -d route show table all、ip rule、ip xfrm state；然后在自己管理的每一跳上同样检查。',
  },
} as const satisfies Strings;
