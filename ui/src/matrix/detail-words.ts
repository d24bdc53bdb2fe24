import type {BulkRow, EchoRow} from '../../../src/report/page/paths-data.ts';
import type {Words} from '../language.tsx';

export const DETAIL = {
  gone: {
    en: 'This report has no such path.',
    'zh-CN': '本报告中没有这条路径。',
  },
  unmeasured: {
    en: 'Nothing was measured between these two.',
    'zh-CN': '这两者之间没有任何测量。',
  },
  what: {en: 'what', 'zh-CN': '项目'},
  result: {en: 'result', 'zh-CN': '结果'},
  interval: {en: 'passes / fails', 'zh-CN': '可通过 / 不可通过'},
  exact: {en: '{pass} / {fail} bytes, exact', 'zh-CN': '{pass} / {fail} 字节，精确'},
  between: {
    en: '{pass} / {fail} bytes, the limit lies between',
    'zh-CN': '{pass} / {fail} 字节，上限在两者之间',
  },
  believed: {en: 'believed', 'zh-CN': '内核认为'},
  believedLocal: {
    en: '{bytes} bytes by the interface or route',
    'zh-CN': '接口或路由：{bytes} 字节',
  },
  believedCache: {en: '{bytes} bytes from the kernel’s cache', 'zh-CN': '内核缓存：{bytes} 字节'},
  believedTcp: {en: '{bytes} bytes by TCP', 'zh-CN': 'TCP：{bytes} 字节'},
  measured: {en: 'measured', 'zh-CN': '实测'},
  bytes: {en: '{bytes} bytes', 'zh-CN': '{bytes} 字节'},
  reported: {en: 'a router said', 'zh-CN': '路由器通告'},
  reportedValue: {en: '{bytes} bytes, by {router}', 'zh-CN': '{bytes} 字节，来自 {router}'},
  reportedNone: {en: 'nothing (no ICMP came back)', 'zh-CN': '无（未收到 ICMP）'},
  lostBetween: {en: 'large packets vanish', 'zh-CN': '大报文消失处'},
  lostBetweenValue: {
    en: 'after hop {after} ({address}), before hop {before}',
    'zh-CN': '第 {after} 跳（{address}）之后，第 {before} 跳之前',
  },
  packets: {en: 'packets', 'zh-CN': '发包'},
  packetsValue: {
    en: '{packets} sent; control {received} of {sent} came back',
    'zh-CN': '共发送 {packets} 个；对照报文返回 {received}/{sent}',
  },
  confidence: {en: 'confidence', 'zh-CN': '置信度'},
  confidenceHigh: {
    en: 'high: the limit is exact and every control packet came back',
    'zh-CN': '高：上限精确，对照报文全部返回',
  },
  confidenceMedium: {
    en: 'medium: {why}',
    'zh-CN': '中：{why}',
  },
  confidenceNone: {en: 'none: no statement is possible', 'zh-CN': '无：无法作出判断'},
  whyInterval: {en: 'the limit is known as an interval only', 'zh-CN': '上限只知道区间'},
  whyControl: {en: 'control packets were lost', 'zh-CN': '对照报文有丢失'},
  whyRuns: {en: '{n} of the 3 runs a median needs', 'zh-CN': '中位数需要 3 次，只有 {n} 次'},
  confidenceRuns: {en: 'n={n} runs', 'zh-CN': 'n={n} 次运行'},
  method: {en: 'method', 'zh-CN': '方法'},
  when: {en: 'when', 'zh-CN': '时间'},
  whenOld: {en: '{time} ({age})', 'zh-CN': '{time}（{age}）'},
  runs: {en: 'runs', 'zh-CN': '测量次数'},
  runsValues: {en: '{n}: {values}', 'zh-CN': '{n} 次：{values}'},
  reason: {en: 'why', 'zh-CN': '说明'},
  rtt: {en: 'min / median / max', 'zh-CN': '最小 / 中位数 / 最大'},
  echoes: {en: 'came back', 'zh-CN': '返回'},
  echoesValue: {en: '{received} of {sent}', 'zh-CN': '{received}/{sent}'},
  lostWays: {en: 'lost there / back', 'zh-CN': '去程 / 回程丢失'},
  lostEither: {
    en: 'not told apart: an echo does not say which way failed',
    'zh-CN': '无法区分：仅凭回显不知道是哪个方向失败',
  },
  disorder: {en: 'out of order / twice', 'zh-CN': '乱序 / 重复'},
  lag: {en: 'prober late by', 'zh-CN': '探测程序最大滞后'},
  compared: {en: 'beside its peers', 'zh-CN': '与同类相比'},
  comparedValue: {
    en: '{times} times their median of {median}, n={n}',
    'zh-CN': '是同类中位数 {median} 的 {times} 倍，n={n}',
  },
  comparedNone: {en: 'fewer than three peers: not judged', 'zh-CN': '同类不足三条：不作判断'},
  steady: {en: 'rate while flowing', 'zh-CN': '有数据时的速率'},
  average: {en: 'average of all', 'zh-CN': '全程平均'},
  stalled: {en: 'without data', 'zh-CN': '无数据时长'},
  retransmits: {en: 'retransmits', 'zh-CN': '重传'},
  versions: {en: 'tool versions', 'zh-CN': '工具版本'},
  versionsValue: {en: '{source} to {destination}', 'zh-CN': '{source} 到 {destination}'},
  message: {en: 'message of {bytes} bytes', 'zh-CN': '{bytes} 字节的消息'},
  messageValue: {
    en: 'median {median}, n={n}, {unfinished} not finished',
    'zh-CN': '中位数 {median}，n={n}，未完成 {unfinished} 次',
  },
  datagrams: {en: 'UDP datagrams', 'zh-CN': 'UDP 报文'},
  datagramsValue: {
    en: '{lost} of {sent} lost, {reordered} out of order ({bytes} bytes each)',
    'zh-CN': '{sent} 个中丢失 {lost} 个，乱序 {reordered} 个（每个 {bytes} 字节）',
  },
  beside: {en: 'beside others', 'zh-CN': '与其他传输同时'},
  besideValue: {
    en: '{atOnce} at once; alone {faster} faster ({checks} repeated)',
    'zh-CN': '{atOnce} 组同时进行；单独重测快 {faster}（重测 {checks} 组）',
  },
  reproduce: {en: 'To see it again', 'zh-CN': '复现命令'},
  on: {en: 'on {node}', 'zh-CN': '在 {node} 上执行'},
  cut: {
    en: 'Output left out to keep this page small; samespec report RUN -o json has it.',
    'zh-CN': '为控制页面大小，此处输出已省略；samespec report RUN -o json 中有完整内容。',
  },
  more: {en: 'and {n} more', 'zh-CN': '另有 {n} 项'},
  notMeasured: {en: 'not measured', 'zh-CN': '未测量'},
} as const satisfies Record<string, Words>;

export const ECHO_STATES: Readonly<Record<EchoRow['state'], Words>> = {
  ok: {en: 'ok', 'zh-CN': '正常'},
  lossy: {en: 'some lost', 'zh-CN': '有丢失'},
  'no-echo': {
    en: 'no echo came back: filtered or lost',
    'zh-CN': '没有回显：被过滤或丢失',
  },
  unknown: {en: 'not known', 'zh-CN': '未知'},
};

export const BULK_STATES: Readonly<Record<BulkRow['state'], Words>> = {
  steady: {en: 'steady', 'zh-CN': '平稳'},
  'stalled-start': {en: 'stands still at the start', 'zh-CN': '开头停顿'},
  'stalled-mid': {en: 'stands still in between', 'zh-CN': '中途停顿'},
  dead: {en: 'nothing came through', 'zh-CN': '完全不通'},
  unknown: {en: 'not known', 'zh-CN': '未知'},
};
