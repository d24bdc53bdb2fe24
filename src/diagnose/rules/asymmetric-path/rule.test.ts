import {describe, expect, test} from 'vitest';
import type {PathResult} from '../../../model/path.ts';
import {bothWays, hole, outcomeOf, ownLimit, run, said} from '../../mtu/testing.ts';
import {echo, pathMtu, viewOf} from '../../testing.ts';
import {flow} from '../rate-limited-path/testing.ts';
import {asymmetricPath} from './index.ts';

const MB = 1e6;

function given(paths: readonly PathResult[], facts: Record<string, string> = {}) {
  return run(asymmetricPath, viewOf({nodes: {a: {facts}, b: {facts}}, paths}));
}

const directed = (forward: number, backward: number, sent = 100) =>
  ({
    ...echo({from: 'a', to: 'b', sent, received: sent - forward - backward}),
    lostForward: forward,
    lostBackward: backward,
  }) as PathResult;

describe('path MTU', () => {
  test('smaller one way is a note for that direction', () => {
    const {findings, results} = given([
      pathMtu({from: 'a', to: 'b', ...hole(1400)}),
      pathMtu({from: 'b', to: 'a'}),
    ]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      kind: 'asymmetric-mtu',
      verdict: 'note',
      scope: {pairs: [['a', 'b']]},
      title: {params: {smallerBytes: 1400, largerBytes: 1500}},
    });
    expect(outcomeOf(results, 'b:a').outcome).toBe('not-applicable');
  });

  test.each([
    ['equal both ways', bothWays('a', 'b', hole(1400))],
    [
      'a card that takes four bytes more than it says',
      [
        pathMtu({from: 'a', to: 'b', ...hole(1454)}),
        pathMtu({from: 'b', to: 'a', ...ownLimit(1450)}),
      ],
    ],
    [
      'a bracket that holds the other size',
      [
        pathMtu({
          from: 'a',
          to: 'b',
          state: 'black-hole',
          passBytes: 1400,
          failBytes: 1501,
          exact: false,
        }),
        pathMtu({from: 'b', to: 'a'}),
      ],
    ],
  ])('%s passes', (_, paths) => {
    const {findings, ruledOut} = given(paths);
    expect(findings).toEqual([]);
    expect(ruledOut).toHaveLength(1);
  });
});

describe('loss', () => {
  test('one way only is a note', () => {
    const {findings} = given([directed(0, 12)]);
    // The echo of a to b counts the way back, but only an echo of b to a makes that pair a subject.
    expect(findings).toEqual([]);
    expect(given([directed(12, 0)]).findings[0]).toMatchObject({
      kind: 'asymmetric-loss',
      verdict: 'note',
    });
  });

  test.each([
    [2, 0],
    [6, 5],
    [3, 0],
  ])('%i and %i of 100 is chance', (forward, backward) => {
    expect(given([directed(forward, backward)]).findings).toEqual([]);
  });
});

describe('throughput', () => {
  test('half as fast in every interval is a contributor', () => {
    const {findings} = given([flow('a', 'b', 10 * MB, 0.2), flow('b', 'a', 40 * MB, 0.2)]);
    expect(findings[0]).toMatchObject({
      kind: 'asymmetric-throughput',
      verdict: 'contributor',
      severity: 'low',
      scope: {pairs: [['a', 'b']]},
    });
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['throughput']);
  });

  test('twice the median with intervals that come near each other passes', () => {
    expect(given([flow('a', 'b', 10 * MB, 0.8), flow('b', 'a', 22 * MB, 0.8)]).findings).toEqual(
      [],
    );
  });

  test('a dead flow has no rate to compare', () => {
    const dead = flow('a', 'b', 0, 0, {state: 'dead'});
    expect(outcomeOf(given([dead, flow('b', 'a', MB)]).results, 'a:b').outcome).toBe('skipped');
  });

  test('buffers of one direction explain it', () => {
    const view = viewOf({
      nodes: {
        a: {facts: {'sysctl.net.ipv4.tcp_rmem': '4096 131072 33554432'}},
        b: {facts: {'sysctl.net.ipv4.tcp_rmem': '4096 87380 212992'}},
      },
      paths: [
        flow('a', 'b', 2.4 * MB),
        flow('b', 'a', 40 * MB),
        echo({from: 'a', to: 'b', rttMinMs: 40}),
      ],
    });
    const {findings, results} = run(asymmetricPath, view);
    expect(findings).toEqual([]);
    expect(outcomeOf(results, 'a:b').message?.id).toBe('asymmetric-path/buffers-explain');
  });
});

test('with one direction only it skips, naming what is missing', () => {
  const {results} = given([pathMtu({from: 'a', to: 'b'}), flow('a', 'b', MB)]);
  expect(outcomeOf(results, 'a:b')).toMatchObject({
    outcome: 'skipped',
    missing: ['a measure of both directions'],
  });
});
