import {messages, type Strings} from '../../model/message.ts';

/** What became of a node, and why. */
export const protocolStrings = {
  stale: {
    en: 'Stale plan: {facts} changed on {node} since the plan was made. Diagnose again and make a new plan.',
    'zh-CN': '计划已过期：生成计划之后，{node} 上的 {facts} 发生了变化。请重新诊断并生成新计划。',
  },
  'stale-file': {
    en: 'Stale plan on {node}: {detail}. Diagnose again and make a new plan.',
    'zh-CN': '{node} 上的计划已过期：{detail}。请重新诊断并生成新计划。',
  },
  'other-host': {
    en: 'The plan is for other nodes: the host key known here for {node} is not the one it was made with.',
    'zh-CN': '该计划不是为这些节点生成的：本机记录的 {node} 主机密钥与生成计划时不一致。',
  },
  'no-host-key': {
    en: 'The plan pins no host key for {node}. Connect once by hand so that its key is known here, and make a new plan.',
    'zh-CN': '计划没有锁定 {node} 的主机密钥。请先手动连接一次以记录密钥，再重新生成计划。',
  },
  'not-root': {
    en: 'Changing {node} needs root. Log in as root, or diagnose with --sudo so that the plan uses sudo.',
    'zh-CN':
      '修改 {node} 需要 root 权限。请以 root 登录，或在诊断时加 --sudo，使计划通过 sudo 执行。',
  },
  unreachable: {
    en: '{node} could not be asked: {reason}',
    'zh-CN': '无法询问 {node}：{reason}',
  },
  'read-only': {
    en: '{path} on {node} cannot be written (read-only, full, or not permitted), so no undo could be kept there.',
    'zh-CN': '{node} 上的 {path} 不可写（只读、已满或无权限），无法在那里保存回滚所需的内容。',
  },
  'missing-tool': {
    en: '{node} lacks {tools}, which this plan needs.',
    'zh-CN': '{node} 缺少该计划所需的 {tools}。',
  },
  'no-ping': {
    en: 'Without ping of iputils on {node} no proof with large packets is possible. Install it there.',
    'zh-CN': '{node} 上没有 iputils 的 ping，无法用大包验证。请先在该节点安装。',
  },
  'no-deadman': {
    en: 'On {node} nothing can undo the change by itself ({detail}). Who takes that upon himself gives --no-deadman.',
    'zh-CN': '{node} 上没有能够自动回滚的机制（{detail}）。若自愿承担该风险，可加 --no-deadman。',
  },
  active: {
    en: 'Another change is under way on {node} (plan {plan}). Wait for its end, or take it back with “samespec rollback”.',
    'zh-CN':
      '{node} 上正在进行另一项变更（计划 {plan}）。请等它结束，或用“samespec rollback”撤回。',
  },
  'other-samespec': {
    en: 'Another samespec is carrying out this plan on {node}.',
    'zh-CN': '另一个 samespec 正在 {node} 上执行该计划。',
  },
  unprepared: {
    en: 'On {node} the undo could not be prepared, so nothing was changed: {detail}',
    'zh-CN': '在 {node} 上无法准备回滚所需的内容，因此未做任何修改：{detail}',
  },
  'above-maximum': {
    en: '{device} on {node} takes an MTU of at most {limitBytes, number, ::group-off} now; the plan asks for {newBytes, number, ::group-off}.',
    'zh-CN':
      '{node} 上的 {device} 目前最大 MTU 为 {limitBytes, number, ::group-off}，而计划要求 {newBytes, number, ::group-off}。',
  },
  'step-failed': {
    en: 'The step “{title}” failed on {node}: {detail}',
    'zh-CN': '步骤“{title}”在 {node} 上失败：{detail}',
  },
  'connection-lost': {
    en: 'The connection to {node} was lost in the middle of the change: {reason}',
    'zh-CN': '变更过程中与 {node} 的连接中断：{reason}',
  },
  'no-new-connection': {
    en: 'No new connection to {node} could carry 1 MiB each way: {reason}',
    'zh-CN': '无法通过新连接在 {node} 双向各传输 1 MiB：{reason}',
  },
  'path-lost': {
    en: 'Packets of {bytes, number, ::group-off} bytes no longer pass from {from} to {to} ({layer}){told, select, yes {; the sender is told so} other {; they vanish and the sender is not told (black hole)}}.',
    'zh-CN':
      '{bytes, number, ::group-off} 字节的报文无法再从 {from} 到达 {to}（{layer}）{told, select, yes {，发送方会收到通知} other {，报文消失且发送方收不到任何通知（黑洞）}}。',
  },
  'path-not-won': {
    en: 'Packets of {bytes, number, ::group-off} bytes do not pass from {from} to {to} ({layer}), although the change was to allow them{told, select, yes {; the sender is told so} other {; they vanish and the sender is not told (black hole)}}.',
    'zh-CN':
      '变更本应使 {bytes, number, ::group-off} 字节的报文可以从 {from} 到达 {to}（{layer}），但仍不能通过{told, select, yes {，发送方会收到通知} other {，报文消失且发送方收不到任何通知（黑洞）}}。',
  },
  'path-unasked': {
    en: 'Whether packets pass from {from} to {to} could not be tried: {reason}',
    'zh-CN': '无法验证从 {from} 到 {to} 的报文是否能通过：{reason}',
  },
  'no-answer': {
    en: 'Since the change {what, select, gateway {the default gateway} kubelet {the kubelet} api {the API server} nameserver {the name server} metadata {the metadata service} other {{what}}} no longer answers {node}.',
    'zh-CN':
      '变更之后，{node} 上的{what, select, gateway {默认网关} kubelet { kubelet } api { API 服务器} nameserver {域名服务器} metadata {元数据服务} other { {what} }}不再应答。',
  },
  'counter-jump': {
    en: 'Since the change {counter} of {node} jumped: {events, number} in {seconds, number} s, more than ten times its usual rate.',
    'zh-CN':
      '变更之后，{node} 的 {counter} 突增：{seconds, number} 秒内 {events, number} 次，超过平时速率的十倍。',
  },
  'vitals-unread': {
    en: 'Whether gateway, kubelet and counters of {node} are as before could not be seen after the change.',
    'zh-CN': '变更之后，无法确认 {node} 的网关、kubelet 和计数器是否与之前一致。',
  },
  xdp: {
    en: 'An XDP program is attached to {device} on {node} and limits its MTU, so {newBytes, number, ::group-off} is refused. Detach it first, or let its owner raise the limit.',
    'zh-CN':
      '{node} 的 {device} 上挂有 XDP 程序，它限制了该网卡的 MTU，因此拒绝改为 {newBytes, number, ::group-off}。请先卸载该程序，或由其负责人放宽限制。',
  },
  'not-in-force': {
    en: 'After the steps {fact} on {node} is not what it was to become.',
    'zh-CN': '执行步骤后，{node} 上的 {fact} 并未变成预期的值。',
  },
  'facts-unread': {
    en: 'After the steps the facts of {node} could not be read: {reason}',
    'zh-CN': '执行步骤后无法读取 {node} 的事实：{reason}',
  },
  'timed-out': {
    en: 'The time of {seconds, number} s ran out on {node} before the change was proven.',
    'zh-CN': '{node} 上的变更在证明有效之前，{seconds, number} 秒的时限已到。',
  },
  'keep-failed': {
    en: 'What should outlast a reboot could not be written on {node}: {detail}',
    'zh-CN': '无法在 {node} 上写入重启后仍需保留的内容：{detail}',
  },
  interrupted: {
    en: 'Interrupted; {node} was put back.',
    'zh-CN': '已中断，{node} 已恢复原状。',
  },
  'half-way': {
    en: 'An earlier attempt stopped half-way on {node}. “samespec apply” takes that back first and does it again; “samespec rollback” only takes it back.',
    'zh-CN':
      '此前的执行在 {node} 上中途停止。“samespec apply”会先撤回再重新执行；“samespec rollback”只撤回。',
  },
  'undo-failed': {
    en: 'Taking the change back failed on {node}: {detail}. Look at {folder} there.',
    'zh-CN': '在 {node} 上回滚失败：{detail}。请查看该节点上的 {folder}。',
  },
  'not-known': {
    en: '{node} can no longer be asked, so its state is not known. Without a commit it goes back by itself {seconds, number} s after arming; run “samespec apply” or “samespec rollback” with this plan again once it answers.',
    'zh-CN':
      '已无法询问 {node}，其状态未知。若未提交，它会在布防 {seconds, number} 秒后自行回滚；待其恢复应答后，请用该计划再次执行“samespec apply”或“samespec rollback”。',
  },
  'not-as-before': {
    en: '{node} says it was put back, yet {facts} is not as before.',
    'zh-CN': '{node} 报告已回滚，但 {facts} 与之前不一致。',
  },
  'group-failed': {
    en: 'Put back, because it failed on {node}.',
    'zh-CN': '因 {node} 失败而一并恢复原状。',
  },
  'not-tried': {
    en: 'Not touched.',
    'zh-CN': '未做任何修改。',
  },
  'not-persisted': {
    en: 'In force now; nothing keeps it over a reboot.',
    'zh-CN': '当前已生效，但重启后不会保留。',
  },
  'persistence-unproven': {
    en: 'In force, and written down for the next boot; no reboot has shown it yet.',
    'zh-CN': '已生效，并已写入配置；尚未经重启验证。',
  },
  'nothing-to-undo': {
    en: 'Nothing of this plan is in force on {node}.',
    'zh-CN': '{node} 上没有该计划留下的任何内容。',
  },
  'asked-back': {
    en: 'Put back as it was before the plan.',
    'zh-CN': '已恢复到执行计划之前的状态。',
  },
} as const satisfies Strings;

export const say = messages('protocol', protocolStrings);
