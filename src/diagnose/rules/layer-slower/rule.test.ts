import {describe, expect, test} from 'vitest';
import type {PathResult} from '../../../model/path.ts';
import {held} from '../../cpu-hold/testing.ts';
import {bothWays, hole, outcomeOf, podNode, run, said} from '../../mtu/testing.ts';
import {echo, service, viewOf} from '../../testing.ts';
import {flow} from '../rate-limited-path/testing.ts';
import {layerSlower} from './index.ts';

const MB = 1e6;
const nodes = {'bj-1': podNode({}, undefined, 'bj'), 'hk-1': podNode({}, undefined, 'hk')};
const path = (layer: 'host' | 'pod', rate: number, waver = 0.1, more: object = {}) =>
  flow('bj-1', 'hk-1', rate, waver, {layer, ...more});
const still = (state: 'dead' | 'stalled-start' | 'stalled-mid', stalledMs: number) =>
  path('pod', 0, 0, {state, stalledMs, receivedBytes: [0, 0, 0, 0, 0, 0, 0, 0]});
const fitting = bothWays('bj-1', 'hk-1', {passBytes: 1500});
const given = (paths: readonly PathResult[], others: readonly PathResult[] = fitting) =>
  run(layerSlower, viewOf({nodes, paths: [...paths, ...others]}));
const outcome = (paths: readonly PathResult[], others?: readonly PathResult[]) =>
  outcomeOf(given(paths, others).results, 'bj-1:hk-1');

describe('pods slower than their nodes', () => {
  test('are a note, which names the step', () => {
    const {findings} = given([path('host', 80 * MB), path('pod', 20 * MB)]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({kind: 'layer-slower', verdict: 'note', confidence: 0.4});
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual([
      'host-rate',
      'pod-rate',
      'step-that-costs',
    ]);
    expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['one-pair']);
  });

  test('are not told where the CPU of an end was held back, unless nothing arrived at all', () => {
    const busy = {...nodes, 'hk-1': {...held('throttled'), region: 'hk'}};
    const look = (pod: PathResult) =>
      run(layerSlower, viewOf({nodes: busy, paths: [path('host', 80 * MB), pod, ...fitting]}));
    expect(outcomeOf(look(path('pod', 20 * MB)).results, 'bj-1:hk-1')).toMatchObject({
      outcome: 'not-applicable',
      message: {id: 'cpu-hold/held', params: {node: 'hk-1'}},
    });
    expect(look(still('dead', 4000)).findings).toHaveLength(1);
  });

  test('are said to be CPU-bound from 1 Gbit/s on', () => {
    const {findings} = given([path('host', 2500 * MB), path('pod', 400 * MB)]);
    expect(findings[0]?.verdict).toBe('note');
    expect(said(findings[0]?.evidenceAgainst ?? [])).toContain('cpu-bound');
  });

  test('at the usual price of encapsulation pass, and are ruled out with their number', () => {
    for (const share of [0.55, 0.7, 0.95, 1.1]) {
      const {findings, ruledOut} = given([path('host', 80 * MB), path('pod', share * 80 * MB)]);
      expect(findings).toEqual([]);
      expect(ruledOut[0]?.title).toMatchObject({params: {count: 1}});
    }
  });

  test('are not told where both waver', () => {
    const paths = [path('host', 80 * MB, 1.2), path('pod', 36 * MB, 0.6)];
    expect(outcome(paths)).toMatchObject({
      outcome: 'not-applicable',
      message: {id: 'layer-slower/wavers'},
    });
    expect(given(paths).ruledOut).toEqual([]);
  });

  test('are told with latency at both steps where it is known', () => {
    const small = (['host', 'pod'] as const).map((layer) =>
      echo({from: 'bj-1', to: 'hk-1', layer, rttMedianMs: layer === 'host' ? 20 : 21}),
    );
    const {findings} = given([path('host', 80 * MB), path('pod', 20 * MB), ...small]);
    const line = findings[0]?.evidenceFor.find(({message}) => message.id.endsWith('/latencies'));
    expect(line?.message.params).toEqual({hostMs: 20, podMs: 21});
  });

  test('that were measured beside transfers they disturb are told with that against it', () => {
    const besideOthers = {atOnce: 3, checks: 1, fasterAlone: 0.4};
    const {findings} = given([path('host', 80 * MB), path('pod', 20 * MB, 0.1, {besideOthers})]);
    const against = findings[0]?.evidenceAgainst ?? [];
    expect(against[0]?.message).toMatchObject({
      id: 'layer-slower/disturbed',
      params: {layer: 'pod', fasterAlone: 0.4},
    });
  });

  test('that lose small packets are told with that against it', () => {
    const lossy = echo({from: 'bj-1', to: 'hk-1', layer: 'pod', state: 'lossy', received: 8});
    const {findings} = given([path('host', 80 * MB), path('pod', 20 * MB), lossy]);
    expect(said(findings[0]?.evidenceAgainst ?? [])).toContain('pods-lose');
  });

  test('contribute where a region at one end is slow with large answers', () => {
    const slow = ['bj', 'hk', 'sg'].flatMap((region) =>
      [1, 2].map((i) => ({id: `${region}-${i}`, region})),
    );
    const answers = slow.map(({id, region}) => {
      const base = region === 'hk' ? 900 : 30;
      const totalMs = Array.from({length: 12}, (_, i) => base + i);
      return service({from: id, to: `service:${region}`, body: 'large', totalMs});
    });
    const view = viewOf({
      nodes: Object.fromEntries(slow.map(({id, region}) => [id, podNode({}, undefined, region)])),
      paths: [path('host', 80 * MB), path('pod', 20 * MB), ...fitting, ...answers],
    });
    const [finding] = run(layerSlower, view).findings;
    expect(finding?.verdict).toBe('contributor');
    expect(said(finding?.evidenceFor ?? [])).toContain('region-slow');
  });
});

describe('pods that stand still while their nodes flow', () => {
  test.each([
    ['dead', 4000, 'pod-dead'],
    ['stalled-start', 3500, 'pod-stood'],
    ['stalled-mid', 2000, 'pod-stood'],
  ] as const)('%s', (state, stalledMs, line) => {
    const {findings} = given([path('host', 80 * MB), still(state, stalledMs)]);
    expect(findings[0]).toMatchObject({
      kind: 'layer-stalled',
      verdict: 'contributor',
      confidence: 0.4,
    });
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['host-rate', line, 'step-that-costs']);
  });

  test('are left to the rule on pod MTU where that explains it', () => {
    const holes = bothWays('bj-1', 'hk-1', hole(1400));
    expect(outcome([path('host', 80 * MB), still('dead', 4000)], holes)).toMatchObject({
      outcome: 'not-applicable',
      message: {id: 'layer-slower/pod-mtu-explains'},
    });
  });

  test('are told with MTU not excluded where the path MTU is not known', () => {
    const {findings} = given([path('host', 80 * MB), still('dead', 4000)], []);
    expect(said(findings[0]?.evidenceAgainst ?? [])).toContain('mtu-not-settled');
  });

  test('for less than 1.5 s are no finding', () => {
    expect(outcome([path('host', 80 * MB), still('stalled-mid', 500)])).toMatchObject({
      outcome: 'not-applicable',
      message: {id: 'layer-slower/not-settled'},
    });
  });
});

describe('what cannot be compared', () => {
  test.each(['dead', 'stalled-start', 'stalled-mid'] as const)('nodes that are %s', (state) => {
    const paths = [path('host', 80 * MB, 0, {state}), still('dead', 4000)];
    expect(outcome(paths).outcome).toBe('not-applicable');
  });

  test('a flow between pods that still grows', () => {
    const receivedBytes = [1, 2, 3, 4, 6, 8, 11, 15].map((mb) => mb * MB);
    const paths = [path('host', 80 * MB), path('pod', 20 * MB, 0, {receivedBytes})];
    expect(outcome(paths).message).toMatchObject({id: 'layer-slower/not-settled'});
  });

  test.each(['host', 'pod'] as const)(
    'a pair of which the other layer than %s is missing',
    (layer) => {
      expect(outcome([path(layer, 80 * MB)]).outcome).toBe('skipped');
    },
  );

  test('an attempt between pods that says unknown', () => {
    const paths = [path('host', 80 * MB), path('pod', 80 * MB, 0, {state: 'unknown'})];
    expect(outcome(paths).outcome).toBe('skipped');
    expect(given(paths).ruledOut).toEqual([]);
  });
});

test('rates measured in a sound lab with vxlan are no finding', () => {
  const half = (...megabytes: number[]) => ({receivedBytes: megabytes.map((mb) => mb * MB)});
  const far = [
    path('host', 0, 0, half(11.5, 22.5, 19.5, 27.6, 28.7, 31.8)),
    path('pod', 0, 0, half(9.0, 16.0, 17.3, 15.7, 18.8, 20.2, 21.6, 20.8)),
  ];
  const near = [
    path('host', 0, 0, half(590.8, 417.6, 609.7, 580.9, 507.6, 472.9)),
    path('pod', 0, 0, half(385.3, 320.2, 357.9, 398.2, 455.5, 600.7, 439.6, 347.7)),
  ];
  for (const paths of [far, near]) expect(given(paths).findings).toEqual([]);
});
