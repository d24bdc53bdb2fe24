import {expect, test} from 'vitest';
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
import {echo, type NodeSketch, pathMtu, throughput, unread, viewOf} from '../../testing.ts';
import {mixedMtuSilentDrop} from './index.ts';

const large = {facts: {'net.default.mtuBytes': 1500}};
const small = {facts: {'net.default.mtuBytes': 1450}};
type Paths = NonNullable<Parameters<typeof viewOf>[0]['paths']>;

function given(paths: Paths, a: NodeSketch = large, b: NodeSketch = small) {
  return run(mixedMtuSilentDrop, viewOf({nodes: {a, b}, paths}));
}

const dropped = pathMtu({from: 'a', to: 'b', ...hole(1450)});

test('a smaller card that drops the larger side’s packets is a note', () => {
  const {findings} = given([dropped, throughput({from: 'a', to: 'b'})]);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    id: 'mixed-mtu-silent-drop',
    verdict: 'note',
    severity: 'info',
    confidence: 0.85,
    title: {params: {smallerBytes: 1450, largerBytes: 1500}},
    safe: [{id: 'route-mtu', message: {params: {mtuBytes: 1450}}}],
    danger: [{id: 'jumbo-one-side'}],
  });
  expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['lost', 'bulk-clean']);
});

test('stalling bulk TCP speaks against it', () => {
  const {findings} = given([dropped, throughput({from: 'a', to: 'b', state: 'stalled-mid'})]);
  expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['bulk-stalls']);
  expect(findings[0]?.title.id).toBe('mixed-mtu-silent-drop/title-stalling');
});

test('a tunnel of which nothing more is known makes it low', () => {
  const withTunnel = podNode({'pod.effectiveMtuBytes': undefined});
  expect(given([dropped], withTunnel).findings[0]?.severity).toBe('low');
});

test('a tunnel whose packets fit leaves it at info', () => {
  const pods = {'pod.effectiveMtuBytes': 1400};
  const b = podNode({...pods, 'net.default.mtuBytes': 1450});
  const back = pathMtu({from: 'b', to: 'a', ...ownLimit(1450)});
  expect(given([dropped, back], podNode(pods), b).findings[0]?.severity).toBe('info');
});

test('where pod packets exceed the underlay, that rule explains the pair', () => {
  const b = podNode({'net.default.mtuBytes': 1450});
  const paths = [
    ...bothWays('a', 'b', hole(1450)),
    ...bothWays('a', 'b', {layer: 'pod', ...hole(1400)}),
  ];
  const {findings, results} = given(paths, podNode(), b);
  expect(findings).toEqual([]);
  expect(outcomeOf(results, 'a:b').outcome).toBe('not-applicable');
});

test.each([
  ['from the smaller side', large, large, hole(1450), 'not-applicable'],
  ['with a message', large, small, clamped(1450), 'pass'],
  ['larger packets arrive', large, small, {}, 'pass'],
  ['a hole below the smaller card', large, small, hole(1400), 'not-applicable'],
  [
    'loss at every size',
    large,
    small,
    {...hole(1450), state: 'general-loss' as const},
    'not-applicable',
  ],
])('look-alike: %s', (_, a, b, path, outcome) => {
  const {findings, results} = given([pathMtu({from: 'a', to: 'b', ...path})], a, b);
  expect(findings).toEqual([]);
  expect(outcomeOf(results, 'a:b').outcome).toBe(outcome);
});

const denied = {facts: {'net.default.mtuBytes': unread('denied')}};
test.each<[string, Paths, NodeSketch, NodeSketch, string]>([
  ['path', [echo({from: 'a', to: 'b'})], large, small, 'path-mtu (host)'],
  ['source card', [dropped], denied, small, 'source net.default.mtuBytes'],
  ['destination card', [dropped], large, denied, 'destination net.default.mtuBytes'],
])('missing: %s', (_, paths, a, b, name) => {
  expect(outcomeOf(given(paths, a, b).results, 'a:b')).toMatchObject({
    outcome: 'skipped',
    missing: [name],
  });
});
