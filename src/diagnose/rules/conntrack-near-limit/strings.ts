import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Is the table of tracked connections nearly full?',
    'zh-CN': '连接跟踪表（conntrack）是否快满了？',
  },
  'ruled-out': {
    en: 'connection table below 80 % on {where}',
    'zh-CN': '{where} 的连接跟踪表占用低于 80%',
  },
  'no-limit': {en: 'the table has no limit', 'zh-CN': '该表没有上限'},
  title: {
    en: 'the table of tracked connections is nearly full on {where}',
    'zh-CN': '{where} 的连接跟踪表快满了',
  },
  why: {
    en: 'Once the table is full, packets that would open a connection are dropped: clients wait a second or more and try again. Established connections go on, so averages look well while some requests time out. The kernel log then says “nf_conntrack: table full, dropping packet”.',
    'zh-CN':
      '表满之后，新建连接的报文会被丢弃，客户端要等一秒以上再重试。已建立的连接不受影响，所以平均值看上去正常，却有部分请求超时。此时内核日志会出现“nf_conntrack: table full, dropping packet”。',
  },
  seen: {
    en: '{node}: {count, number} of {max, number} entries ({used, number, ::percent .0})',
    'zh-CN': '{node}：{count, number} / {max, number} 条（{used, number, ::percent .0}）',
  },
  lost: {
    en: '{count, number} dropped between the readings',
    'zh-CN': '两次读数之间丢弃 {count, number} 个',
  },
  'room-left': {
    en: 'nothing was seen to be dropped yet',
    'zh-CN': '目前尚未观察到丢弃',
  },
  'raise-max': {
    en: 'Raise net.netfilter.nf_conntrack_max (and with kube-proxy its conntrack settings); an entry takes about 300 bytes. Back with the old number.',
    'zh-CN':
      '调高 net.netfilter.nf_conntrack_max（使用 kube-proxy 时改其 conntrack 设置）；每条约占 300 字节。写回旧值即可恢复。',
  },
  'find-the-many': {
    en: 'See who opens so many (conntrack -L, by source): a client without keep-alive, DNS over UDP, a scan.',
    'zh-CN':
      '查明大量连接来自何处（conntrack -L 按来源统计）：没有长连接的客户端、UDP 上的 DNS、扫描。',
  },
  'short-timeouts': {
    en: 'Do not shorten nf_conntrack_tcp_timeout_established below the idle time of your connections: they would be cut.',
    'zh-CN':
      '不要把 nf_conntrack_tcp_timeout_established 缩短到低于连接的空闲时间：否则连接会被切断。',
  },
} as const satisfies Strings;
