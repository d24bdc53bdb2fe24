import type {Strings} from '../model/message.ts';

/** What could not be learned from Prometheus. */
export const seriesGapStrings = {
  'not-asked': {en: '{why}', 'zh-CN': '{why}'},
  'not-asked-why': {
    en: 'What its series would have shown is unknown; nothing here rests on them.',
    'zh-CN': '其序列所能说明的内容因此未知；本次结论均不依赖这些序列。',
  },
  unread: {
    en: 'the series “{what}” could not be read. {why}',
    'zh-CN': '序列“{what}”未能读取。{why}',
  },
  'unread-why': {
    en: 'This metric is unknown on these nodes, not well.',
    'zh-CN': '这些节点的该指标未知，并不代表正常。',
  },
  'left-out': {
    en: '{count, plural, one {# series} other {# series}} of “{what}” beyond the cap {count, plural, one {was} other {were}} left out at {url}',
    'zh-CN': '{url} 的“{what}”超出上限，略去 {count} 条序列',
  },
  warned: {
    en: '{url} says of “{what}”: {warning}',
    'zh-CN': '{url} 对“{what}”的提示：{warning}',
  },
  silent: {
    en: 'Prometheus has no series of {where}',
    'zh-CN': 'Prometheus 中没有{where}的序列',
  },
  'silent-why': {
    en: 'A node that is not there is unknown, not slow. Let Prometheus scrape it, or check that its name or address in the inventory is that of its target.',
    'zh-CN':
      '不在其中的节点是未知，而不是慢。请让 Prometheus 抓取它，或检查清单中的名称或地址是否与抓取目标一致。',
  },
  strangers: {
    en: '{count, plural, one {# target belongs} other {# targets belong}} to no node of the inventory: {examples}',
    'zh-CN': '{count} 个抓取目标不属于清单中的任何节点：{examples}',
  },
  'strangers-why': {
    en: 'Targets are joined to nodes by name and address. Add them to the inventory, or give their addresses there.',
    'zh-CN': '抓取目标按名称和地址与节点对应。请把它们加入清单，或在清单中写明地址。',
  },
  twice: {
    en: '{count, plural, one {# node} other {# nodes}} known to {url} were read from a Prometheus before it: {examples}',
    'zh-CN': '{url} 中的 {count} 个节点已从前一个 Prometheus 读取：{examples}',
  },
  'twice-why': {
    en: 'Two servers that scrape the same nodes tell the same twice; each node counts once.',
    'zh-CN': '两个 Prometheus 抓取同一批节点，内容重复；每个节点只计一次。',
  },
} as const satisfies Strings;
