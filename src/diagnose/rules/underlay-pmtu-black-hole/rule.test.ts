import {describe, expect, test} from 'vitest';
import {bothWays, clamped, grown, hole, outcomeOf, ownLimit, run, said} from '../../mtu/testing.ts';
import {echo, type NodeSketch, pathMtu, throughput, unread, viewOf} from '../../testing.ts';
import {underlayPmtuBlackHole} from './index.ts';

const node = {facts: {'net.default.mtuBytes': 1500}};
const smaller = {facts: {'net.default.mtuBytes': 1450}};
type Paths = NonNullable<Parameters<typeof viewOf>[0]['paths']>;

function given(paths: Paths, a: NodeSketch = node, b: NodeSketch = node) {
  return run(underlayPmtuBlackHole, viewOf({nodes: {a, b}, paths}));
}

describe('a hole', () => {
  test('both ways is one cause with the exact size', () => {
    const {findings} = given(bothWays('a', 'b', hole(1400)));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      id: 'underlay-pmtu-black-hole',
      verdict: 'cause',
      severity: 'critical',
      confidence: 0.6,
      title: {params: {passBytes: 1400, nicBytes: 1500, where: {id: 'where/pair-both'}}},
    });
    expect(findings[0]?.safe.map(({id}) => id)).toEqual([
      'allow-ptb-icmp',
      'route-mtu',
      'mss-clamp',
      'pod-plpmtud',
    ]);
    expect(findings[0]?.safe[1]?.message.params).toEqual({mtuBytes: 1400});
    expect(findings[0]?.safe[2]?.message.params).toEqual({mssBytes: 1360});
    expect(findings[0]?.danger).toHaveLength(3);
  });

  test('one way is told for that direction only', () => {
    const {findings, results} = given([
      pathMtu({from: 'a', to: 'b', ...hole(1400)}),
      pathMtu({from: 'b', to: 'a'}),
    ]);
    expect(findings[0]?.scope).toMatchObject({pairs: [['a', 'b']]});
    expect(said(findings[0]?.evidenceFor ?? [])).toContain('reverse-clean');
    expect(outcomeOf(results, 'b:a').outcome).toBe('pass');
  });

  test.each(['dead', 'stalled-start'] as const)('with bulk TCP %s is certain', (state) => {
    const bulk = throughput({from: 'a', to: 'b', state, stalledMs: 3000});
    const {findings} = given([pathMtu({from: 'a', to: 'b', ...hole(1400)}), bulk]);
    expect(findings[0]).toMatchObject({severity: 'critical', confidence: 0.9});
  });

  test('that TCP avoids is low: the segments are clamped', () => {
    const path = pathMtu({from: 'a', to: 'b', ...hole(1400)});
    const {findings} = given([path, throughput({from: 'a', to: 'b'})]);
    expect(findings[0]).toMatchObject({severity: 'low', confidence: 0.9});
    expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['bulk-clean']);
  });

  test('gathers counters and what the kernel had learned', () => {
    const [zero, after] = grown({
      'net.counter.TcpExt.TCPTimeouts': 5,
      'net.counter.TcpExt.TCPLostRetransmit': 4,
      'net.counter.TcpExt.TCPMTUPFail': 3,
    });
    const facts = {'net.default.mtuBytes': 1500, 'net.cachedPathMtu.b': 1400};
    const a = {facts: {...facts, ...(zero as Record<string, number>)}, ...(after && {after})};
    const paths = [pathMtu({from: 'a', to: 'b', ...hole(1400)}), echo({from: 'a', to: 'b'})];
    const {findings} = given(paths, a);
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual([
      'lost',
      'echo-ok',
      'timeouts',
      'lost-retransmits',
      'probing-active',
    ]);
    expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['learned']);
  });

  test('tells between which hops large packets vanish, where that was seen', () => {
    const lostBetween = {afterHop: 2, afterAddress: '10.0.2.1', beforeHop: 3};
    const {findings} = given([pathMtu({from: 'a', to: 'b', ...hole(1400), lostBetween})]);
    const place = findings[0]?.evidenceFor.find(({message}) => message.id.endsWith('/place'));
    expect(place?.message.params).toEqual(lostBetween);
  });

  test('found between two sizes says so in the title', () => {
    const vague = {state: 'black-hole', passBytes: 1400, failBytes: 1440, exact: false} as const;
    const {findings} = given([pathMtu({from: 'a', to: 'b', ...vague})]);
    expect(findings[0]?.title.id).toBe('underlay-pmtu-black-hole/title-between');
    expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['not-exact']);
  });
});

describe('look-alikes pass', () => {
  test.each([
    ['a healthy path', {}, node],
    ['a path that tells the sender', clamped(1400), node],
    ['a cached path MTU', {...ownLimit(1400), localLimitCached: true}, node],
    ['a limit of the own route', ownLimit(1400), node],
    ['a smaller card that drops silently', hole(1450), smaller],
  ])('%s', (_, path, b) => {
    const {results, findings, ruledOut} = given([pathMtu({from: 'a', to: 'b', ...path})], node, b);
    expect(findings).toEqual([]);
    expect(outcomeOf(results, 'a:b').outcome).toBe('pass');
    expect(ruledOut).toHaveLength(1);
  });

  test('loss at every size says nothing', () => {
    const {results} = given([pathMtu({from: 'a', to: 'b', ...hole(1400), state: 'general-loss'})]);
    expect(outcomeOf(results, 'a:b').outcome).toBe('not-applicable');
  });

  test('a bracket that holds the card’s size decides nothing', () => {
    const vague = {state: 'black-hole', passBytes: 1440, failBytes: 1480, exact: false} as const;
    const {results} = given([pathMtu({from: 'a', to: 'b', ...vague})], node, smaller);
    expect(outcomeOf(results, 'a:b').outcome).toBe('not-applicable');
  });
});

describe('missing inputs', () => {
  const path = pathMtu({from: 'a', to: 'b', ...hole(1400)});
  const denied = {facts: {'net.default.mtuBytes': unread('denied')}};
  test.each<[string, Paths, NodeSketch, NodeSketch, string]>([
    ['path', [echo({from: 'a', to: 'b'})], node, node, 'path-mtu (host)'],
    [
      'filtered echo',
      [pathMtu({from: 'a', to: 'b', state: 'unknown', passBytes: null})],
      node,
      node,
      'path-mtu (host)',
    ],
    ['source card', [path], denied, node, 'source net.default.mtuBytes'],
    ['destination card', [path], node, denied, 'destination net.default.mtuBytes'],
  ])('%s', (_, paths, a, b, name) => {
    expect(outcomeOf(given(paths, a, b).results, 'a:b')).toMatchObject({
      outcome: 'skipped',
      missing: [name],
    });
  });
});
