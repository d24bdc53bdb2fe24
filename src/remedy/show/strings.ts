import {messages, type Strings} from '../../model/message.ts';

/** Headings and sentences around a plan that is shown. */
export const showStrings = {
  head: {
    en: 'Plan {id}: {remedy} for {finding}',
    'zh-CN': '计划 {id}：针对 {finding} 执行 {remedy}',
  },
  from: {
    en: 'Made from the run {run}. Finding: {title}.',
    'zh-CN': '根据运行记录 {run} 生成。结论：{title}。',
  },
  nodes: {
    en: '{count, plural, one {# node} other {# nodes}}, {steps, plural, one {# step} other {# steps}}: {mode, select, together {all at the same time, phase by phase} other {first {canary} alone, then at most {most} at a time}}. A node that is not proven goes back by itself after {seconds, number} s.',
    'zh-CN':
      '{count} 个节点，{steps} 个步骤：{mode, select, together {所有节点同时分阶段进行} other {先单独修改 {canary}，之后每次最多 {most} 个}}。未证明有效的节点会在 {seconds, number} 秒后自行回滚。',
  },
  'no-steps': {
    en: 'samespec changes nothing itself here: this is work for people.',
    'zh-CN': '此处 samespec 不做任何修改，需由人来完成。',
  },
  does: {en: 'What it does', 'zh-CN': '会做什么'},
  'does-not': {en: 'What it does not do', 'zh-CN': '不会做什么'},
  never: {en: 'What must not be done instead', 'zh-CN': '切勿用以下做法替代'},
  proof: {en: 'How it is proven, before it stays', 'zh-CN': '如何证明有效（证明之后才保留）'},
  'proof-connection': {
    en: 'A new connection to each changed node carries 1 MiB each way. What answered it before (default gateway, kubelet, API server, name server, metadata service, as far as it has them) still answers; drops, retransmissions and ICMP “unreachable” do not jump.',
    'zh-CN':
      '与每个被修改节点新建连接，双向各传输 1 MiB。之前能应答的（默认网关、kubelet、API 服务器、域名服务器、元数据服务，以节点实际具备者为准）仍能应答；丢包、重传和 ICMP 不可达计数没有突增。',
  },
  'proof-path': {
    en: '{from} ⇄ {to} ({layer}): packets of {bytes, number, ::group-off} bytes that may not be fragmented{held, select, true {, as before} other {, which did not pass everywhere before}}',
    'zh-CN':
      '{from} ⇄ {to}（{layer}）：{bytes, number, ::group-off} 字节且不允许分片的报文{held, select, true {，与之前一样能通过} other {，此前并非处处能通过}}',
  },
  'proof-more': {
    en: 'and {count, number} more of this kind',
    'zh-CN': '以及同类的另外 {count, number} 条',
  },
  criterion: {en: 'What is to become better', 'zh-CN': '预期改善'},
  'criterion-line': {
    en: '{statistic} of {metric} in {region}, {direction, select, higher {higher} other {lower}} is better, judged with a margin of {margin, number, percent} over {runs, number} runs per arm ({order}); back to the level of {peers}. Judge it with: samespec verify PLAN',
    'zh-CN':
      '{region} 的 {metric}（{statistic}），越{direction, select, higher {高} other {低}}越好；每组 {runs, number} 次运行（{order}），判定余量 {margin, number, percent}；应回到 {peers} 的水平。用 samespec verify PLAN 判定',
  },
  undo: {en: 'How to undo it', 'zh-CN': '如何撤销'},
  'undo-line': {
    en: 'samespec rollback PLAN, or by hand on each node, in this order:',
    'zh-CN': '执行 samespec rollback PLAN；或在各节点上按以下顺序手动执行：',
  },
  'undo-file': {
    en: 'put {path} back as it was ({was, select, absent {it did not exist} other {a copy is kept under /var/lib/samespec/txn}})',
    'zh-CN':
      '把 {path} 恢复原状（{was, select, absent {原先不存在} other {副本保存在 /var/lib/samespec/txn 下}}）',
  },
  'keeps-file': {
    en: 'once proven: writes {path}',
    'zh-CN': '证明有效后：写入 {path}',
  },
  'keeps-command': {
    en: 'once proven: {command}',
    'zh-CN': '证明有效后：{command}',
  },
  disruptive: {
    en: 'may interrupt traffic on {interfaces}',
    'zh-CN': '可能中断 {interfaces} 上的流量',
  },
  files: {en: 'Files to hand over', 'zh-CN': '需移交的文件'},
  tickets: {en: 'Requests to send', 'zh-CN': '需发送的工单'},
  'ticket-head': {
    en: 'To {recipient, select, aws {AWS} gcp {Google Cloud} azure {Azure} alibaba {Alibaba Cloud} tencent {Tencent Cloud} huawei {Huawei Cloud} hypervisor {whoever runs the hosts below these machines} cluster {the owner of the cluster} owner {the owner of these machines} other {{recipient}}}: {subject}',
    'zh-CN':
      '发给{recipient, select, aws { AWS} gcp { Google Cloud} azure { Azure} alibaba {阿里云} tencent {腾讯云} huawei {华为云} hypervisor {这些机器所在宿主机的负责人} cluster {集群负责人} owner {这些机器的负责人} other { {recipient}}}：{subject}',
  },
  risks: {en: 'Accepted by name', 'zh-CN': '已按名称接受的风险'},
  'next-head': {en: 'What to do next', 'zh-CN': '接下来'},
  next: {
    en: 'samespec apply PLAN --dry-run looks and changes nothing; samespec apply PLAN does it.',
    'zh-CN': 'samespec apply PLAN --dry-run 只检查不修改；samespec apply PLAN 执行。',
  },
} as const satisfies Strings;

export const say = messages('plan-text', showStrings);
