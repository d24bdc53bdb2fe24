import {expect, test} from 'vitest';
import type {NodeFacts} from '../model/fact.ts';
import type {Node} from '../model/node.ts';
import {cohortsOf} from './cohorts.ts';

test('nodes of three regions with equal labels and system are one cohort, compared by region', () => {
  const nodes = [node('hk-1', {region: 'hk'}), node('bj-1', {region: 'bj'})];
  const facts = factsOf({'hk-1': debian, 'bj-1': debian});
  expect(cohortsOf({nodes}, facts)).toEqual([
    {
      id: 'x86_64/debian/12',
      key: {'kernel.arch': 'x86_64', 'os.id': 'debian', 'os.versionId': '12'},
      nodes: ['bj-1', 'hk-1'],
      regions: ['bj', 'hk'],
    },
  ]);
});

test('another architecture or role is another cohort', () => {
  const nodes = [node('a'), node('b'), node('c', {role: 'db'})];
  const facts = factsOf({a: debian, b: {...debian, 'kernel.arch': 'aarch64'}, c: debian});
  expect(cohortsOf({nodes}, facts).map((cohort) => cohort.nodes)).toEqual([['b'], ['a'], ['c']]);
});

test('a label that is absent everywhere else is a difference to one that is set', () => {
  const nodes = [node('a'), node('b', {instanceType: 'c5.large'})];
  expect(cohortsOf({nodes}, factsOf({a: debian, b: debian}))).toHaveLength(2);
});

test('an unreachable node joins the largest cohort of its labels and splits none', () => {
  const nodes = [node('a'), node('b'), node('c'), node('down')];
  const facts = factsOf({a: debian, b: debian, c: {...debian, 'os.versionId': '11'}});
  const cohorts = cohortsOf({nodes}, facts).map((cohort) => cohort.nodes);
  expect(cohorts).toEqual([['c'], ['a', 'b', 'down']]);
});

test('an unreachable node with another role does not join', () => {
  const nodes = [node('a'), node('down', {role: 'db'})];
  expect(cohortsOf({nodes}, factsOf({a: debian}))).toHaveLength(2);
});

test('a fleet of which nothing is known is one cohort', () => {
  const cohorts = cohortsOf({nodes: [node('b'), node('a')]}, new Map());
  expect(cohorts).toEqual([{id: 'fleet', key: {}, nodes: ['a', 'b'], regions: ['-']}]);
});

test('cohortBy takes labels and facts, and replaces the default key', () => {
  const nodes = [node('a', {tier: 'web'}), node('b', {tier: 'db'}), node('c', {tier: 'web'})];
  const facts = factsOf({a: debian, b: debian, c: {...debian, 'os.versionId': '11'}});
  const byTier = cohortsOf({nodes, cohortBy: ['tier']}, facts);
  expect(byTier.map((cohort) => [cohort.id, cohort.nodes])).toEqual([
    ['db', ['b']],
    ['web', ['a', 'c']],
  ]);
  const byVersion = cohortsOf({nodes, cohortBy: ['fact:os.versionId']}, facts);
  expect(byVersion.map((cohort) => cohort.nodes)).toEqual([['c'], ['a', 'b']]);
});

test('values with slashes do not make two cohorts share an id', () => {
  const nodes = [node('a', {p: 'x/y', q: 'z'}), node('b', {p: 'x', q: 'y/z'})];
  const ids = cohortsOf({nodes, cohortBy: ['p', 'q']}, new Map()).map((cohort) => cohort.id);
  expect(new Set(ids).size).toBe(2);
});

test('a label called “-” is not an absent label', () => {
  const nodes = [node('a', {p: '-'}), node('b')];
  const ids = cohortsOf({nodes, cohortBy: ['p']}, new Map()).map((cohort) => cohort.id);
  expect(new Set(ids).size).toBe(2);
});

const debian = {'kernel.arch': 'x86_64', 'os.id': 'debian', 'os.versionId': '12'};

function node(id: string, labels: Record<string, string> = {}): Node {
  return {id, reach: {kind: 'local'}, labels, origin: 'test'};
}

function factsOf(given: Record<string, Record<string, string>>): Map<string, NodeFacts> {
  return new Map(
    Object.entries(given).map(([id, values]) => [
      id,
      {
        node: id,
        at: '2026-11-23T05:41:07.000Z',
        sections: {},
        leaves: Object.fromEntries(
          Object.entries(values).map(([path, value]) => [path, {value, section: 'os'}]),
        ),
        dropped: [],
      },
    ]),
  );
}
