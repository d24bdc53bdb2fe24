import type {ErrorTable} from './entry.ts';

/** What was typed, inventories and rule files. */
export const givenErrors = {
  usage: {
    exit: 2,
    en: '{detail}',
    'zh-CN': '{detail}',
  },
  'file-unreadable': {
    exit: 2,
    en: 'Cannot read {file}: {detail}. Give a file that exists and is readable.',
    'zh-CN': '无法读取 {file}：{detail}。请给出一个存在且可读的文件。',
  },
  'inventory-syntax': {
    exit: 2,
    en: '{place}: {detail}',
    'zh-CN': '{place}：{detail}',
  },
  'inventory-unknown-key': {
    exit: 2,
    en: '{place}: unknown key “{key}”. Known here: {known}.',
    'zh-CN': '{place}：未知的键“{key}”。此处可用的键：{known}。',
  },
  'inventory-did-you-mean': {
    exit: 2,
    en: '{place}: unknown key “{key}”. Did you mean “{near}”?',
    'zh-CN': '{place}：未知的键“{key}”。是否想写“{near}”？',
  },
  'inventory-wrong-type': {
    exit: 2,
    en: '{place}: “{key}” must be {expected}.',
    'zh-CN': '{place}：“{key}”应为 {expected}。',
  },
  'inventory-duplicate': {
    exit: 2,
    en: '{place}: node “{name}” is already defined at {first}. Rename or remove one of them.',
    'zh-CN': '{place}：节点“{name}”已在 {first} 定义过。请改名或删掉其中一个。',
  },
  'inventory-empty': {
    exit: 2,
    en: '{file}: no nodes in it. Add at least one, for example “bj-1: 10.1.0.11”.',
    'zh-CN': '{file}：里面没有任何节点。请至少加入一个，例如“bj-1: 10.1.0.11”。',
  },
  'inventory-bad-url': {
    exit: 2,
    en: '{place}: “{url}” is not an http or https URL.',
    'zh-CN': '{place}：“{url}”不是有效的 http 或 https 地址。',
  },
  'rules-syntax': {
    exit: 2,
    en: '{place}: {detail}. docs/your-own-rules.md shows a rule file.',
    'zh-CN': '{place}：{detail}。规则文件的写法见 docs/your-own-rules.md。',
  },
  'rules-unknown-key': {
    exit: 2,
    en: '{place}: unknown key “{key}”. Known here: {known}.',
    'zh-CN': '{place}：未知的键“{key}”。此处可用的键：{known}。',
  },
  'rules-wrong-value': {
    exit: 2,
    en: '{place}: “{key}” must be {expected}.',
    'zh-CN': '{place}：“{key}”应为 {expected}。',
  },
  'rules-duplicate': {
    exit: 2,
    en: '{place}: rule “{rule}” is already defined at {first}. Rename or remove one of them.',
    'zh-CN': '{place}：规则“{rule}”已在 {first} 定义过。请改名或删掉其中一条。',
  },
  'rules-expression': {
    exit: 2,
    en: '{place}: rule “{rule}”, {key}: {detail}.',
    'zh-CN': '{place}：规则“{rule}”的 {key}：{detail}。',
  },
  'host-flag': {
    exit: 2,
    en: '--host {given}: {detail}. Write it as NAME=USER@ADDRESS:PORT,region=REGION.',
    'zh-CN': '--host {given}：{detail}。写法：名称=用户@地址:端口,region=地域。',
  },
} as const satisfies ErrorTable;
