import {expect, test} from 'vitest';
import type {FoundTree} from '../collect/tree/index.ts';
import {isAppError} from '../model/error.ts';
import {nodesOf, type TreeSource} from './tree-nodes.ts';

function found(...folders: string[]): FoundTree {
  const tree = {
    read: async () => undefined,
    has: async () => false,
    isFolder: async () => false,
    list: async () => [],
  };
  return {tree, folders, path: `/srv/${folders.join('/')}`};
}

function named(...sources: [Partial<TreeSource>, ...FoundTree[]][]) {
  const given = sources.map(([source, ...trees]) => ({
    source: {given: 'x', labels: {}, ...source},
    found: trees,
  }));
  return nodesOf(given).map(({node}) => [node.id, node.labels.region]);
}

test('a name and a region that were given hold', () => {
  expect(named([{name: 'web', labels: {region: 'hk'}}, found('bj-1')])).toEqual([['web', 'hk']]);
});

test('without them the folders speak', () => {
  expect(named([{}, found('fleet', 'bj', 'node-a'), found('fleet', 'hk', 'node-b')])).toEqual([
    ['node-a', 'bj'],
    ['node-b', 'hk'],
  ]);
  expect(named([{}, found('bj-1')], [{}, found('hk-1')], [{}, found('gateway')])).toEqual([
    ['bj-1', 'bj'],
    ['hk-1', 'hk'],
    ['gateway', undefined],
  ]);
});

test('a sosreport is named after its machine, and two of one machine stay apart', () => {
  const trees = [
    found('sosreport-hk-1-2026-11-23-abcdefg'),
    found('sosreport-hk-1-0123456-2026-11-24-hijklmn'),
    found('reports', 'sosreport-bj-1-2026-11-23-opqrstu'),
  ];
  expect(named([{}, ...trees])).toEqual([
    ['hk-1', 'hk'],
    ['hk-1-2', 'hk'],
    ['bj-1', 'bj'],
  ]);
});

test('a folder whose name is no plain word still gives a node', () => {
  expect(named([{}, found('-- 香港 --')], [{}, found('a b')])).toEqual([
    ['node', undefined],
    ['a-b', undefined],
  ]);
});

test('one name for several machines, and one name twice, are refused', () => {
  const codes = [
    () => named([{name: 'a'}, found('x', 'b'), found('x', 'c')]),
    () => named([{name: 'a'}, found('b')], [{name: 'a'}, found('c')]),
  ].map((work) => {
    try {
      work();
    } catch (error) {
      return isAppError(error) ? error.code : error;
    }
    return 'nothing';
  });
  expect(codes).toEqual(['tree-several', 'inventory-duplicate']);
});
