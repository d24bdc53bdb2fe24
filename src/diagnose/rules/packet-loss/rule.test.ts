import {describe, expect, test} from 'vitest';
import type {EchoResult, PathResult} from '../../../model/path.ts';
import {outcomeOf, pairsOf, run, said} from '../../mtu/testing.ts';
import {echo, throughput, viewOf} from '../../testing.ts';
import {packetLoss} from './index.ts';

const ids = ['bj-1', 'bj-2', 'hk-1', 'hk-2', 'sg-1', 'sg-2'];
const nodes = Object.fromEntries(ids.map((id) => [id, {region: id.slice(0, 2)}]));
type Loss = {lost?: number; forward?: number; backward?: number; sent?: number; more?: object};

/** Six nodes in three regions; `loss` says what each ordered pair lost, `more` what else was measured. */
function given(loss: (from: string, to: string) => Loss, sent = 50, more_: PathResult[] = []) {
  const paths = pairsOf(ids).map(([from, to]): EchoResult => {
    const {lost = 0, forward, backward, sent: own = sent, more = {}} = loss(from, to);
    const directed =
      forward === undefined && backward === undefined
        ? {}
        : {lostForward: forward ?? 0, lostBackward: backward ?? 0};
    const gone =
      forward === undefined && backward === undefined ? lost : (forward ?? 0) + (backward ?? 0);
    return {
      ...echo({
        from,
        to,
        sent: own,
        received: own - gone,
        state: gone > 0 ? 'lossy' : 'ok',
        rttMinMs: 40,
      }),
      ...directed,
      ...more,
    } as EchoResult;
  });
  return run(packetLoss, viewOf({nodes, paths: [...paths, ...more_]}));
}

const region = (id: string) => id.slice(0, 2);

test('loss between one region and the others is told as that', () => {
  const {findings} = given((from, to) => ({
    lost: (region(from) === 'hk') !== (region(to) === 'hk') ? 2 : 0,
  }));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    id: 'packet-loss',
    verdict: 'cause',
    severity: 'medium',
    title: {params: {share: 0.04, where: {id: 'where/between-region-and-others'}}},
    safe: [{id: 'look-for-drops'}],
    danger: [{id: 'any-mtu-change'}],
  });
  expect(said(findings[0]?.evidenceFor ?? [])).toContain('tcp-bound');
});

describe('UDP datagrams on the lossy paths', () => {
  const around = (from: string, to: string) => (region(from) === 'hk') !== (region(to) === 'hk');
  const claim = (received: (from: string, to: string) => number, lagMs = 2) => {
    const count = {bytesPerSecond: 1e6, sizeBytes: 1200, sent: 100, reordered: 0, duplicates: 0};
    const bulk = pairsOf(ids).map(([from, to]) =>
      throughput({from, to, datagrams: {...count, received: received(from, to), lagMs}}),
    );
    const [finding] = given((from, to) => ({lost: around(from, to) ? 2 : 0}), 50, bulk).findings;
    return {for: said(finding?.evidenceFor ?? []), against: said(finding?.evidenceAgainst ?? [])};
  };

  test('that are lost as well support it', () => {
    expect(claim((from, to) => (around(from, to) ? 96 : 100)).for).toContain('datagrams-too');
  });

  test('that all arrive, on so many paths, speak against it', () => {
    expect(claim(() => 100).against).toContain('datagrams-pass');
  });

  test('that are lost on other paths only support nothing', () => {
    expect(claim((from, to) => (around(from, to) ? 100 : 60)).for).not.toContain('datagrams-too');
  });

  test.each<[string, number, number]>([
    ['whose sender was late', 50, 400],
    ['of which not one was counted', 0, 2],
  ])('%s say nothing', (_, received, lagMs) => {
    const told = claim(() => received, lagMs);
    expect([...told.for, ...told.against].filter((id) => id.startsWith('datagrams'))).toEqual([]);
  });
});

test('loss of a node is told as that node, however few packets each pair sent', () => {
  const {findings} = given((from, to) => ({lost: [from, to].includes('sg-1') ? 2 : 0}), 10);
  expect(findings[0]).toMatchObject({
    severity: 'high',
    title: {params: {where: {id: 'where/node-all', params: {node: 'sg-1'}}}},
  });
});

test('between two regions only', () => {
  const {findings} = given((from, to) => ({
    lost: [region(from), region(to)].sort().join() === 'bj,hk' ? 3 : 0,
  }));
  expect(findings[0]?.title.params?.where).toMatchObject({id: 'where/between-regions'});
});

test('one direction, where the probe counts directions', () => {
  const {findings} = given((from, to) => ({
    forward: region(from) === 'bj' && region(to) === 'hk' ? 3 : 0,
    backward: region(from) === 'hk' && region(to) === 'bj' ? 3 : 0,
  }));
  expect(findings).toHaveLength(1);
  expect(findings[0]?.title.params?.where).toMatchObject({
    id: 'where/region-to-region',
    params: {region: 'bj', other: 'hk'},
  });
  expect(findings[0]?.evidenceFor[0]?.message.params).toMatchObject({way: 'one'});
});

test('two faults are told apart', () => {
  const {findings} = given(
    (from, to) => ({
      lost: [from, to].includes('bj-1') ? 30 : [from, to].sort().join() === 'sg-1,sg-2' ? 12 : 0,
    }),
    100,
  );
  expect(findings.map(({title}) => title.params?.where)).toMatchObject([
    {id: 'where/node-all'},
    {params: {source: 'sg-1', destination: 'sg-2'}},
  ]);
});

test('all paths alike is a contributor that does not tell regions apart', () => {
  const {findings} = given(() => ({lost: 2}));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({id: 'packet-loss-everywhere', verdict: 'contributor'});
});

describe('chance', () => {
  test('one lost of five is nothing', () => {
    const {findings, ruledOut} = given(
      (from, to) => ({lost: from === 'bj-1' && to === 'hk-1' ? 1 : 0}),
      5,
    );
    expect(findings).toEqual([]);
    expect(ruledOut).toHaveLength(1);
  });

  test('three scattered losses of 150 are unknown, not loss', () => {
    const {findings} = given(
      (from, to) => ({lost: to === 'sg-2' && from !== 'sg-1' && from !== 'hk-1' ? 1 : 0}),
      5,
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      id: 'packet-loss-unclear',
      verdict: 'unknown',
      severity: 'info',
    });
  });

  test('a few in a thousand, as long ways have, is not called loss', () => {
    const {findings} = given((from, to) => ({lost: region(from) === region(to) ? 0 : 4}), 1000);
    expect(findings).toEqual([]);
  });
});

describe('look-alikes', () => {
  test('a filtered pair is not a lossy one', () => {
    const {findings} = given((from, to) =>
      to === 'hk-1' ? {lost: 50, more: {state: 'no-echo'}} : {lost: from === 'x' ? 1 : 0},
    );
    expect(findings).toEqual([]);
  });

  test('a prober that was held up is left out', () => {
    const {findings} = given((from) => (from === 'hk-1' ? {lost: 10, more: {lagMs: 1500}} : {}));
    expect(findings).toEqual([]);
  });
});

test('loss between pods counts as loss between their nodes', () => {
  const paths = pairsOf(ids).flatMap(([from, to]) => [
    echo({from, to, sent: 10, received: 10}),
    echo({from, to, layer: 'pod', sent: 10, received: [from, to].includes('hk-1') ? 8 : 10}),
  ]);
  const {findings} = run(packetLoss, viewOf({nodes, paths}));
  expect(findings[0]?.evidenceFor[1]?.message.params).toMatchObject({layer: 'pod'});
});

test('nothing usable is not applicable', () => {
  const {results} = given(() => ({lost: 50}));
  expect(outcomeOf(results, 'fleet').outcome).toBe('not-applicable');
});

test('without any echo it skips, naming it', () => {
  const unknown = echo({from: 'bj-1', to: 'hk-1', state: 'unknown', sent: 0, received: 0});
  for (const paths of [[], [unknown]]) {
    const {results} = run(packetLoss, viewOf({nodes, paths}));
    expect(outcomeOf(results, 'fleet')).toMatchObject({
      outcome: 'skipped',
      missing: ['echo of all pairs'],
    });
  }
});
