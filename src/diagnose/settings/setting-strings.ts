import type {Strings} from '../../model/message.ts';
import {driftStrings} from '../drift/drift-strings.ts';

/** Titles and evidence that all rules about differing settings share. */
export const settingStrings = {
  'title-one': {
    en: '{key} is {value} on {where}, {usual} elsewhere',
    'zh-CN': '{where}：{key} 为 {value}，其他节点为 {usual}',
  },
  'title-many': {
    en: '{count, plural, one {{key} differs} other {# settings differ, first of all {key},}} on {where}',
    'zh-CN':
      '{where}：{count, plural, one {{key} 与其他节点不同} other {# 项设置与其他节点不同，首先是 {key}}}',
  },
  follows: {
    en: 'the same nodes differ in {fact}, which explains it',
    'zh-CN': '同一批节点的 {fact} 也不同，这足以解释此差异',
  },
  ...driftStrings,
} as const satisfies Strings;
