import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Was the measuring itself held up on a node?',
    'zh-CN': '测量程序自身在节点上是否被耽搁？',
  },
  'ruled-out': {
    en: 'the measuring was not held up on {where}',
    'zh-CN': '测量过程未被耽搁：{where}',
  },
  punctual: {
    en: 'at worst {lagMs, number, ::.0} ms late in {count, plural, one {one measurement} other {# measurements}}',
    'zh-CN': '{count, plural, other {#}} 次测量中最多迟滞 {lagMs, number, ::.0} ms',
  },
  title: {
    en: 'timings from {where} are withheld: the measuring itself was held up',
    'zh-CN': '{where}：测量程序自身被耽搁，其计时结果不予采用',
  },
  why: {
    en: 'A prober that does not get the CPU in time sees packets late or not at all, and that would look like a slow or lossy network. Such samples say nothing about the path.',
    'zh-CN':
      '探针若不能及时获得 CPU，就会很晚才看到甚至错过报文，看上去像网络变慢或丢包。这类样本不能说明路径情况。',
  },
  lag: {
    en: '{node}: {late} of {count, plural, one {# measurement} other {# measurements}} more than {limitMs} ms late (at worst {lagMs, number, ::.} ms, {probe} to {destination})',
    'zh-CN':
      '{node}：{count} 次测量中有 {late} 次迟滞超过 {limitMs} ms（最大 {lagMs, number, ::.} ms，{probe} 至 {destination}）',
  },
  withheld: {
    en: '{node}: {withheld} of {sent, plural, one {# request} other {# requests}} left out because they started too late',
    'zh-CN': '{node}：{sent} 个请求中有 {withheld} 个因发出过晚而被剔除',
  },
  busy: {
    en: '{node}: the CPU was {busyShare, number, ::percent} busy between the two readings',
    'zh-CN': '{node}：两次读数之间 CPU 占用率 {busyShare, number, ::percent}',
  },
  steal: {
    en: '{node}: the hypervisor took {stealShare, number, ::percent .0} of CPU time',
    'zh-CN':
      '{node}：宿主机占用了 {stealShare, number, ::percent .0} 的 CPU 时间（窃取时间 steal）',
  },
  'measure-again': {
    en: 'Measure again at a quieter time, or give the node’s users less load; if it stays, the CPU of this node is the thing to look at.',
    'zh-CN': '在较空闲的时段重测，或减轻该节点负载；若依然如此，应检查该节点的 CPU。',
  },
} as const satisfies Strings;
