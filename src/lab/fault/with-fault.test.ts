import {describe, expect, test} from 'vitest';
import {Scenario} from '../scenario.ts';
import {type Fault, faultText} from './fault.ts';
import {withFault} from './with-fault.ts';

const texts = {en: 'x', 'zh-CN': 'x'};
const scenario = Scenario.parse({
  schemaVersion: 1,
  name: 'three',
  title: texts,
  summary: texts,
  regions: {bj: {nodes: 1}, hk: {nodes: 2}, sg: {nodes: 1}},
  nodeOverrides: {'hk-1': {nicMtuBytes: 1400}},
  links: [{between: ['hk', 'bj'], delayMs: 30, toward: {hk: {lossShare: 0.01}}}],
  expect: {},
});

test('a link changes in both directions, and keeps what was said of it', () => {
  const {links} = withFault(scenario, {place: {link: ['bj', 'hk']}, words: {mtuBytes: 1400}});
  expect(links).toEqual([
    {
      between: ['hk', 'bj'],
      delayMs: 30,
      toward: {hk: {lossShare: 0.01, mtuBytes: 1400}, bj: {mtuBytes: 1400}},
    },
  ]);
});

test('one direction of a link changes alone', () => {
  const place = {link: ['bj', 'sg'] as [string, string], toward: 'sg'};
  const {links} = withFault(scenario, {place, words: {lossShare: 1}});
  expect(links?.[1]).toEqual({between: ['bj', 'sg'], toward: {sg: {lossShare: 1}}});
});

test('a region’s fault concerns its gateway, its links and its nodes, as the words say', () => {
  const words = {reportsTooBig: false, mtuBytes: 1400, nicMtuBytes: 1450};
  const changed = withFault(scenario, {place: {region: 'hk'}, words});
  const direction = {reportsTooBig: false, mtuBytes: 1400};
  expect(changed.regions.hk).toEqual({nodes: 2, reportsTooBig: false});
  expect(changed.links?.map(({between, toward}) => [between.toSorted(), toward])).toEqual([
    [['bj', 'hk'], {hk: {lossShare: 0.01, ...direction}, bj: direction}],
    [['hk', 'sg'], {hk: direction, sg: direction}],
  ]);
  expect(changed.nodeOverrides).toEqual({
    'hk-1': {nicMtuBytes: 1450},
    'hk-2': {nicMtuBytes: 1450},
  });
  expect(Scenario.safeParse(changed).success).toBe(true);
});

test('a later fault on the same place wins, word by word', () => {
  const place = {node: 'bj-1'};
  const first = withFault(scenario, {place, words: {nicMtuBytes: 1450, cpuQuotaCpus: 0.5}});
  const {nodeOverrides} = withFault(first, {place, words: {nicMtuBytes: 1300}});
  expect(nodeOverrides?.['bj-1']).toEqual({nicMtuBytes: 1300, cpuQuotaCpus: 0.5});
});

describe('what cannot be is refused with what could be', () => {
  test.each<[string, Fault, string, object]>([
    [
      'an unknown word',
      {place: {region: 'hk'}, words: {speed: 1}},
      'lab-fault-word',
      {word: 'speed', known: expect.arrayContaining(['lossShare', 'dropsEchoRequests', 'ssh'])},
    ],
    [
      'a word of links on a node',
      {place: {node: 'hk-1'}, words: {lossShare: 0.1}},
      'lab-fault-word',
      {known: ['nicMtuBytes', 'cpuQuotaCpus', 'ssh']},
    ],
    [
      'a value out of range',
      {place: {region: 'hk'}, words: {lossShare: 7}},
      'lab-fault-value',
      {word: 'lossShare'},
    ],
    [
      'a value of another kind',
      {place: {region: 'hk'}, words: {reportsTooBig: 1}},
      'lab-fault-value',
      {word: 'reportsTooBig'},
    ],
    [
      'a region that is not there',
      {place: {region: 'us'}, words: {lossShare: 1}},
      'lab-fault-place',
      {place: 'us', known: ['bj', 'hk', 'sg']},
    ],
    [
      'a node that is not there',
      {place: {node: 'hk-3'}, words: {nicMtuBytes: 1400}},
      'lab-fault-place',
      {place: 'hk-3'},
    ],
    [
      'a direction that is not the link’s',
      {place: {link: ['bj', 'hk'], toward: 'sg'}, words: {lossShare: 1}},
      'lab-fault-place',
      {place: '--link bj,hk --toward sg'},
    ],
    [
      'a link from a region to itself',
      {place: {link: ['bj', 'bj']}, words: {lossShare: 1}},
      'lab-fault-place',
      {known: ['--link bj,hk', '--link bj,sg', '--link hk,sg']},
    ],
  ])('%s', (_, fault, code, params) => {
    expect(() => withFault(scenario, fault)).toThrow(
      expect.objectContaining({code, params: expect.objectContaining(params)}),
    );
  });
});

test('a fault is told as it would be typed', () => {
  const place = {link: ['bj', 'hk'] as [string, string], toward: 'hk'};
  expect(faultText({place, words: {lossShare: 0.07, reportsTooBig: false}})).toBe(
    'lossShare=0.07 reportsTooBig=false --link bj,hk --toward hk',
  );
});
