import {expect, test} from 'vitest';
import {type NodeSketch, unread, viewOf} from '../diagnose/testing.ts';
import {docsPolicies} from '../diagnose/testing-policies.ts';
import type {Partition} from '../model/comparison.ts';
import {compare} from './index.ts';

test('a fact constant in every region and different between them is region drift, largest group first', () => {
  const [partition] = partitionsOf({
    'bj-1': {region: 'bj', facts: {'kernel.release': '6.1.0'}},
    'hk-1': {region: 'hk', facts: {'kernel.release': '5.15.0'}},
    'sg-1': {region: 'sg', facts: {'kernel.release': '6.1.0'}},
  });
  expect(partition).toEqual({
    cohort: 'fleet',
    fact: 'kernel.release',
    policy: 'identical',
    tag: 'kernel',
    kind: 'region-drift',
    groups: [
      {value: {kind: 'value', value: '6.1.0'}, nodes: ['bj-1', 'sg-1']},
      {value: {kind: 'value', value: '5.15.0'}, nodes: ['hk-1']},
    ],
    unknown: [],
  });
});

test('a fact that differs inside a region is not region drift', () => {
  const [partition] = partitionsOf({
    'bj-1': {region: 'bj', facts: {'kernel.release': '6.1.0'}},
    'hk-1': {region: 'hk', facts: {'kernel.release': '5.15.0'}},
    'hk-2': {region: 'hk', facts: {'kernel.release': '6.1.0'}},
  });
  expect(partition?.kind).toBe('within-region');
});

test('absent is a value of its own', () => {
  const [partition] = partitionsOf({
    a: {facts: {'kvm.module.kvm_amd': 'loaded', 'os.prettyName': 'x'}},
    b: {facts: {'os.prettyName': 'x'}},
    c: {facts: {'kvm.module.kvm_amd': unread('absent'), 'os.prettyName': 'x'}},
  });
  expect(partition?.groups).toEqual([
    {value: {kind: 'missing', reason: 'absent'}, nodes: ['b', 'c']},
    {value: {kind: 'value', value: 'loaded'}, nodes: ['a']},
  ]);
});

test.each(['denied', 'timeout', 'unparsed'] as const)(
  '%s is neither equal nor different',
  (reason) => {
    const sketch = {
      a: {facts: {'kernel.release': '6.1.0'}},
      b: {facts: {'kernel.release': unread(reason)}},
    };
    expect(partitionsOf(sketch)).toEqual([]);
    expect(viewOf({nodes: sketch}).comparison.equalFacts).toEqual({});
    const [partition] = partitionsOf({...sketch, c: {facts: {'kernel.release': '5.15.0'}}});
    expect(partition?.unknown).toEqual(['b']);
  },
);

test('a node from which nothing came is unknown in every partition', () => {
  const [partition] = partitionsOf({
    a: {facts: {'kernel.release': '6.1.0'}},
    b: {facts: {'kernel.release': '5.15.0'}},
    down: {facts: null},
  });
  expect(partition?.unknown).toEqual(['down']);
});

test('a whole family that was denied is unknown, not absent', () => {
  expect(
    partitionsOf({
      a: {facts: {'sysctl.vm': '1'}},
      b: {facts: {sysctl: unread('denied')}},
    }),
  ).toEqual([]);
});

test('a fact of a section that was cut off is unknown, not absent', () => {
  const sketch = {a: {facts: {'kernel.release': '1', 'os.id': 'x'}}, b: {facts: {'os.id': 'x'}}};
  const view = viewOf({nodes: sketch});
  expect(view.comparison.partitions).toHaveLength(1);
  const cut = view.facts.get('b')?.sections.sketch;
  if (cut === undefined) throw new Error('no section');
  cut.truncated = true;
  expect(compareAgain(view)).toEqual([]);
});

test('sets are equal in any order, and text in any white space', () => {
  expect(
    partitionsOf({
      a: {facts: {'cpu.flags': ['sse', 'avx', 'svm'], 'kernel.build': '#1  SMP '}},
      b: {facts: {'cpu.flags': ['svm', 'sse', 'avx', 'sse'], 'kernel.build': '#1 SMP'}},
    }),
  ).toEqual([]);
});

test('a number is not the text that looks like it', () => {
  const sketch = {a: {facts: {'cpu.count': 4}}, b: {facts: {'cpu.count': '4'}}};
  expect(partitionsOf(sketch)).toHaveLength(1);
});

test('numbers within the tolerance of the fact are equal', () => {
  expect(
    partitionsOf({
      a: {facts: {'memory.totalBytes': 8_000_000_000}},
      b: {facts: {'memory.totalBytes': 8_100_000_000}},
    }),
  ).toEqual([]);
  const [partition] = partitionsOf({
    a: {facts: {'memory.totalBytes': 8_000_000_000}},
    b: {facts: {'memory.totalBytes': 8_100_000_000}},
    c: {facts: {'memory.totalBytes': 16_000_000_000}},
  });
  expect(partition?.groups.map((group) => group.nodes)).toEqual([['a', 'b'], ['c']]);
});

test('free facts and symptoms are never drift', () => {
  expect(
    partitionsOf({
      a: {facts: {'os.hostname': 'a', 'os.loadOne': 1}},
      b: {facts: {'os.hostname': 'b', 'os.loadOne': 9}},
    }),
  ).toEqual([]);
});

test('an interface or image that a node does not have is no difference; one it has otherwise is', () => {
  const [only, ...more] = partitionsOf({
    a: {facts: {'net.link.eth0.mtuBytes': 1500, 'net.link.veth1.mtuBytes': 1450}},
    b: {facts: {'net.link.eth0.mtuBytes': 1400, 'net.link.veth2.mtuBytes': 1450}},
    c: {facts: {'container.image.shop:1.digest': 'sha256:aa', 'net.link.eth0.mtuBytes': 1500}},
  });
  expect(only?.fact).toBe('net.link.eth0.mtuBytes');
  expect(more).toEqual([]);
});

test('the inventory overrides what must be equal', () => {
  const nodes = {a: {facts: {'kernel.release': '1'}}, b: {facts: {'kernel.release': '2'}}};
  const expectations = [{fact: 'kernel.*', policy: 'free' as const}];
  expect(viewOf({nodes, expectations}).comparison.partitions).toEqual([]);
  const hosts = {a: {facts: {'os.hostname': 'a'}}, b: {facts: {'os.hostname': 'b'}}};
  const equal = [{fact: 'os.hostname', policy: 'identical' as const}];
  expect(viewOf({nodes: hosts, expectations: equal}).comparison.partitions).toHaveLength(1);
});

test('equal facts are counted per family, and one that only one node told is not among them', () => {
  const {equalFacts} = viewOf({
    nodes: {
      a: {facts: {'cpu.count': 4, 'cpu.family': '6', 'kernel.release': '1', 'clock.source': 'tsc'}},
      b: {
        facts: {
          'cpu.count': 4,
          'cpu.family': '6',
          'kernel.release': '2',
          'clock.source': unread('denied'),
        },
      },
    },
  }).comparison;
  expect(equalFacts).toEqual({cpu: 2});
});

test('nodes of different cohorts are not compared', () => {
  expect(
    partitionsOf({
      a: {facts: {'kernel.release': '1', 'os.id': 'debian'}},
      b: {facts: {'kernel.release': '2', 'os.id': 'alpine'}},
    }),
  ).toEqual([]);
});

function partitionsOf(nodes: Record<string, NodeSketch>): Partition[] {
  return viewOf({nodes}).comparison.partitions;
}

function compareAgain(view: ReturnType<typeof viewOf>): Partition[] {
  return compare({
    inventory: {nodes: [...view.nodes], services: [], expectations: []},
    facts: view.facts,
    factsAfter: view.factsAfter,
    paths: [],
    policies: docsPolicies,
  }).partitions;
}
