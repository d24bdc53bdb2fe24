import {describe, expect, test} from 'vitest';
import type {PathResult} from '../../../model/path.ts';
import {outcomeOf, run, said} from '../../mtu/testing.ts';
import {echo, type NodeSketch, service, throughput, viewOf} from '../../testing.ts';
import {proberStarved} from './index.ts';

function series(to: string, lagMs?: number): PathResult {
  return {...echo({from: 'a', to}), ...(lagMs === undefined ? {} : {lagMs})} as PathResult;
}

function given(paths: readonly PathResult[], a: NodeSketch = {}) {
  const view = viewOf({nodes: {a, b: {}, c: {}, d: {}}, paths});
  const {results, findings, ruledOut} = run(proberStarved, view);
  return {own: outcomeOf(results, 'a'), findings, ruledOut};
}

test('late measurements are withheld: unknown, never a fault of the network', () => {
  const {findings} = given([series('b', 850), series('c', 20), series('d', 30)]);
  expect(findings[0]).toMatchObject({
    id: 'prober-starved',
    verdict: 'unknown',
    severity: 'info',
    confidence: 1,
    scope: {nodes: ['a']},
  });
  expect(findings[0]?.evidenceFor[0]?.message.params).toMatchObject({
    late: 1,
    count: 3,
    lagMs: 850,
    destination: 'b',
  });
});

test('datagrams that were sent late count too', () => {
  const count = {bytesPerSecond: 1e6, sizeBytes: 1200, sent: 100, received: 100};
  const datagrams = {...count, reordered: 0, duplicates: 0, lagMs: 640};
  const {findings} = given([throughput({from: 'a', to: 'b', datagrams}), series('c', 3)]);
  expect(findings[0]?.evidenceFor[0]?.message.params).toMatchObject({
    late: 1,
    count: 2,
    lagMs: 640,
    probe: 'throughput',
  });
});

test('requests left out count, and so does what the CPU did', () => {
  const load = service({from: 'a', to: 'service:x', lagMs: 60, withheld: 2});
  const ticks = (steal: number, total: number, idle: number) => ({
    'cpu.stealTicks': steal,
    'cpu.totalTicks': total,
    'cpu.idleTicks': idle,
  });
  const {findings} = given([load], {facts: ticks(0, 0, 0), after: ticks(200, 1000, 20)});
  expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['lag', 'withheld', 'busy', 'steal']);
});

describe('passes', () => {
  test.each<[string, PathResult[]]>([
    ['punctual', [series('b', 1), series('c', 12)]],
    ['one late moment of many', [series('b', 300), ...[1, 2, 3, 4, 5].map(() => series('c', 2))]],
    [
      'one request left out of many',
      [
        service({
          from: 'a',
          to: 'service:x',
          lagMs: 30,
          withheld: 1,
          totalMs: Array(20).fill(9) as number[],
        }),
      ],
    ],
  ])('%s', (_, paths) => {
    const {own, findings, ruledOut} = given(paths);
    expect(own.outcome).toBe('pass');
    expect(findings).toEqual([]);
    expect(ruledOut).toHaveLength(1);
  });
});

test('a slow network is not a starved prober', () => {
  const slow = {
    ...echo({from: 'a', to: 'b', rttMedianMs: 900, rttMaxMs: 2000}),
    lagMs: 1,
  } as PathResult;
  expect(given([slow]).findings).toEqual([]);
});

test.each<[string, PathResult[]]>([
  ['measurements', []],
  ['a method that tells its lag', [series('b'), service({from: 'a', to: 'service:x'})]],
])('without %s it skips, naming it', (_, paths) => {
  expect(given(paths).own).toMatchObject({outcome: 'skipped', missing: ['lag of the prober']});
});
