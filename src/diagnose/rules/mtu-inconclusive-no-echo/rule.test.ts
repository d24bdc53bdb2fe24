import {expect, test} from 'vitest';
import {outcomeOf, run, said} from '../../mtu/testing.ts';
import {echo, type NodeSketch, pathMtu, throughput, viewOf} from '../../testing.ts';
import {mtuInconclusiveNoEcho} from './index.ts';

const node = {facts: {'net.default.mtuBytes': 1500}};
const lost = echo({from: 'a', to: 'b', state: 'no-echo', received: 0});

function given(paths: Parameters<typeof viewOf>[0]['paths'], b: NodeSketch = node) {
  return run(mtuInconclusiveNoEcho, viewOf({nodes: {a: node, b}, paths: paths ?? []}));
}

test('with every small echo lost the path MTU is unknown, never a black hole', () => {
  const {findings} = given([lost]);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    id: 'mtu-inconclusive-no-echo',
    verdict: 'unknown',
    severity: 'info',
    confidence: 1,
    scope: {kind: 'pair', pairs: [['a', 'b']]},
  });
  expect(findings[0]?.safe.map(({id}) => id)).toEqual(['measure-with-tcp']);
  expect(findings[0]?.danger.map(({id}) => id)).toEqual(['any-mtu-change']);
});

test('working TCP supports it: echo is filtered', () => {
  const {findings} = given([lost, throughput({from: 'a', to: 'b'})]);
  expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['echo-lost', 'tcp-works']);
});

test('dead TCP speaks against it: the path may be down', () => {
  const {findings} = given([lost, throughput({from: 'a', to: 'b', state: 'dead'})]);
  expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['tcp-dead']);
});

test('answered echo passes, also when some were lost', () => {
  const {results} = given([echo({from: 'a', to: 'b', state: 'lossy', received: 7})]);
  expect(outcomeOf(results, 'a:b').outcome).toBe('pass');
});

test('a failing 1472 ping beside answered small ones is not this case', () => {
  const hole = pathMtu({from: 'a', to: 'b', state: 'black-hole', passBytes: 1450});
  expect(given([echo({from: 'a', to: 'b'}), hole]).findings).toEqual([]);
});

test('a size shown to arrive by another method passes', () => {
  expect(given([lost, pathMtu({from: 'a', to: 'b'})]).findings).toEqual([]);
});

test('a destination from which nothing was collected is down, and told elsewhere', () => {
  const {findings, results} = given([lost], {facts: null});
  expect(findings).toEqual([]);
  expect(outcomeOf(results, 'a:b').outcome).toBe('not-applicable');
});

test.each([
  ['not measured', [pathMtu({from: 'a', to: 'b'})]],
  ['unknown', [echo({from: 'a', to: 'b', state: 'unknown', received: 0})]],
])('echo missing (%s) skips, naming it', (_, paths) => {
  expect(outcomeOf(given(paths).results, 'a:b')).toMatchObject({
    outcome: 'skipped',
    missing: ['echo (host)'],
  });
});
