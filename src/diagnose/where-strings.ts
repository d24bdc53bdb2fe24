import type {Strings} from '../model/message.ts';

/**
 * Node forms are noun phrases and take a preposition in the rule’s sentence (“on {where}”); pair forms bring
 * their own (“between hk and the other regions”).
 */
export const whereStrings = {
  nowhere: {en: 'nowhere', 'zh-CN': '无'},
  node: {en: '{node}', 'zh-CN': '{node}'},
  'all-nodes': {en: 'all {count} nodes', 'zh-CN': '全部 {count} 个节点'},
  region: {
    en: '{region} ({count, plural, one {# node} other {# nodes}})',
    'zh-CN': '{region}（{count} 个节点）',
  },
  regions: {
    en: '{regions} ({count, plural, one {# node} other {# nodes}})',
    'zh-CN': '{regions}（{count} 个节点）',
  },
  nodes: {en: '{nodes}', 'zh-CN': '{nodes}'},
  'nodes-more': {en: '{nodes} ({more} more)', 'zh-CN': '{nodes} 等 {count} 个节点'},
  'region-names': {en: '{regions}', 'zh-CN': '{regions}'},
  'all-regions': {en: 'all {count} regions', 'zh-CN': '全部 {count} 个地域'},
  pair: {en: 'from {source} to {destination}', 'zh-CN': '从 {source} 到 {destination}'},
  'pair-both': {
    en: 'between {source} and {destination}, both directions',
    'zh-CN': '{source} 与 {destination} 之间（双向）',
  },
  'all-pairs': {en: 'on all {count} measured paths', 'zh-CN': '全部 {count} 条已测路径'},
  'between-regions': {
    en: 'between {region} and {other}',
    'zh-CN': '{region} 与 {other} 之间',
  },
  'between-region-and-others': {
    en: 'between {region} and the other regions',
    'zh-CN': '{region} 与其他地域之间',
  },
  'between-all-regions': {en: 'between all regions', 'zh-CN': '所有地域之间'},
  'within-region': {en: 'within {region}', 'zh-CN': '{region} 地域内部'},
  'within-all-regions': {en: 'within every region', 'zh-CN': '各地域内部'},
  'region-all': {
    en: 'within {region} and between it and the other regions',
    'zh-CN': '{region} 内部以及它与其他地域之间',
  },
  'region-to-region': {en: 'from {region} to {other}', 'zh-CN': '从 {region} 到 {other}'},
  'region-to-others': {
    en: 'from {region} to the other regions',
    'zh-CN': '从 {region} 到其他地域',
  },
  'others-to-region': {
    en: 'from the other regions to {region}',
    'zh-CN': '从其他地域到 {region}',
  },
  'node-to-all': {en: 'from {node} to all others', 'zh-CN': '从 {node} 到其他所有节点'},
  'all-to-node': {en: 'from all others to {node}', 'zh-CN': '从其他所有节点到 {node}'},
  'node-all': {
    en: 'on all paths from and to {node}',
    'zh-CN': '进出 {node} 的所有路径',
  },
  pairs: {en: 'on {pairs}', 'zh-CN': '{pairs}'},
  'pairs-more': {en: 'on {pairs} ({more} more paths)', 'zh-CN': '{pairs} 等 {count} 条路径'},
} as const satisfies Strings;
