import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Do small packets of a path arrive out of order?',
    'zh-CN': '路径上的小报文是否乱序到达？',
  },
  'ruled-out': {
    en: 'packets arrive in order ({count, plural, one {one path} other {# paths}})',
    'zh-CN': '报文按序到达（{count, plural, other {#}} 条路径）',
  },
  'too-few': {
    en: 'only {received, plural, one {# packet} other {# packets}} arrived; {wanted} are needed',
    'zh-CN': '只收到 {received} 个报文；至少需要 {wanted} 个',
  },
  'in-order': {
    en: '{reordered} of {received, number} packets arrived after a later one',
    'zh-CN': '{received, number} 个报文中有 {reordered} 个晚于后发的报文到达',
  },
  'title-some': {
    en: 'some packets arrive out of order {where}',
    'zh-CN': '{where}：有少量报文乱序到达',
  },
  title: {
    en: 'many packets arrive out of order {where}',
    'zh-CN': '{where}：大量报文乱序到达',
  },
  why: {
    en: 'Packets of one flow take several ways: links that spray packets, a changing route, a queue per CPU. Linux tolerates some of it and repeats segments needlessly when it is much; other systems and UDP programs suffer earlier.',
    'zh-CN':
      '同一条流的报文走了不同路径：按包分担的链路、路由变动、每 CPU 队列。Linux 能容忍少量乱序，过多时会无谓重传；其他系统和 UDP 程序更早受影响。',
  },
  seen: {
    en: '{source} → {destination}: {reordered} of {received, number} packets ({share, number, ::percent .0}) arrived after a later one',
    'zh-CN':
      '{source} → {destination}：{received, number} 个报文中有 {reordered} 个（{share, number, ::percent .0}）晚于后发的报文到达',
  },
  'datagrams-too': {
    en: '{source} → {destination}: of {received, number} UDP datagrams {reordered} arrived after a later one as well',
    'zh-CN':
      '{source} → {destination}：{received, number} 个 UDP 报文中也有 {reordered} 个晚于后发的报文到达',
  },
  'datagrams-in-order': {
    en: '{source} → {destination}: of {received, number} UDP datagrams sent a little later {reordered, plural, =0 {none} other {only #}} arrived after a later one',
    'zh-CN':
      '{source} → {destination}：稍后发送的 {received, number} 个 UDP 报文中{reordered, plural, =0 {没有} other {仅有 # 个}}晚于后发的报文到达',
  },
  lossy: {
    en: '{source} → {destination} loses packets as well, or the prober was late, which shifts the count',
    'zh-CN': '{source} → {destination} 同时有丢包或探针迟滞，会影响该计数',
  },
  'look-for-spraying': {
    en: 'Look for links that spread single packets (bonding mode balance-rr, per-packet load sharing, several tunnels) and let them spread flows instead.',
    'zh-CN':
      '查找按包分担的链路（bonding 的 balance-rr 模式、逐包负载分担、多条隧道），改为按流分担。',
  },
} as const satisfies Strings;
