import {expect, test} from 'vitest';
import {viewOf} from '../diagnose/testing.ts';
import type {FactValue} from '../model/fact.ts';
import {type CompareInput, compare} from './index.ts';

const policies = [['**', {policy: 'identical', tag: 'kernel'}]] as const;

test('against a golden node the majority is what differs; a cohort without it keeps its majority and says so', () => {
  const input = inputOf({a: {'os.x': 1}, b: {'os.x': 2}, c: {'os.x': 2}, d: {'os.x': 2}});
  const {drift, driftLimits} = compare({...input, golden: 'a'});
  expect(drift[0]?.message).toMatchObject({
    id: 'drift/against-golden',
    params: {count: 3, known: 4, golden: 'a'},
  });
  expect(driftLimits).toEqual([]);
  expect(compare({...input, golden: 'elsewhere'})).toMatchObject({
    drift: [{message: {id: 'drift/minority', params: {count: 1, known: 4}}}],
    driftLimits: [{id: 'drift/golden-elsewhere', params: {golden: 'elsewhere', cohort: 'fleet'}}],
  });
});

test('an accepted difference is marked; one whose day has passed is not, and is told', () => {
  const input = inputOf({a: {'os.x': 1}, b: {'os.x': 2}, c: {'os.x': 2}, d: {'os.x': 2}});
  const entry = {fact: 'os.x', reason: 'known', until: '2026-11-23'};
  const now = compare({...input, accepted: [entry], today: '2026-11-23'});
  expect(now.drift[0]?.accepted).toEqual({reason: 'known', until: '2026-11-23'});
  expect(now.expiredAcceptances).toEqual([]);
  const later = compare({...input, accepted: [entry], today: '2026-11-24'});
  expect(later.drift[0]?.accepted).toBeNull();
  expect(later.expiredAcceptances).toEqual([entry]);
});

test('the inventory may say that a fact may differ, must match, or must match within a tolerance', () => {
  const facts = {a: {'os.x': 100}, b: {'os.x': 101}, c: {'os.x': 100}, d: {'os.x': 150}};
  const differing = (expectation?: CompareInput['inventory']['expectations'][number]) => {
    const input = inputOf(facts);
    const expectations = expectation === undefined ? [] : [expectation];
    const {partitions} = compare({...input, inventory: {...input.inventory, expectations}});
    return partitions.map(({groups}) => groups.map(({nodes}) => nodes));
  };
  expect(differing()).toEqual([[['a', 'c'], ['b'], ['d']]]);
  expect(differing({fact: 'os.*', policy: 'free'})).toEqual([]);
  expect(differing({fact: 'os.x', policy: 'identical', tolerance: {relative: 0.02}})).toEqual([
    [['a', 'b', 'c'], ['d']],
  ]);
  expect(differing({fact: 'os.x', policy: 'identical', tolerance: {absolute: 50}})).toEqual([]);
});

test('of three nodes the ranking is said to be that of prior knowledge', () => {
  const {driftLimits} = compare(inputOf({a: {'os.x': 1}, b: {'os.x': 2}, c: {'os.x': 2}}));
  expect(driftLimits).toEqual([{id: 'drift/few-nodes', params: {nodes: 3}}]);
});

function inputOf(facts: Readonly<Record<string, Record<string, FactValue>>>): CompareInput {
  const nodes = Object.fromEntries(Object.entries(facts).map(([id, own]) => [id, {facts: own}]));
  const view = viewOf({nodes, policies});
  return {
    inventory: {nodes: [...view.nodes], services: [], expectations: [], cohortBy: []},
    facts: view.facts,
    factsAfter: view.factsAfter,
    paths: [],
    policies,
  };
}
