import {expect, test} from 'vitest';
import {speaker} from './say.ts';

const say = speaker(
  {
    'x/clocks': {en: 'the clocks of {where} differ', 'zh-CN': '{where} 的时钟不同'},
    'x/close': {en: 'on {where}', 'zh-CN': '在{where}上：完成'},
    'x/first': {en: 'first: {where}', 'zh-CN': '首先：{where}'},
    'x/all': {en: 'all {count} nodes', 'zh-CN': '全部 {count} 个节点'},
    'x/one': {en: '{node}', 'zh-CN': '{node}'},
  },
  'zh-CN',
);
const all = {id: 'x/all', params: {count: 6}};
const one = {id: 'x/one', params: {node: 'hk-1'}};

test.each([
  ['x/clocks', all, '全部 6 个节点的时钟不同'],
  ['x/clocks', one, 'hk-1 的时钟不同'],
  ['x/close', all, '在全部 6 个节点上：完成'],
  ['x/close', one, '在 hk-1 上：完成'],
  ['x/first', one, '首先：hk-1'],
  ['x/first', all, '首先：全部 6 个节点'],
] as const)(
  '%s of %o meets the sentence without a blank too many or too few',
  (id, where, text) => {
    expect(say({id, params: {where}})).toBe(text);
  },
);

test('a name keeps the blanks it has', () => {
  const odd = {id: 'x/one', params: {node: '机 房'}};
  expect(say({id: 'x/clocks', params: {where: odd}})).toBe('机 房的时钟不同');
});
