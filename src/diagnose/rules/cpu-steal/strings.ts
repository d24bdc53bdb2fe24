import type {Strings} from '../../../model/message.ts';

export const strings = {
  about: {
    en: 'Does the hypervisor take CPU time that a busy node wanted to use?',
    'zh-CN': '节点繁忙时，虚拟机监控器是否拿走了它想用的 CPU 时间？',
  },
  'ruled-out': {
    en: 'steal below 2 % under load on {where}',
    'zh-CN': '{where} 在负载下的窃取时间（steal）低于 2%',
  },
  'too-short': {
    en: 'the two readings are only {seconds, number, ::.0} s apart; steal needs at least {wanted} s',
    'zh-CN': '两次读数仅相隔 {seconds, number, ::.0} 秒；判断窃取时间至少需要 {wanted} 秒',
  },
  'not-under-load': {
    en: 'not under load ({busy, number, ::percent .0} busy): steal cannot show',
    'zh-CN': '没有负载（CPU 占用率 {busy, number, ::percent .0}）：窃取时间无从体现',
  },
  'not-reported': {
    en: 'steal has been zero since boot, and this hypervisor is not known to report it',
    'zh-CN': '启动以来窃取时间一直为零，且未知该虚拟机监控器是否上报',
  },
  title: {
    en: 'the hypervisor takes CPU time away on {where} while there is work to do',
    'zh-CN': '{where} 有任务要运行时，CPU 时间被虚拟机监控器拿走（steal）',
  },
  why: {
    en: 'Steal is time in which the node wanted to run and was not let: the host has promised more CPU than it has, or the instance has used up its CPU credits. It lengthens every answer, most of all the slowest ones. Nothing inside the node causes it or can mend it.',
    'zh-CN':
      '窃取时间（steal）是节点想运行却得不到 CPU 的时间：要么宿主机超卖，要么实例的 CPU 积分已用完。它会拖长每一次响应，最慢的那部分尤其明显。原因不在节点内部，在节点内部也无法解决。',
  },
  share: {
    en: '{node}: {steal, number, ::percent .0} steal in {seconds, number, ::.0} s, {busy, number, ::percent .0} busy',
    'zh-CN':
      '{node}：{seconds, number, ::.0} 秒内窃取时间占 {steal, number, ::percent .0}，CPU 占用率 {busy, number, ::percent .0}',
  },
  burstable: {
    en: 'instance type {instanceType} runs on CPU credits; running out of them shows as steal',
    'zh-CN': '实例类型 {instanceType} 使用 CPU 积分；积分耗尽会表现为窃取时间',
  },
  'short-window': {
    en: 'seen for {seconds, number, ::.0} s only; below {wanted} s it may be a passing neighbour',
    'zh-CN': '只观察了 {seconds, number, ::.0} 秒；不足 {wanted} 秒时，可能只是邻居短暂繁忙',
  },
  'check-credits': {
    en: 'Look at the CPU credit balance first; switch to unlimited mode or to a type without credits.',
    'zh-CN': '先查看 CPU 积分余额；改为无限制模式，或换用不依赖积分的规格。',
  },
  'other-host': {
    en: 'Record steal for an hour (vmstat 10, column st). If it stays, stop and start the instance, which moves it to another host, and measure again; or send the series to the provider.',
    'zh-CN':
      '连续记录一小时的窃取时间（vmstat 10，st 列）。如果持续存在，停止再启动实例（会换到另一台宿主机），然后重新测量；或把这段数据提交给服务商。',
  },
  'dedicated-cpu': {
    en: 'Where it comes back: use a type with dedicated CPUs or a dedicated host.',
    'zh-CN': '如果反复出现：换用独享 CPU 的规格或专属宿主机。',
  },
  'lose-local-disks': {
    en: 'Do not stop and start where local disks or a temporary public address would be lost; drain the node first.',
    'zh-CN': '如果停止实例会丢失本地盘数据或临时公网地址，不要这样做；并且要先把节点上的业务迁走。',
  },
} as const satisfies Strings;
