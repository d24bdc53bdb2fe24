import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Is the clock of the node kept by time servers?',
    'zh-CN': '节点时钟是否与时间服务器同步？',
  },
  'ruled-out': {
    en: 'clocks synchronised on {where}',
    'zh-CN': '{where} 的时钟已同步',
  },
  'is-set': {en: 'the clock is synchronised', 'zh-CN': '时钟已同步'},
  title: {
    en: 'the clock is not synchronised on {where}',
    'zh-CN': '{where} 的时钟没有同步',
  },
  why: {
    en: 'The clock drifts by seconds a week. It slows no request, but logs and traces of the nodes no longer fit together, and one day tokens and certificates are refused.',
    'zh-CN':
      '时钟每周会漂移数秒。它不会拖慢请求，但各节点的日志和链路追踪会对不上，迟早还会导致令牌和证书被拒绝。',
  },
  'title-off': {
    en: 'the clock on {where} is off by a second or more',
    'zh-CN': '{where} 的时钟偏差达到一秒以上',
  },
  'why-off': {
    en: 'With clocks a second or more apart, signed requests and tokens are refused and tried again, leases (etcd, leader election) end early, and cached answers expire at once.',
    'zh-CN':
      '时钟相差一秒以上时，带签名的请求和令牌会被拒绝后重试，租约（etcd、选主）会提前到期，缓存的响应也可能立刻过期。',
  },
  says: {
    en: '{keeper, select, chronyd {chronyd answered} timesyncd {systemd-timesyncd answered} other {the kernel says that nobody sets its clock}}',
    'zh-CN':
      '{keeper, select, chronyd {由 chronyd 给出} timesyncd {由 systemd-timesyncd 给出} other {内核表示没有程序在校准时钟}}',
  },
  offset: {
    en: '{node}: the clock is off by {ms, number, ::.0} ms',
    'zh-CN': '{node}：时钟偏差 {ms, number, ::.0} 毫秒',
  },
  'not-slow': {
    en: 'a wrong clock breaks things rather than slowing them',
    'zh-CN': '时钟不准通常造成失败，而不是变慢',
  },
  'guest-tools': {
    en: 'guest tools of some hypervisors set the clock without telling the kernel',
    'zh-CN': '部分虚拟机监控器的客户机工具会直接校准时钟，而不通知内核',
  },
  'run-a-keeper': {
    en: 'Run chrony or systemd-timesyncd with the provider’s time servers; look with chronyc tracking or timedatectl.',
    'zh-CN':
      '运行 chrony 或 systemd-timesyncd，并使用云服务商的时间服务器；用 chronyc tracking 或 timedatectl 查看。',
  },
  'no-jumps': {
    en: 'Do not set the clock back by hand on a node with running databases: let the keeper slew it.',
    'zh-CN': '不要在运行数据库的节点上手工把时钟往回拨：让时间服务缓慢校正（slew）。',
  },
} as const satisfies Strings;
