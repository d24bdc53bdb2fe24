import {describe, expect, test} from 'vitest';
import {hole, outcomeOf, pairsOf, podNode, run, said} from '../../mtu/testing.ts';
import {type NodeSketch, pathMtu, viewOf} from '../../testing.ts';
import {retransmitsNotMtu} from './index.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];

type Counters = {retransmits?: number; segments?: number; timeouts?: number; fast?: number};

function node({retransmits = 5, segments = 10_000, timeouts, fast}: Counters): NodeSketch {
  const after: Record<string, number> = {
    'net.counter.Tcp.RetransSegs': retransmits,
    'net.counter.Tcp.OutSegs': segments,
  };
  if (timeouts !== undefined) after['net.counter.TcpExt.TCPTimeouts'] = timeouts;
  if (fast !== undefined) after['net.counter.TcpExt.TCPFastRetrans'] = fast;
  const zero = Object.fromEntries(Object.keys(after).map((path) => [path, 0]));
  return {facts: {'net.default.mtuBytes': 1500, ...zero}, after};
}

type Sketch = Record<string, NodeSketch>;

function given(changed: Sketch, path: (from: string, to: string) => object | null = () => ({})) {
  const nodes = {...Object.fromEntries(ids.map((id) => [id, node({})])), ...changed};
  const paths = pairsOf(ids).flatMap(([from, to]) => {
    const one = path(from, to);
    return one === null ? [] : [pathMtu({from, to, ...one})];
  });
  return run(retransmitsNotMtu, viewOf({nodes, paths}));
}

test('a node that repeats far more than its peers on healthy paths contributes', () => {
  const {findings} = given({a: node({retransmits: 300, timeouts: 10, fast: 250})});
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    id: 'retransmits-not-mtu',
    verdict: 'contributor',
    severity: 'medium',
    confidence: 0.8,
    scope: {kind: 'node', nodes: ['a']},
    safe: [{id: 'look-for-loss'}],
    danger: [{id: 'any-mtu-change'}],
  });
  expect(said(findings[0]?.evidenceFor ?? [])).toEqual([
    'ratio',
    'mtu-in-order',
    'fast-retransmits',
  ]);
  expect(findings[0]?.evidenceFor[0]?.message.params).toMatchObject({
    retransmits: 300,
    segments: 10_000,
    peers: 5,
  });
  expect(findings[0]?.evidenceFor[1]?.message.params).toEqual({node: 'a', count: 10});
});

test('mostly timeouts speak against it: full-size segments may be lost after all', () => {
  const {findings} = given({a: node({retransmits: 300, timeouts: 200})});
  expect(findings[0]?.confidence).toBe(0.5);
  expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['timeouts']);
});

test('equal nodes are ruled out', () => {
  const {findings, ruledOut} = given({});
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

describe('not applicable', () => {
  const loud = node({retransmits: 300});
  test('an MTU fault on one of its paths comes first', () => {
    const {results} = given({a: loud}, (from, to) =>
      from === 'a' && to === 'b' ? hole(1400) : {},
    );
    expect(outcomeOf(results, 'a')).toMatchObject({
      outcome: 'not-applicable',
      message: {params: {count: 1}},
    });
  });

  test('pod packets that exceed the underlay come first', () => {
    const pods = {'net.default.mtuBytes': 1450, 'pod.effectiveMtuBytes': 1450};
    const withPods = (one: NodeSketch): NodeSketch => ({
      ...one,
      facts: {...one.facts, ...podNode(pods).facts},
    });
    const {results, findings} = given({a: withPods(loud), b: withPods(node({}))}, () => ({
      passBytes: 1450,
    }));
    expect(findings).toEqual([]);
    expect(outcomeOf(results, 'a').message?.id).toBe('retransmits-not-mtu/mtu-first');
  });

  test('fewer than a thousand segments make no ratio', () => {
    const {results} = given({a: node({retransmits: 300, segments: 999})});
    expect(outcomeOf(results, 'a').outcome).toBe('not-applicable');
  });

  test('two peers cannot say what is usual', () => {
    const idle = node({retransmits: 0, segments: 10});
    const {results} = given({a: loud, b: idle, c: idle, d: idle});
    expect(outcomeOf(results, 'a').message?.id).toBe('retransmits-not-mtu/too-few-peers');
  });
});

describe('missing inputs', () => {
  test('without a second reading', () => {
    const {after: _, ...once} = node({});
    expect(outcomeOf(given({a: once}).results, 'a')).toMatchObject({
      outcome: 'skipped',
      missing: ['delta of net.counter.Tcp.RetransSegs', 'delta of net.counter.Tcp.OutSegs'],
    });
  });

  test('without a measured path', () => {
    const {results} = given({}, (from, to) => (from === 'a' || to === 'a' ? null : {}));
    expect(outcomeOf(results, 'a')).toMatchObject({
      outcome: 'skipped',
      missing: ['path-mtu (host) of the node'],
    });
  });

  test('a counter that was reset is no evidence', () => {
    const reset = node({});
    const facts = {...reset.facts, 'net.counter.Tcp.OutSegs': 1e9};
    expect(outcomeOf(given({a: {...reset, facts}}).results, 'a')).toMatchObject({
      outcome: 'skipped',
      missing: ['delta of net.counter.Tcp.OutSegs'],
    });
  });
});
