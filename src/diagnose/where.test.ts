import {expect, test} from 'vitest';
import type {Node} from '../model/node.ts';
import {type Pair, whereNodes, wherePairs, whereRegions} from './where.ts';

const fleet = ['bj-1', 'bj-2', 'hk-1', 'hk-2', 'sg-1', 'sg-2'].map((id) =>
  node(id, id.slice(0, 2)),
);
const all = pairsOf(fleet.map(({id}) => id));

test.each([
  [['hk-1'], {id: 'where/node', params: {node: 'hk-1'}}],
  [['hk-2', 'hk-1'], {id: 'where/region', params: {region: 'hk', count: 2}}],
  [fleet.map(({id}) => id), {id: 'where/all-nodes', params: {count: 6}}],
  [
    ['sg-1', 'sg-2', 'hk-1', 'hk-2'],
    {id: 'where/regions', params: {regions: ['hk', 'sg'], count: 4}},
  ],
  [['hk-1', 'bj-1'], {id: 'where/nodes', params: {nodes: ['bj-1', 'hk-1']}}],
  [[], {id: 'where/nowhere'}],
])('nodes %j', (ids, message) => {
  expect(whereNodes(ids, fleet)).toEqual(message);
});

test('a long list of nodes is capped and says how many more', () => {
  const many = Array.from({length: 20}, (_, i) => node(`n-${String(i).padStart(2, '0')}`, 'x'));
  const ids = many.slice(0, 10).map(({id}) => id);
  expect(whereNodes(ids, many)).toEqual({
    id: 'where/nodes-more',
    params: {nodes: ['n-00', 'n-01', 'n-02', 'n-03'], more: 6, count: 10},
  });
});

test('nodes without a region are never told as a region', () => {
  const bare = ['a', 'b', 'c'].map((id) => node(id));
  expect(whereNodes(['a', 'b', 'c'], [...bare, node('d', 'hk')]).id).toBe('where/nodes');
});

test('regions', () => {
  expect(whereRegions(['hk'], fleet)).toEqual({
    id: 'where/region-names',
    params: {regions: ['hk']},
  });
  expect(whereRegions(['sg', 'hk', 'bj'], fleet)).toEqual({
    id: 'where/all-regions',
    params: {count: 3},
  });
});

const between = (p: Pair) => touches(p, 'hk') && !inside(p);
test.each<[string, (pair: Pair) => boolean, object]>([
  [
    'one',
    (p) => is(p, 'hk-1', 'bj-1'),
    {id: 'where/pair', params: {source: 'hk-1', destination: 'bj-1'}},
  ],
  [
    'both directions of one',
    (p) => is(p, 'hk-1', 'bj-1') || is(p, 'bj-1', 'hk-1'),
    {id: 'where/pair-both', params: {source: 'bj-1', destination: 'hk-1'}},
  ],
  ['from a node', (p) => p[0] === 'hk-1', {id: 'where/node-to-all', params: {node: 'hk-1'}}],
  ['to a node', (p) => p[1] === 'hk-1', {id: 'where/all-to-node', params: {node: 'hk-1'}}],
  ['of a node', (p) => p.includes('hk-1'), {id: 'where/node-all', params: {node: 'hk-1'}}],
  [
    'of a node in between',
    (p) => p.includes('bj-2'),
    {id: 'where/node-all', params: {node: 'bj-2'}},
  ],
  ['region and others', between, {id: 'where/between-region-and-others', params: {region: 'hk'}}],
  [
    'from a region',
    (p) => between(p) && in_(p[0], 'hk'),
    {id: 'where/region-to-others', params: {region: 'hk'}},
  ],
  [
    'to a region',
    (p) => between(p) && in_(p[1], 'hk'),
    {id: 'where/others-to-region', params: {region: 'hk'}},
  ],
  ['all of a region', (p) => touches(p, 'hk'), {id: 'where/region-all', params: {region: 'hk'}}],
  [
    'two regions',
    (p) => touches(p, 'hk') && touches(p, 'bj'),
    {id: 'where/between-regions', params: {region: 'bj', other: 'hk'}},
  ],
  [
    'one way between two',
    (p) => in_(p[0], 'hk') && in_(p[1], 'bj'),
    {id: 'where/region-to-region', params: {region: 'hk', other: 'bj'}},
  ],
  ['all regions', (p) => !inside(p), {id: 'where/between-all-regions'}],
  ['inside all regions', inside, {id: 'where/within-all-regions'}],
  ['everything', () => true, {id: 'where/all-pairs', params: {count: 30}}],
])('pairs: %s', (_, wanted, message) => {
  expect(wherePairs(all.filter(wanted), all, fleet)).toEqual(message);
  expect(
    wherePairs(all.filter(wanted).reverse(), [...all].reverse(), [...fleet].reverse()),
  ).toEqual(message);
});

test('all pairs within a region of three nodes', () => {
  const wider = [...fleet, node('hk-3', 'hk')];
  const pairs = pairsOf(wider.map(({id}) => id));
  const within = pairs.filter((pair) => touches(pair, 'hk') && inside(pair));
  expect(wherePairs(within, pairs, wider)).toEqual({
    id: 'where/within-region',
    params: {region: 'hk'},
  });
});

test('pairs that fit no words are listed, capped', () => {
  const odd = [all[0], all[7], all[13]].filter((pair) => pair !== undefined);
  expect(wherePairs(odd, all, fleet)).toEqual({
    id: 'where/pairs',
    params: {pairs: ['bj-1 → bj-2', 'bj-2 → hk-2', 'hk-1 → sg-1']},
  });
  const most = all.slice(1);
  expect(wherePairs(most, all, fleet)).toMatchObject({
    id: 'where/pairs-more',
    params: {more: 25, count: 29},
  });
});

test('a pair that was looked at and is well keeps the region from being named', () => {
  const bad = all.filter(between).slice(1);
  expect(wherePairs(bad, all, fleet).id).toBe('where/pairs-more');
  const looked = all.filter((pair) => pair !== all.filter(between)[0]);
  expect(wherePairs(bad, looked, fleet).id).toBe('where/between-region-and-others');
});

test('two regions of one node are a pair', () => {
  const two = [node('a', 'hk'), node('b', 'bj')];
  expect(wherePairs(pairsOf(['a', 'b']), pairsOf(['a', 'b']), two).id).toBe('where/pair-both');
});

test('a fleet without regions names nodes, never a region', () => {
  const bare = ['a', 'b', 'c'].map((id) => node(id));
  const pairs = pairsOf(['a', 'b', 'c']);
  expect(wherePairs(pairs, pairs, bare).id).toBe('where/all-pairs');
  const from = pairs.filter(([source]) => source === 'a');
  expect(wherePairs(from, pairs, bare).id).toBe('where/node-to-all');
});

function node(id: string, region?: string): Node {
  const labels: Record<string, string> = region === undefined ? {} : {region};
  return {id, reach: {kind: 'local'}, labels, origin: 'test'};
}

function pairsOf(ids: readonly string[]): Pair[] {
  return ids.flatMap((a) => ids.filter((b) => a !== b).map((b): Pair => [a, b]));
}

function is([source, destination]: Pair, a: string, b: string): boolean {
  return source === a && destination === b;
}

function in_(id: string, region: string): boolean {
  return id.startsWith(region);
}

function touches(pair: Pair, region: string): boolean {
  return pair.some((id) => in_(id, region));
}

function inside([a, b]: Pair): boolean {
  return a.slice(0, 2) === b.slice(0, 2);
}
