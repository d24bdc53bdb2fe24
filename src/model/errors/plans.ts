import type {ErrorTable} from './entry.ts';

/** Plans, and carrying them out. */
export const planErrors = {
  'plan-no-run': {
    exit: 2,
    en: 'There is no saved run to plan from. Run “samespec diagnose -i FLEET” first, or name a run with --from.',
    'zh-CN':
      '没有可用于生成计划的运行记录。请先执行“samespec diagnose -i 清单”，或用 --from 指定一份。',
  },
  'plan-finding-unknown': {
    exit: 2,
    en: 'No finding “{finding}” in this run. Findings with a remedy: {known}.',
    'zh-CN': '这份运行记录中没有结论“{finding}”。有处理办法的结论：{known}。',
  },
  'plan-no-remedy': {
    exit: 2,
    en: 'The finding “{finding}” has no remedy: there is nothing to change.',
    'zh-CN': '结论“{finding}”没有对应的处理办法，无需修改任何内容。',
  },
  'plan-remedy-unknown': {
    exit: 2,
    en: 'The finding “{finding}” has no remedy “{remedy}”. It has: {known}.',
    'zh-CN': '结论“{finding}”没有名为“{remedy}”的处理办法。可选：{known}。',
  },
  'plan-dangerous': {
    exit: 2,
    en: 'Refused: “{risk}”. {reason} This cannot be accepted.',
    'zh-CN': '已拒绝：“{risk}”。{reason}此风险不可接受。',
  },
  'plan-risk': {
    exit: 2,
    en: 'Refused: “{risk}”. {reason} Who wants it all the same accepts it by name: --i-accept {risk}',
    'zh-CN': '已拒绝：“{risk}”。{reason}如仍要执行，须按名称接受该风险：--i-accept {risk}',
  },
  'plan-risk-unknown': {
    exit: 2,
    en: 'There is no risk “{risk}” to accept. Known: {known}.',
    'zh-CN': '没有名为“{risk}”的风险可供接受。已知的有：{known}。',
  },
  'plan-refused': {
    exit: 2,
    en: 'No plan for “{finding}”: {reason}',
    'zh-CN': '无法为“{finding}”生成计划：{reason}',
  },
  'plan-node-untouched': {
    exit: 2,
    en: 'This remedy would not change the node “{node}”. It would change: {known}.',
    'zh-CN': '该处理办法不会修改节点“{node}”。会修改的节点：{known}。',
  },
  'plan-unreadable': {
    exit: 2,
    en: '{file}: this is not a plan that can be read ({detail}). Make it again with “samespec plan”.',
    'zh-CN': '{file}：无法作为计划读取（{detail}）。请用“samespec plan”重新生成。',
  },
  'plan-edited': {
    exit: 2,
    en: '{file}: the plan was edited after it was made: its content does not give the id it names. Make it again with “samespec plan”.',
    'zh-CN': '{file}：计划生成后被改动过，内容与其编号不符。请用“samespec plan”重新生成。',
  },
  'plan-newer': {
    exit: 2,
    en: '{file}: written by a newer samespec (schemaVersion {found}, this one knows up to {known}). Update samespec.',
    'zh-CN':
      '{file}：由更新版本的 samespec 写成（schemaVersion {found}，当前程序最高支持 {known}）。请升级 samespec。',
  },
  'plan-other-run': {
    exit: 2,
    en: '{file}: this plan was made from the run {made}, not from {run}.',
    'zh-CN': '{file}：该计划由运行记录 {made} 生成，而不是 {run}。',
  },
  'plan-for-people': {
    exit: 2,
    en: 'This plan holds nothing that samespec can carry out itself; it is work for people. Read it with -o text or -o md.',
    'zh-CN': '该计划中没有 samespec 能自行执行的内容，需由人来完成。可用 -o text 或 -o md 查看。',
  },
  'apply-needs-yes': {
    exit: 2,
    en: 'Nobody can be asked here. Read the plan, then give --yes.',
    'zh-CN': '当前无法询问确认。请先阅读计划，再加上 --yes。',
  },
  'apply-busy': {
    exit: 1,
    en: 'Another samespec (process {pid}) is carrying out this plan. Wait until it has ended.',
    'zh-CN': '另一个 samespec（进程 {pid}）正在执行该计划。请等它结束。',
  },
  'journal-failed': {
    exit: 1,
    en: 'The journal cannot be written under {folder}: {detail}. Without it nothing is changed; give another folder with SAMESPEC_HOME.',
    'zh-CN':
      '无法在 {folder} 写入日志：{detail}。没有日志就不做任何修改；可用 SAMESPEC_HOME 指定其他目录。',
  },
} as const satisfies ErrorTable;
