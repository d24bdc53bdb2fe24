import type {ErrorTable} from './entry.ts';

/** Verification of a plan. */
export const verifyErrors = {
  'verify-no-criterion': {
    exit: 2,
    en: 'This plan names no region that answers slower, so there is nothing that could be measured before and after. What “samespec apply” proved with large packets is all there is.',
    'zh-CN':
      '该计划没有指明哪个地域响应变慢，因此没有可供前后测量的指标；“samespec apply”用大报文给出的证明即是全部。',
  },
  'verify-not-applied': {
    exit: 2,
    en: 'By the journal of this machine the plan is not in force: nothing to verify. Measure with “samespec verify PLAN --before” first, then “samespec apply PLAN”.',
    'zh-CN':
      '按本机日志，该计划未生效，没有可验证的内容。请先执行“samespec verify PLAN --before”测量基线，再执行“samespec apply PLAN”。',
  },
  'verify-in-force': {
    exit: 2,
    en: 'The plan is already in force: what is measured now is no baseline. Roll it back first, or run “samespec verify PLAN” without --before to judge it by its peers.',
    'zh-CN':
      '该计划已经生效，此时测得的不是基线。请先回滚，或不加 --before 执行“samespec verify PLAN”，仅与同类地域比较。',
  },
  'verify-half': {
    exit: 2,
    en: 'The plan is in force on some of its nodes only, or is being applied just now: neither before nor after can be measured. Finish it with “samespec apply” or “samespec rollback”.',
    'zh-CN':
      '该计划只在部分节点上生效，或正在执行，既不能测变更前也不能测变更后。请先用“samespec apply”或“samespec rollback”完成它。',
  },
  'verify-too-few-runs': {
    exit: 2,
    en: '{given, plural, one {# run per side is} other {# runs per side are}} too few: at least {needed, number} are needed, as fewer cannot exclude chance at 5 %.',
    'zh-CN':
      '每侧 {given, number} 次测量太少，至少需要 {needed, number} 次，否则在 5% 水平上无法排除偶然。',
  },
  'verify-other-nodes': {
    exit: 2,
    en: 'The plan changes {nodes}, which the run {run} does not know under this address: it is a plan for other nodes. Name the right run with --from.',
    'zh-CN':
      '该计划要修改 {nodes}，而运行记录 {run} 中没有这一地址的节点：这是针对其他节点的计划。请用 --from 指定正确的运行记录。',
  },
  'verify-nothing-measured': {
    exit: 2,
    en: 'In the run {run} no node of {regions} was measured in a way that could be repeated, so nothing can be verified.',
    'zh-CN': '运行记录 {run} 中，{regions} 没有任何节点有可重复的测量，无法验证。',
  },
  'verify-not-reversible': {
    exit: 2,
    en: 'The plan says that its change is made once and not flipped back and forth, so --interleave is refused.',
    'zh-CN': '该计划规定变更只执行一次，不来回切换，因此拒绝 --interleave。',
  },
  'verify-file-unreadable': {
    exit: 2,
    en: '{file}: this is not a run of a verification that can be read ({detail}). Remove it to go on without it.',
    'zh-CN': '{file}：无法作为验证测量读取（{detail}）。删除该文件后可继续。',
  },
  'verify-file-edited': {
    exit: 2,
    en: '{file}: the run was edited after it was measured. Remove it to go on without it.',
    'zh-CN': '{file}：该次测量在保存后被改动过。删除该文件后可继续。',
  },
  'verify-file-foreign': {
    exit: 2,
    en: '{file}: the run was measured for another plan. Remove it to go on without it.',
    'zh-CN': '{file}：该次测量属于另一个计划。删除该文件后可继续。',
  },
  'verify-file-stale': {
    exit: 2,
    en: '{file}: by the journal the plan was not {arm, select, before {out of force} other {in force}} all the time this run was measured. Remove it to go on without it.',
    'zh-CN':
      '{file}：按日志记载，该次测量期间计划并非始终{arm, select, before {未生效} other {处于生效状态}}。删除该文件后可继续。',
  },
  'verify-file-failed': {
    exit: 1,
    en: 'The run could not be saved as {file}: {detail}.',
    'zh-CN': '无法把这次测量保存为 {file}：{detail}。',
  },
} as const satisfies ErrorTable;
