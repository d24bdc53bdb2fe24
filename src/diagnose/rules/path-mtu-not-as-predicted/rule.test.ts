import {describe, expect, test} from 'vitest';
import type {PathResult} from '../../../model/path.ts';
import {
  bothWays,
  clamped,
  hole,
  outcomeOf,
  ownLimit,
  podNode,
  run,
  said,
} from '../../mtu/testing.ts';
import {echo, type NodeSketch, pathMtu, unread, viewOf} from '../../testing.ts';
import {pathMtuNotAsPredicted} from './index.ts';

type Changes = NonNullable<Parameters<typeof podNode>[0]>;
const node = (changes: Record<string, number> = {}): NodeSketch => ({
  facts: {'net.default.mtuBytes': 1500, ...changes},
});

function given(paths: readonly PathResult[], a: NodeSketch = node(), b: NodeSketch = node()) {
  return run(pathMtuNotAsPredicted, viewOf({nodes: {a, b}, paths}));
}

function pods(between: object, a: Changes = {}, b: Changes = {}, host: object = {}) {
  const paths = [...bothWays('a', 'b', host), ...bothWays('a', 'b', {...between, layer: 'pod'})];
  return given(paths, podNode(a), podNode(b));
}

describe('between nodes', () => {
  test('a source that refuses more than its card and routes say is where to look', () => {
    const {findings} = given([pathMtu({from: 'a', to: 'b', ...ownLimit(1400)})]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      id: 'path-mtu-not-as-predicted',
      verdict: 'note',
      severity: 'low',
      scope: {pairs: [['a', 'b']]},
      title: {params: {passBytes: 1400, predictedBytes: 1500}},
      safe: [{id: 'look-at-routes'}],
    });
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['measured-self', 'predicted-host']);
  });

  test.each([
    ['its own address', 'net.route.b.mtuBytes'],
    ['the default', 'net.route.default.mtuBytes'],
  ])('a route with that MTU predicts it: %s', (_, path) => {
    const {findings} = given(
      [pathMtu({from: 'a', to: 'b', ...ownLimit(1400)})],
      node({[path]: 1400}),
    );
    expect(findings).toEqual([]);
  });

  test('the longest prefix counts', () => {
    const view = viewOf({
      nodes: {
        a: node({
          'net.route.default.mtuBytes': 1300,
          'net.route["10.1.0.0/16"].mtuBytes': 1400,
          'net.route["10.1.2.0/24"].mtuBytes': 1420,
          'net.route["10.9.0.0/16"].mtuBytes': 1280,
        }),
        b: node(),
      },
      paths: [pathMtu({from: 'a', to: 'b', ...ownLimit(1410)})],
    });
    const nodes = view.nodes.map((one) => (one.id === 'b' ? {...one, address: '10.1.2.3'} : one));
    const {findings} = run(pathMtuNotAsPredicted, {...view, nodes});
    expect(findings[0]?.title.params).toMatchObject({predictedBytes: 1420});
  });

  test.each([
    ['underlay-pmtu-black-hole', hole(1400)],
    ['pmtud-working-below-nic-mtu', clamped(1400)],
    ['a cached path MTU, which that rule tells too', {...ownLimit(1400), localLimitCached: true}],
  ])('what %s tells is left to it', (_, path) => {
    const {results, findings} = given([pathMtu({from: 'a', to: 'b', ...path})]);
    expect(findings).toEqual([]);
    expect(outcomeOf(results, 'a:b').message?.id).toBe('path-mtu-not-as-predicted/told-elsewhere');
  });

  const small = node({'net.default.mtuBytes': 1450});
  test.each([
    ['a healthy path', {}, node()],
    ['a provider’s ceiling of 1450 at the other end', hole(1450), small],
    ['a virtual card that takes four bytes more', hole(1454), small],
    ['more than predicted', {passBytes: 1500}, small],
  ])('%s passes', (_, path, b) => {
    const {findings, ruledOut} = given([pathMtu({from: 'a', to: 'b', ...path})], node(), b);
    expect(findings).toEqual([]);
    expect(ruledOut).toHaveLength(1);
  });

  test.each([
    [
      'a bracket that holds the prediction',
      {state: 'black-hole', passBytes: 1400, failBytes: 1520, exact: false},
    ],
    ['loss at every size', {...hole(1400), state: 'general-loss'}],
  ] as const)('%s decides nothing', (_, path) => {
    const {results} = given([pathMtu({from: 'a', to: 'b', ...path})]);
    expect(outcomeOf(results, 'a:b').outcome).toBe('not-applicable');
  });
});

describe('between pods', () => {
  test('a gateway that says less than tunnel and underlay allow is where to look', () => {
    const {findings} = pods(clamped(1380));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      kind: 'path-mtu-not-as-predicted-pod',
      verdict: 'note',
      title: {params: {passBytes: 1380, predictedBytes: 1450}},
    });
    expect(new Set(said(findings[0]?.evidenceFor ?? []))).toEqual(
      new Set(['measured-told', 'predicted-pod']),
    );
  });

  test.each([
    ['as predicted', {passBytes: 1450}, {}, {}],
    [
      'Cilium with eth0 at 1500 and a route of 1450',
      {passBytes: 1450},
      {'net.overlay.mtuBytes': 1500, 'pod.ns-1.mtuBytes': 1500},
      {},
    ],
    [
      'in fragments, which another rule tells',
      {passBytes: 1450},
      {'net.default.mtuBytes': 1450},
      ownLimit(1450),
    ],
    ['lost in silence, which another rule tells', hole(1400), {}, {}],
    [
      'too large by the numbers, which another rule tells',
      hole(1400),
      {'net.default.mtuBytes': 1450},
      ownLimit(1450),
    ],
  ])('%s: no finding', (_, between, a, host) => {
    expect(pods(between, a, a, host).findings).toEqual([]);
  });

  test('the hops between which packets vanish are named', () => {
    const lostBetween = {afterHop: 2, afterAddress: '10.0.0.7', beforeHop: 3};
    const {findings} = pods({...ownLimit(1380), lostBetween});
    expect(said(findings[0]?.evidenceFor ?? [])).toContain('hops');
  });

  test('without a tunnel pods are not judged', () => {
    expect(pods(clamped(1380), {'net.overlay.kind': undefined}).findings).toEqual([]);
  });

  test('with an unread pod MTU pods are not judged', () => {
    expect(pods(clamped(1380), {'pod.effectiveMtuBytes': unread('denied')}).findings).toEqual([]);
  });
});

test.each<[string, readonly PathResult[], NodeSketch, NodeSketch, string]>([
  ['the path', [echo({from: 'a', to: 'b'})], node(), node(), 'path-mtu (host)'],
  [
    'an answer',
    [pathMtu({from: 'a', to: 'b', state: 'unknown'})],
    node(),
    node(),
    'path-mtu (host)',
  ],
  ['the source’s card', [pathMtu({from: 'a', to: 'b'})], {}, node(), 'source net.default.mtuBytes'],
  [
    'the destination’s card',
    [pathMtu({from: 'a', to: 'b'})],
    node(),
    {},
    'destination net.default.mtuBytes',
  ],
])('without %s it skips, naming it', (_, paths, a, b, name) => {
  expect(outcomeOf(given(paths, a, b).results, 'a:b')).toMatchObject({
    outcome: 'skipped',
    missing: [name],
  });
});
