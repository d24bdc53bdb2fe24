import {describe, expect, test} from 'vitest';
import {bothWays, hole, outcomeOf, podNode, run, said} from '../../mtu/testing.ts';
import {unread, viewOf} from '../../testing.ts';
import {mtuUnderused} from './index.ts';

type Facts = NonNullable<Parameters<typeof podNode>[0]>;

function given(changes: Facts, paths = bothWays('a', 'b', {}), other: Facts = {}) {
  return run(mtuUnderused, viewOf({nodes: {a: podNode(changes), b: podNode(other)}, paths}));
}

test('pods of 1450 on a network of jumbo frames are a note', () => {
  const {findings} = given({}, bothWays('a', 'b', {passBytes: 9001}));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    id: 'mtu-underused',
    verdict: 'note',
    severity: 'info',
    confidence: 0.9,
    title: {params: {podBytes: 1450, targetBytes: 8951, where: {id: 'where/all-nodes'}}},
    danger: [{id: 'raise-before-all-hops-verified'}],
  });
  expect(findings[0]?.why.params).toMatchObject({minor: 'no'});
});

test.each([
  ['flannel', {'pod.effectiveMtuBytes': 1400, 'cni.flannel.mtuBytes': 1400}, 'twice-flannel'],
  [
    'Cilium',
    {'pod.effectiveMtuBytes': 1400, 'net.overlay.interface': 'cilium_vxlan'},
    'twice-cilium',
  ],
  [
    'another plugin',
    {'pod.effectiveMtuBytes': 1400, 'net.overlay.interface': 'vx0'},
    'twice-other',
  ],
])('the overhead taken off twice by %s is recognised', (_, changes, line) => {
  const {findings} = given(changes);
  expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['room', line]);
  expect(findings[0]?.why.params).toMatchObject({minor: 'yes'});
  expect(findings[0]?.scope).toMatchObject({nodes: ['a']});
});

describe('passes', () => {
  test.each([
    ['pods that use all there is', {}],
    [
      'Cilium with eth0 at 1500 and 1450 on the route',
      {'net.overlay.interface': 'cilium_vxlan', 'net.overlay.mtuBytes': 1500},
    ],
    ['ten bytes to spare', {'pod.effectiveMtuBytes': 1440}],
  ])('%s', (_, changes) => {
    expect(outcomeOf(given(changes).results, 'a').outcome).toBe('pass');
  });

  test('1400 everywhere because one pair carries only 1450', () => {
    const nodes = Object.fromEntries(
      ['a', 'b', 'c'].map((id) => [id, podNode({'pod.effectiveMtuBytes': 1400})]),
    );
    const paths = [...bothWays('a', 'b', {}), ...bothWays('a', 'c', hole(1450))];
    expect(run(mtuUnderused, viewOf({nodes, paths})).findings).toEqual([]);
  });

  test('a limit seen between pods only', () => {
    const pods = bothWays('a', 'b', {...hole(1400), layer: 'pod'});
    const {findings} = given({'pod.effectiveMtuBytes': 1400}, [...bothWays('a', 'b', {}), ...pods]);
    expect(findings).toEqual([]);
  });
});

test('a node without a tunnel is not judged', () => {
  const {results} = given({'net.overlay.kind': undefined, 'pod.effectiveMtuBytes': undefined});
  expect(outcomeOf(results, 'a').outcome).toBe('not-applicable');
});

test.each([
  [
    'overhead',
    {'net.overlay.overheadBytes': unread('unparsed')},
    undefined,
    'net.overlay.overheadBytes',
  ],
  ['pods', {'pod.effectiveMtuBytes': unread('denied')}, undefined, 'pod.effectiveMtuBytes'],
  ['paths', {}, [], 'smallest path-mtu of the fleet'],
])('without %s it skips, naming it', (_, changes, paths, name) => {
  const missing = outcomeOf(given(changes, paths).results, 'a');
  expect(missing.outcome).toBe('skipped');
  expect(missing.missing).toContain(name);
});
