import {expect, test} from 'vitest';
import {runOnClusters} from '../../clusters/testing.ts';
import {bothWays} from '../../mtu/testing.ts';
import {unread} from '../../testing.ts';
import {podMtuPartialRollout as rule} from './index.ts';

const pods = (...sizes: number[]) => ({
  'net.default.mtuBytes': 1500,
  ...Object.fromEntries(sizes.map((size, i) => [`pod.ns-${i}.effectiveMtuBytes`, size])),
});

function look(first: Parameters<typeof pods> | object, second: Parameters<typeof pods> | object) {
  const facts = (given: object) => ({
    facts: Array.isArray(given) ? pods(...(given as number[])) : (given as ReturnType<typeof pods>),
  });
  const nodes = {'hk-1': facts(first), 'hk-2': facts([1450, 1450]), 'hk-3': facts(second)};
  return runOnClusters(rule, {clusters: {hk: {}}, nodes});
}

test('pods of one node with another MTU than those of their cluster are told for that node', () => {
  const {findings} = look([1450], [1500, 1500]);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    verdict: 'contributor',
    severity: 'medium',
    scope: {nodes: ['hk-3']},
    title: {params: {cluster: 'hk', odd: ['1500'], usualBytes: 1450}},
  });
  expect(findings[0]?.evidenceFor).toHaveLength(3);
});

test('where even the largest fits every path it is a note', () => {
  const tunnel = {
    'net.overlay.kind': 'vxlan',
    'net.overlay.interface': 'flannel.1',
    'net.overlay.mtuBytes': 1450,
    'net.overlay.overheadBytes': 50,
  };
  const nodes = {
    'hk-1': {facts: {...pods(1450), ...tunnel}},
    'hk-2': {facts: {...pods(1400), ...tunnel}},
  };
  const paths = bothWays('hk-1', 'hk-2', {});
  const {findings} = runOnClusters(rule, {clusters: {hk: {}}, nodes, paths});
  expect(findings[0]).toMatchObject({verdict: 'note', severity: 'low'});
});

test('pods alike are ruled out', () => {
  const {findings, ruledOut} = look([1450], [1450]);
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

test.each([
  ['a node whose own pods differ, told by another rule', [1450, 1500]],
  ['a node pool of machines with larger cards', {...pods(8951), 'net.default.mtuBytes': 9001}],
  ['a node without pods', {'net.default.mtuBytes': 1500}],
  ['pods that may not be read', {pod: unread('denied')}],
])('look-alike: %s', (_, other) => {
  expect(look([1450], other).findings).toEqual([]);
});

test('clusters are not compared with one another; one node each, or no cluster, is not applicable', () => {
  const nodes = {'hk-1': {facts: pods(1450)}, 'sg-1': {facts: pods(1500)}};
  for (const clusters of [{hk: {}, sg: {}}, {}]) {
    expect(runOnClusters(rule, {clusters, nodes}).results[0]?.outcome).toBe('not-applicable');
  }
});
