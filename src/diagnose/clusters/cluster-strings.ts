import type {Message, MessageParam, Strings} from '../../model/message.ts';

/** What every rule about clusters may say. */
export const clusterStrings = {
  'no-clusters': {
    en: 'no cluster was read',
    'zh-CN': '没有读取任何集群',
  },
  'one-cluster': {
    en: 'only one cluster was read, so there is nothing to compare it with',
    'zh-CN': '只读取了一个集群，无从比较',
  },
  nowhere: {en: 'no cluster has it', 'zh-CN': '没有集群有此项'},
  'not-compared': {
    en: 'fewer than two clusters told of it',
    'zh-CN': '给出此项的集群不足两个，无从比较',
  },
  'not-set': {en: 'not set', 'zh-CN': '未设置'},
  'title-one': {
    en: '{key} is {value} in cluster {clusters}, {usual} elsewhere',
    'zh-CN': '集群 {clusters}：{key} 为 {value}，其他集群为 {usual}',
  },
  'title-many': {
    en: '{count, plural, one {{key} differs} other {# settings differ, first of all {key},}} in cluster {clusters}',
    'zh-CN':
      '集群 {clusters}：{count, plural, one {{key} 与其他集群不同} other {# 项设置与其他集群不同，首先是 {key}}}',
  },
  'title-tied': {
    en: '{key} differs between clusters {clusters}: {usual} and {value}, in as many clusters each',
    'zh-CN': '集群 {clusters} 的 {key} 不一致：{usual} 与 {value} 的集群数相同',
  },
  'title-many-tied': {
    en: '{count, plural, one {{key} differs} other {# settings differ, first of all {key},}} between clusters {clusters}, and no value is that of most',
    'zh-CN':
      '集群 {clusters}：{count, plural, one {{key} 不一致} other {# 项设置不一致，首先是 {key}}}，没有占多数的取值',
  },
  'difference-tied': {
    en: '{few}/{all} clusters ({clusters}): {key} = {value}',
    'zh-CN': '{few}/{all} 个集群（{clusters}）：{key} = {value}',
  },
  difference: {
    en: '{few}/{all} clusters ({clusters}): {key} = {value}, others {usual}',
    'zh-CN': '{few}/{all} 个集群（{clusters}）：{key} = {value}，其他为 {usual}',
  },
  'lies-as-slowness': {
    en: 'exactly the clusters of slow regions have it',
    'zh-CN': '恰好是变慢地域的集群如此',
  },
  'slow-have-usual': {
    en: 'clusters of slow regions have the usual value too',
    'zh-CN': '变慢地域的集群中也有取常见值的',
  },
  'slow-on-all-sides': {
    en: 'there are clusters of slow regions with each of these values',
    'zh-CN': '每种取值的集群中都有属于变慢地域的',
  },
  'could-not-tell': {
    en: '{count, plural, one {one cluster} other {# clusters}} could not tell',
    'zh-CN': '有 {count} 个集群未能给出',
  },
  'few-clusters': {
    en: 'with one cluster in each region every difference between clusters is one between regions: chance can not be told from cause',
    'zh-CN': '每个地域只有一个集群时，集群间的任何差异都表现为地域差异，无法区分巧合与原因',
  },
} as const satisfies Strings;

export type SayCluster = (
  id: keyof typeof clusterStrings,
  params?: Readonly<Record<string, MessageParam>>,
) => Message;
