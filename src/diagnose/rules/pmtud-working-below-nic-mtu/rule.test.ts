import {expect, test} from 'vitest';
import {bothWays, clamped, hole, outcomeOf, ownLimit, run, said} from '../../mtu/testing.ts';
import {echo, type NodeSketch, pathMtu, throughput, unread, viewOf} from '../../testing.ts';
import {pmtudWorkingBelowNicMtu} from './index.ts';

const node = {facts: {'net.default.mtuBytes': 1500}};
type Paths = NonNullable<Parameters<typeof viewOf>[0]['paths']>;

function given(paths: Paths, a: NodeSketch = node, b: NodeSketch = node) {
  return run(pmtudWorkingBelowNicMtu, viewOf({nodes: {a, b}, paths}));
}

test('a smaller path whose routers speak is a quiet note, once for both directions', () => {
  const {findings} = given([
    ...bothWays('a', 'b', clamped(1400)),
    throughput({from: 'a', to: 'b'}),
  ]);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    id: 'pmtud-working-below-nic-mtu',
    verdict: 'note',
    severity: 'low',
    confidence: 0.95,
    title: {params: {passBytes: 1400, nicBytes: 1500}},
    safe: [{id: 'route-mtu', message: {params: {mtuBytes: 1400}}}],
    danger: [{id: 'live-nic-mtu-change'}],
  });
  expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['pass-fail', 'told', 'bulk-clean']);
});

test('a size learned before the test counts as told', () => {
  const cached = {...ownLimit(1400), localLimitCached: true};
  const {findings} = given([pathMtu({from: 'a', to: 'b', ...cached})]);
  expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['pass-fail', 'cached']);
});

test('a silent other direction speaks against it', () => {
  const {findings} = given([
    pathMtu({from: 'a', to: 'b', ...clamped(1400)}),
    pathMtu({from: 'b', to: 'a', ...hole(1400)}),
  ]);
  expect(findings[0]?.scope).toMatchObject({pairs: [['a', 'b']]});
  expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['silent-back']);
});

test('an unnamed router is still told', () => {
  const {findings} = given([pathMtu({from: 'a', to: 'b', ...clamped(1400), reportedBy: null})]);
  expect(findings[0]?.evidenceFor[1]?.message.params).toMatchObject({router: 'none'});
});

test.each([
  ['a full path', {}, 'pass'],
  ['a clamp at the size of the smaller card', clamped(1500), 'pass'],
  ['a silent hole', hole(1400), 'not-applicable'],
  ['a limit of the own route', ownLimit(1400), 'not-applicable'],
  ['loss at every size', {...clamped(1400), state: 'general-loss' as const}, 'not-applicable'],
])('look-alike: %s', (_, path, outcome) => {
  const {results, findings} = given([pathMtu({from: 'a', to: 'b', ...path})]);
  expect(findings).toEqual([]);
  expect(outcomeOf(results, 'a:b').outcome).toBe(outcome);
});

const denied = {facts: {'net.default.mtuBytes': unread('denied')}};
test.each<[string, Paths, NodeSketch, NodeSketch, string]>([
  ['path', [echo({from: 'a', to: 'b'})], node, node, 'path-mtu (host)'],
  ['source card', bothWays('a', 'b', {}), denied, node, 'source net.default.mtuBytes'],
  ['destination card', bothWays('a', 'b', {}), node, denied, 'destination net.default.mtuBytes'],
])('missing: %s', (_, paths, a, b, name) => {
  expect(outcomeOf(given(paths, a, b).results, 'a:b')).toMatchObject({
    outcome: 'skipped',
    missing: [name],
  });
});
