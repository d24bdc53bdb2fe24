import type {CellLook, Metric, MtuRow} from '../../../src/report/page/paths-data.ts';
import type {Words} from '../language.tsx';

/** A cell may also be `none`: not measured. */
export type Look = CellLook | 'none';

export const METRICS: Readonly<Record<Metric, Words>> = {
  'path-mtu': {en: 'Path MTU', 'zh-CN': '路径 MTU'},
  rtt: {en: 'Round trip', 'zh-CN': '往返时延'},
  loss: {en: 'Loss', 'zh-CN': '丢包'},
  throughput: {en: 'Throughput', 'zh-CN': '吞吐'},
};

export const UNITS: Readonly<Record<Metric, Words>> = {
  'path-mtu': {en: 'bytes', 'zh-CN': '字节'},
  rtt: {en: 'ms', 'zh-CN': 'ms'},
  loss: {en: '%', 'zh-CN': '%'},
  throughput: {en: 'Mbit/s', 'zh-CN': 'Mbit/s'},
};

export const LAYERS = {
  host: {en: 'host', 'zh-CN': '主机层'},
  pod: {en: 'pod', 'zh-CN': 'Pod 层'},
  service: {en: 'service', 'zh-CN': '服务层'},
} as const satisfies Record<string, Words>;

/** How a cell is to be read. */
export const HOW: Readonly<Record<Metric, Words>> = {
  'path-mtu': {
    en: 'Size in bytes of the largest IP packet that arrives unfragmented.',
    'zh-CN': '数值为不分片即可到达的最大 IP 报文（字节）。',
  },
  rtt: {
    en: 'Median round trip in ms, judged against paths of the same kind: inside a region beside all regions’ insides, between two regions beside the other paths between these two. Distance is no defect.',
    'zh-CN':
      '往返时延中位数（ms）。与同类路径相比：地域内路径与各地域内部比较，跨地域路径只与同一对地域之间的路径比较。距离远不算缺陷。',
  },
  loss: {
    en: 'Share of small packets lost: on the way there where both ends counted, else there and back. Silence is not counted as loss, for echoes may be filtered.',
    'zh-CN':
      '小报文丢失比例：两端都有计数时为去程，否则为往返合计。完全没有回显不算丢包，因为回显可能被过滤。',
  },
  throughput: {
    en: 'Bulk TCP in Mbit/s while it flowed, judged against paths of the same kind. A stall is marked whatever the rate.',
    'zh-CN':
      '批量 TCP 在有数据期间的速率（Mbit/s），与同类路径相比。无论速率多高，出现停顿都会标出。',
  },
};

/** A sign for each look, so that nothing rests on colour. */
export const SIGNS: Readonly<Record<Look, string>> = {
  ok: '✓',
  few: '•',
  warn: '▾',
  unknown: '?',
  critical: '✕',
  none: '·',
};

const UNKNOWN: Words = {en: 'not known; not good news', 'zh-CN': '未知，不等于正常'};
export const NONE: Words = {en: 'not measured', 'zh-CN': '未测量'};

export const STATES: Readonly<Record<MtuRow['state'], Words>> = {
  ok: {en: 'ok: the whole interface MTU arrives', 'zh-CN': '正常：接口 MTU 可完整到达'},
  'icmp-clamped': {
    en: 'smaller, senders are told (ICMP)',
    'zh-CN': '路径较小，发送方会收到 ICMP 通知',
  },
  'local-emsgsize': {en: 'the sender limits itself', 'zh-CN': '发送方自身限制'},
  'general-loss': {
    en: 'packets of every size are lost, no statement about MTU',
    'zh-CN': '各种大小的报文都有丢失，无法判断 MTU',
  },
  'black-hole': {
    en: 'black hole: larger packets vanish, senders are not told',
    'zh-CN': '黑洞：较大的报文无声消失，发送方得不到通知',
  },
  unknown: UNKNOWN,
};

/** What a look means, per metric. */
export const LEGEND: Readonly<Record<Metric, Readonly<Record<Look, Words>>>> = {
  'path-mtu': {
    ok: {en: 'the whole interface MTU arrives', 'zh-CN': '接口 MTU 可完整到达'},
    few: NONE,
    warn: {
      en: 'smaller; senders are told or limit themselves',
      'zh-CN': '路径较小；发送方会收到通知，或自行限制',
    },
    critical: {
      en: 'black hole, or packets of every size are lost',
      'zh-CN': '黑洞，或各种大小的报文都有丢失',
    },
    unknown: UNKNOWN,
    none: NONE,
  },
  rtt: {
    ok: {en: 'like its peers', 'zh-CN': '与同类路径相当'},
    few: {en: 'measured; fewer than three to compare with', 'zh-CN': '已测量；可比路径不足三条'},
    warn: {
      en: 'at least 1.5 times the median of its peers',
      'zh-CN': '达到同类中位数的 1.5 倍以上',
    },
    critical: {
      en: 'at least 3 times the median of its peers',
      'zh-CN': '达到同类中位数的 3 倍以上',
    },
    unknown: {en: 'no echo came back: filtered or lost', 'zh-CN': '没有回显：被过滤或丢失'},
    none: NONE,
  },
  loss: {
    ok: {en: 'nothing lost', 'zh-CN': '没有丢失'},
    few: NONE,
    warn: {en: 'some lost', 'zh-CN': '有丢失'},
    critical: {
      en: 'a fifth or more lost, at least 3 packets',
      'zh-CN': '丢失五分之一以上且不少于 3 个',
    },
    unknown: {en: 'no echo came back: filtered or lost', 'zh-CN': '没有回显：被过滤或丢失'},
    none: NONE,
  },
  throughput: {
    ok: {en: 'like its peers', 'zh-CN': '与同类路径相当'},
    few: {en: 'measured; fewer than three to compare with', 'zh-CN': '已测量；可比路径不足三条'},
    warn: {
      en: 'stalls, or at most 1/1.5 of the median of its peers',
      'zh-CN': '有停顿，或不到同类中位数的 1/1.5',
    },
    critical: {
      en: 'nothing comes through, or at most a third of the median of its peers',
      'zh-CN': '完全不通，或不到同类中位数的三分之一',
    },
    unknown: UNKNOWN,
    none: NONE,
  },
};

export const WORDS = {
  nothing: {en: 'No path between nodes was measured.', 'zh-CN': '没有测量任何节点间路径。'},
  direction: {
    en: 'Row: sender. Column: receiver. ◣: the two directions differ.',
    'zh-CN': '行：发送方。列：接收方。◣：两个方向不同。',
  },
  choose: {en: 'What is shown', 'zh-CN': '显示内容'},
  from: {en: 'from', 'zh-CN': '源'},
  to: {en: 'to', 'zh-CN': '目的'},
  patterns: {en: 'What they have in common', 'zh-CN': '共同规律'},
  legend: {en: 'Legend', 'zh-CN': '图例'},
  byNode: {en: 'Nodes', 'zh-CN': '节点'},
  byRegion: {en: 'Regions', 'zh-CN': '地域'},
  blocksNote: {
    en: 'More than {limit} nodes: shown by region; open a block to see its nodes.',
    'zh-CN': '节点超过 {limit} 个，先按地域显示；打开一个区块可查看其中的节点。',
  },
  even: {
    en: '{bytes} bytes, ok, on all {count} paths',
    'zh-CN': '全部 {count} 条路径均为 {bytes} 字节，正常',
  },
  zoomIn: {en: 'Zoom in', 'zh-CN': '放大'},
  zoomOut: {en: 'Zoom out', 'zh-CN': '缩小'},
  zoomAll: {en: 'Show all', 'zh-CN': '全部显示'},
  nextBad: {en: 'Next in trouble', 'zh-CN': '下一个异常'},
  blockDetail: {en: 'Paths of this block', 'zh-CN': '该区块的路径'},
  canvas: {
    en: 'Matrix of paths, {rows} senders by {columns} receivers',
    'zh-CN': '路径矩阵，{rows} 个发送方 × {columns} 个接收方',
  },
  canvasKind: {en: 'path matrix', 'zh-CN': '路径矩阵'},
  canvasKeys: {
    en: 'Arrows move the cursor, Shift+arrows pan, + − 0 zoom, N next in trouble, Enter opens. Wheel zooms, drag pans.',
    'zh-CN':
      '方向键移动光标，Shift+方向键平移，+ − 0 缩放，N 跳到下一个异常，Enter 打开。滚轮缩放，拖动平移。',
  },
  otherWay: {en: 'the other way: {text}', 'zh-CN': '反方向：{text}'},
  old: {en: '{age} old', 'zh-CN': '{age}前'},
  oldSome: {en: '{n} old', 'zh-CN': '{n} 条较早'},
  oldLegend: {
    en: 'faded: measured that long before the newest result here; it may be different by now',
    'zh-CN': '变淡：比此处最新的测量早这么久，现状可能已经不同',
  },
  minutes: {en: '{x} min', 'zh-CN': '{x} 分钟'},
  hours: {en: '{x} h', 'zh-CN': '{x} 小时'},
  days: {en: '{x} d', 'zh-CN': '{x} 天'},
  blockLabel: {
    en: '{count} paths measured, {missing} not',
    'zh-CN': '已测量 {count} 条，未测量 {missing} 条',
  },
  medianLabel: {
    en: 'median {median} {unit}, {low} to {high}, n={count}',
    'zh-CN': '中位数 {median} {unit}，范围 {low} 至 {high}，n={count}',
  },
} as const satisfies Record<string, Words>;
