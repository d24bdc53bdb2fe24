import {describe, expect, test} from 'vitest';
import {held} from '../../cpu-hold/testing.ts';
import {outcomeOf, run, said} from '../../mtu/testing.ts';
import {echo, type NodeSketch, viewOf} from '../../testing.ts';
import {rateLimitedPath} from './index.ts';
import {flow} from './testing.ts';

const ids = ['bj-1', 'bj-2', 'hk-1', 'hk-2', 'sg-1', 'sg-2'];
const MB = 1e6;
const pairs: [string, string, number][] = [
  ['bj-1', 'hk-1', 40],
  ['bj-2', 'sg-2', 70],
  ['hk-1', 'sg-1', 36],
  ['bj-1', 'bj-2', 0.05],
  ['hk-1', 'hk-2', 0.05],
  ['sg-1', 'sg-2', 0.05],
];
const both = pairs.flatMap(([a, b, rtt]): [string, string, number][] => [
  [a, b, rtt],
  [b, a, rtt],
]);
type Path = {rate?: number; waver?: number; more?: object; rtt?: number | null; received?: number};

/** Three regions; a free path between regions carries 25 MB/s, inside one 800 MB/s, both wavering. */
function given(
  path: (from: string, to: string) => Path,
  facts: Record<string, string> = {},
  skipEcho = false,
  sketches: Record<string, NodeSketch> = {},
) {
  const nodes = Object.fromEntries(
    ids.map((id) => [id, {region: id.slice(0, 2), facts, ...sketches[id]}]),
  );
  const paths = both.flatMap(([from, to, usualRtt]) => {
    const free = from.slice(0, 2) === to.slice(0, 2) ? 800 * MB : 25 * MB;
    const {rate = free, waver = 0.4, more = {}, rtt = usualRtt, received = 50} = path(from, to);
    const series = echo({
      from,
      to,
      sent: 50,
      received,
      rttMinMs: rtt,
      rttMedianMs: rtt,
      rttMaxMs: rtt,
    });
    return skipEcho
      ? [flow(from, to, rate, waver, more)]
      : [flow(from, to, rate, waver, more), series];
  });
  return run(rateLimitedPath, viewOf({nodes, paths}));
}

const touches = (region: string) => (from: string, to: string) =>
  from.startsWith(region) !== to.startsWith(region);
const limited =
  (rate: number, waver = 0.02, more: object = {}) =>
  (from: string, to: string) =>
    touches('hk')(from, to) ? {rate, waver, more} : {};

test('a region held at a steady rate is told once, for all its paths', () => {
  const {findings} = given(limited(2.4 * MB));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    id: 'rate-limited-path',
    verdict: 'contributor',
    severity: 'medium',
    title: {params: {relation: 'between', where: {id: 'where/between-region-and-others'}}},
    safe: [{id: 'check-limits'}],
    danger: [{id: 'bigger-buffers'}],
  });
  expect(said(findings[0]?.evidenceFor ?? []).slice(0, 3)).toEqual([
    'rate',
    'not-distance',
    'shaped',
  ]);
  expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['buffers-unknown']);
});

test('flows that disturb each other are told so, with that against it', () => {
  const besideOthers = {atOnce: 3, checks: 1, fasterAlone: 0.4};
  const {findings} = given(limited(2.4 * MB, 0.02, {besideOthers}));
  expect(said(findings[0]?.evidenceAgainst ?? [])).toContain('disturbed');
  const calm = {besideOthers: {...besideOthers, fasterAlone: 0.05}};
  const undisturbed = given(limited(2.4 * MB, 0.02, calm)).findings;
  expect(said(undisturbed[0]?.evidenceAgainst ?? [])).not.toContain('disturbed');
});

test('a free path that still grows shows what others lack', () => {
  const growing = {receivedBytes: [0.1, 1, 4, 5, 6, 9, 10].map((mb) => mb * MB)};
  const {findings} = given((from, to) =>
    from === 'sg-2' && to === 'bj-2' ? {more: growing} : limited(2.4 * MB)(from, to),
  );
  expect(findings).toHaveLength(1);
});

test('a CPU that is held back elsewhere excuses no path', () => {
  const {findings} = given(limited(2.4 * MB), {}, false, {'bj-2': held('throttled')});
  expect(findings).toHaveLength(1);
});

test('one direction of one pair', () => {
  const {findings} = given((from, to) =>
    from === 'bj-2' && to === 'sg-2' ? {rate: 1 * MB, waver: 0} : {},
  );
  expect(findings[0]?.scope).toMatchObject({pairs: [['bj-2', 'sg-2']]});
});

test('with buffers known it is surer; many repeated segments show a policer', () => {
  const facts = {
    'sysctl.net.ipv4.tcp_rmem': '4096 131072 33554432',
    'sysctl.net.ipv4.tcp_wmem': '4096 16384 4194304',
  };
  const {findings} = given(limited(2.4 * MB, 0.02, {retransmits: 400}), facts);
  expect(findings[0]?.confidence).toBe(0.7);
  expect(said(findings[0]?.evidenceFor ?? [])).toContain('policed');
});

describe('look-alikes pass', () => {
  test('regions that differ in distance alone', () => {
    const {findings, ruledOut} = given((from, to) => {
      const rtt = both.find(([a, b]) => a === from && b === to)?.[2] ?? 1;
      return rtt < 2 ? {} : {rate: (1.5 * MB) / (rtt / 1000), waver: 0.05};
    });
    expect(findings).toEqual([]);
    expect(ruledOut).toHaveLength(1);
  });

  test('a far region with the same window', () => {
    const {findings, results} = given((from, to) =>
      touches('sg')(from, to)
        ? {rate: 5 * MB, rtt: 200, waver: 0}
        : {rate: 25 * MB, rtt: 40, waver: 0},
    );
    expect(findings).toEqual([]);
    expect(outcomeOf(results, 'bj-2:sg-2').message?.id).toBe('rate-limited-path/distance');
  });

  test('small buffers times distance', () => {
    const facts = {'sysctl.net.ipv4.tcp_rmem': '4096 87380 212992'};
    const {findings, results} = given(limited(2.4 * MB), facts);
    expect(findings).toEqual([]);
    expect(outcomeOf(results, 'bj-1:hk-1').message?.id).toBe('rate-limited-path/window');
  });

  test('a slow flow that wavers', () => {
    const {findings, results} = given(limited(2.4 * MB, 0.6));
    expect(findings).toEqual([]);
    expect(outcomeOf(results, 'hk-1:bj-1').message?.id).toBe('rate-limited-path/uneven');
  });

  test('half the rate of one lucky pair', () => {
    const {findings} = given((from, to) =>
      from === 'hk-1' && to === 'hk-2' ? {rate: 2000 * MB, waver: 0} : {waver: 0},
    );
    expect(findings).toEqual([]);
  });

  test.each(['throttled', 'stolen'] as const)('a CPU that is %s at one end of a path', (how) => {
    const sketches = {'hk-1': held(how), 'hk-2': held(how)};
    const {findings, results} = given(limited(2.4 * MB), {}, false, sketches);
    expect(findings).toEqual([]);
    for (const [pair, node] of [
      ['bj-1:hk-1', 'hk-1'],
      ['hk-1:bj-1', 'hk-1'],
    ] as const) {
      expect(outcomeOf(results, pair)).toMatchObject({
        outcome: 'not-applicable',
        message: {id: 'cpu-hold/held', params: {how, node}},
      });
    }
  });

  test('loss comes first', () => {
    const {findings, results} = given((from, to) =>
      touches('hk')(from, to) ? {rate: 1 * MB, waver: 0, received: 47} : {},
    );
    expect(findings).toEqual([]);
    expect(outcomeOf(results, 'bj-1:hk-1').outcome).toBe('not-applicable');
  });
});

test('loss seen by other nodes of the two regions comes first too: one pair sends too few to tell', () => {
  const {findings, results} = given((from, to) => {
    if (from === 'bj-1' && to === 'hk-1') return {rate: 1 * MB, waver: 0};
    return touches('hk')(from, to) ? {received: 47} : {};
  });
  expect(findings).toEqual([]);
  expect(outcomeOf(results, 'bj-1:hk-1')).toMatchObject({
    outcome: 'not-applicable',
    message: {id: 'rate-limited-path/loss-first'},
  });
});

describe('not applicable', () => {
  test.each([
    ['a dead flow', {more: {state: 'dead', receivedBytes: []}}, 'not-settled'],
    ['no round trip', {rtt: null}, 'no-rtt'],
  ] as const)('%s', (_, path, id) => {
    const {results} = given((from, to) => (from === 'bj-1' && to === 'hk-1' ? path : {}));
    expect(outcomeOf(results, 'bj-1:hk-1')).toMatchObject({
      outcome: 'not-applicable',
      message: {id: `rate-limited-path/${id}`},
    });
  });

  test('two regions have nothing to compare with', () => {
    const nodes = {a: {region: 'x'}, b: {region: 'y'}};
    const paths = [flow('a', 'b', MB), flow('b', 'a', 50 * MB), echo({from: 'a', to: 'b'})];
    const {results} = run(rateLimitedPath, viewOf({nodes, paths}));
    expect(outcomeOf(results, 'a:b').message?.id).toBe('rate-limited-path/too-few');
  });
});

test('missing inputs are named', () => {
  const noEcho = given(() => ({}), {}, true);
  expect(outcomeOf(noEcho.results, 'bj-1:hk-1')).toMatchObject({
    outcome: 'skipped',
    missing: ['echo (host)'],
  });
  const nodes = {a: {region: 'x'}, b: {region: 'y'}};
  const {results} = run(rateLimitedPath, viewOf({nodes, paths: [echo({from: 'a', to: 'b'})]}));
  expect(outcomeOf(results, 'a:b')).toMatchObject({
    outcome: 'skipped',
    missing: ['throughput (host)', 'throughput of all pairs'],
  });
});
