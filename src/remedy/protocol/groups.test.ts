import {expect, test} from 'vitest';
import type {Plan} from '../../model/plan.ts';
import {groupsOf} from './groups.ts';

function plan(order: string[], maxUnavailable: number, mode: 'node' | 'together' = 'node'): Plan {
  const targets = order.map((id) => ({
    node: {
      id,
      reach: {kind: 'local'},
      origin: 'test',
      labels: {role: id.startsWith('c') ? 'control-plane' : 'worker'},
    },
    hostKeys: [],
    cohort: null,
  }));
  return {targets, rollout: {mode, order, maxUnavailable, pauseSeconds: 0}} as unknown as Plan;
}

test('one node is tried alone, then as many as may be away', () => {
  expect(groupsOf(plan(['a', 'b', 'd', 'e', 'f'], 2))).toEqual([['a'], ['b', 'd'], ['e', 'f']]);
});

test('two nodes of the control plane are never changed together', () => {
  expect(groupsOf(plan(['a', 'b', 'c1', 'c2'], 3))).toEqual([['a'], ['b', 'c1'], ['c2']]);
});

test('a change in phases is made on all nodes together', () => {
  expect(groupsOf(plan(['a', 'b', 'd'], 1, 'together'))).toEqual([['a', 'b', 'd']]);
});
