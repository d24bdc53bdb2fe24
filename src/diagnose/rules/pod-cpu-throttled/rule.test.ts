import {expect, test} from 'vitest';
import {nodeOf} from '../../settings/testing.ts';
import {unread} from '../../testing.ts';
import {cpuThrottled} from '../cpu-throttled/index.ts';
import {podCpuThrottled as rule} from './index.ts';

const GROUP = 'cgroup.throttle["/kubepods.slice/x.scope"]';
const WHOSE = {
  [`${GROUP}.workload`]: 'shop/cart',
  [`${GROUP}.pod`]: 'shop/cart-1',
  [`${GROUP}.container`]: 'cart',
};

const at = (periods: number, throttled: number, group = GROUP) => ({
  [`${group}.periods`]: periods,
  [`${group}.throttledPeriods`]: throttled,
  [`${group}.throttledMs`]: throttled * 40,
});

function look(throttled: number, whose: Parameters<typeof nodeOf>[1] = WHOSE, which = rule) {
  return nodeOf(which, {...at(1000, 500), ...whose}, at(1100, 500 + throttled));
}

test('a container that is held back is told with its workload and pod', () => {
  const {findings} = look(30);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    verdict: 'contributor',
    severity: 'high',
    title: {params: {workload: 'shop/cart'}},
  });
  expect(findings[0]?.evidenceFor[0]?.message.params).toMatchObject({
    pod: 'shop/cart-1',
    container: 'cart',
    throttled: 30,
    periods: 100,
  });
});

test('the group of the whole pod repeats nothing', () => {
  const pod = 'cgroup.throttle["/kubepods.slice"]';
  const whole = {[`${pod}.workload`]: 'shop/cart', [`${pod}.pod`]: 'shop/cart-1'};
  const {findings} = nodeOf(
    rule,
    {...at(1000, 500), ...at(1000, 500, pod), ...WHOSE, ...whole},
    {...at(1100, 530), ...at(1100, 530, pod)},
  );
  expect(findings[0]?.evidenceFor).toHaveLength(1);
});

test('the rule about cgroups leaves it to this one, and has those of no workload', () => {
  expect(look(30, WHOSE, cpuThrottled).findings).toEqual([]);
  expect(look(30, {}, cpuThrottled).findings).toHaveLength(1);
  expect(look(30, {}).findings).toEqual([]);
});

test('a sidecar has a rule of its own', () => {
  expect(look(30, {...WHOSE, [`${GROUP}.container`]: 'istio-proxy'}).findings).toEqual([]);
});

test('containers that are seldom held back are ruled out', () => {
  const {findings, ruledOut} = look(5);
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

test('without limits, or without knowing whose they are, it is not applicable', () => {
  const none = {'cgroup.throttle': unread('absent')};
  expect(nodeOf(rule, none, none).results[0]?.outcome).toBe('not-applicable');
  expect(look(30, {}).results[0]?.outcome).toBe('not-applicable');
});

test('look-alike: groups that may not be read skip it', () => {
  const denied = {'cgroup.throttle': unread('denied')};
  expect(nodeOf(rule, denied, denied).results[0]?.outcome).toBe('skipped');
});
