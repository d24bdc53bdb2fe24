import {expect, test} from 'vitest';
import type {Message} from '../model/message.ts';
import {speaker} from './say.ts';

const catalogue = {
  'a/regions': {en: '{list} are slow', 'zh-CN': '{list} 较慢'},
  'a/pair': {en: 'between {left} and {right}', 'zh-CN': '{left} 与 {right} 之间'},
  'a/ratio': {en: '{x, number, ::.0}x, MTU {mtu}', 'zh-CN': '{x, number, ::.0} 倍,MTU {mtu}'},
  'a/count': {en: '{n, plural, one {# node} other {# nodes}}', 'zh-CN': '{n} 个节点'},
  'a/yes': {
    en: '{on, select, true {on} other {off}}',
    'zh-CN': '{on, select, true {开} other {关}}',
  },
  'a/tag': {en: 'set <mtu> to {mtu}', 'zh-CN': '把 <mtu> 设为 {mtu}'},
  'a/broken': {en: 'broken {', 'zh-CN': '坏 {'},
};
const en = speaker(catalogue, 'en');
const zh = speaker(catalogue, 'zh-CN');

test('a list is joined the way the language joins lists', () => {
  const message = {id: 'a/regions', params: {list: ['bj', 'sg', 'hk']}};
  expect(en(message)).toBe('bj, sg, and hk are slow');
  expect(zh(message)).toBe('bj、sg、hk 较慢');
});

test('a message inside a message is written in the same language', () => {
  const inner = {id: 'a/regions', params: {list: ['hk']}};
  expect(zh({id: 'a/pair', params: {left: inner, right: 'sg'}})).toBe('hk 较慢与 sg 之间');
});

test('numbers follow their skeleton, identifiers stay plain, counts take their plural', () => {
  expect(en({id: 'a/ratio', params: {x: 3.44, mtu: 1450}})).toBe('3.4x, MTU 1450');
  expect(en({id: 'a/count', params: {n: 1}})).toBe('1 node');
  expect(en({id: 'a/yes', params: {on: false}})).toBe('off');
  expect(en({id: 'a/yes', params: {on: true}})).toBe('on');
});

test('angle brackets are text', () => {
  expect(en({id: 'a/tag', params: {mtu: 1400}})).toBe('set <mtu> to 1400');
});

test('an unknown id, a missing parameter and a broken text give the id with the parameters', () => {
  expect(en({id: 'no/such', params: {x: 1, y: 'z'}})).toBe('no/such (x=1, y=z)');
  expect(en({id: 'no/such'})).toBe('no/such');
  expect(en({id: 'toString'})).toBe('toString');
  expect(en({id: 'a/pair', params: {left: 'l'}})).toBe('a/pair (left=l)');
  expect(en({id: 'a/broken', params: {x: 1}})).toBe('a/broken (x=1)');
});

test('control characters of node data do not reach the text', () => {
  const params = {left: 'a\u001b[31mred\u0007', right: 'x\u202e\u009b2Jy\nz'};
  expect(en({id: 'a/pair', params})).toBe('between ared and xy z');
  expect(en({id: 'a/regions', params: {list: ['\u001b]0;t\u0007n']}})).toBe('n are slow');
});

test('nesting without end is cut', () => {
  let message: Message = {id: 'a/pair', params: {left: 'x', right: 'y'}};
  for (let i = 0; i < 50; i++) message = {id: 'a/pair', params: {left: message, right: 'y'}};
  expect(en(message)).toContain('a/pair');
});
