import type {ComponentType} from 'preact';
import type {PageData} from '../../src/report/page/data.ts';
import type {Words} from './language.tsx';
import {Change} from './views/change.tsx';
import {Checks} from './views/checks.tsx';
import {Differences} from './views/differences.tsx';
import {Findings} from './views/findings.tsx';
import {Paths} from './views/paths.tsx';
import {Raw} from './views/raw.tsx';
import {Regions} from './views/regions.tsx';
import {Article, Nodes, Rules} from './views/tables.tsx';

type Section = {
  name: string;
  title: Words;
  lead?: Words;
  isThere: (data: PageData) => boolean;
  Component: ComponentType<{data: PageData}>;
};

/** The report below its verdict, in reading order. */
const SECTIONS: readonly Section[] = [
  {
    name: 'findings',
    title: {en: 'Causes', 'zh-CN': '原因'},
    isThere: ({stories}) => stories.length > 0,
    Component: Findings,
  },
  {
    name: 'paths',
    title: {en: 'Paths', 'zh-CN': '路径'},
    isThere: ({paths}) => paths.matrices.length > 0,
    Component: Paths,
  },
  {
    name: 'regions',
    title: {en: 'Regions', 'zh-CN': '地域对比'},
    isThere: ({distributions}) => distributions.length > 0,
    Component: Regions,
  },
  {
    name: 'checks',
    title: {en: 'Checked', 'zh-CN': '检查内容'},
    isThere: () => true,
    Component: Checks,
  },
  {
    name: 'differences',
    title: {en: 'Differences', 'zh-CN': '差异'},
    isThere: () => true,
    Component: Differences,
  },
  {
    name: 'change',
    title: {en: 'Plan and effect', 'zh-CN': '计划与效果'},
    isThere: ({plans, effects}) => plans.length + effects.length > 0,
    Component: Change,
  },
  {
    name: 'article',
    title: {en: 'Checks by hand', 'zh-CN': '手工检查'},
    lead: {
      en: 'The commands people run by hand in such an incident, answered from this run, and what their answers do and do not prove.',
      'zh-CN':
        '遇到这类事故时常用的手工命令，用本次运行的数据作答，并说明结果能证明什么、不能证明什么。',
    },
    isThere: ({article}) => article.length > 0,
    Component: Article,
  },
  {
    name: 'nodes',
    title: {en: 'Nodes', 'zh-CN': '节点'},
    isThere: () => true,
    Component: Nodes,
  },
  {
    name: 'rules',
    title: {en: 'Rules', 'zh-CN': '规则'},
    isThere: ({rules}) => rules.length > 0,
    Component: Rules,
  },
  {
    name: 'raw',
    title: {en: 'Raw evidence', 'zh-CN': '原始证据'},
    isThere: () => true,
    Component: Raw,
  },
];

/** Sections that have something to show. */
export function sectionsOf(data: PageData): readonly Section[] {
  return SECTIONS.filter(({isThere}) => isThere(data));
}
