import {expect, test} from 'vitest';
import {type NodeSketch, unread, viewOf} from '../testing.ts';
import {
  isAsSlowAsEmulation,
  isTooFastForEmulation,
  largestRatio,
  type Speed,
  speedAgainst,
  typicalRatio,
} from './speed.ts';
import {benchmarked, EMULATED} from './testing.ts';

type Facts = NonNullable<NodeSketch['facts']>;

function against(own: Facts, ...peers: Facts[]) {
  const nodes = Object.fromEntries(
    [own, ...peers].map((facts, i) => [`n-${i}`, {facts: {'kernel.arch': 'x86_64', ...facts}}]),
  );
  const view = viewOf({nodes});
  return speedAgainst(view, 'n-0', () => Object.keys(nodes));
}

function speed(own: Facts, ...peers: Facts[]): Speed {
  const told = against(own, ...peers);
  if (!told.ok) throw new Error(told.message.id);
  return told.value;
}

test('a node is compared with the middle of its peers, never with itself', () => {
  const {ratios, peers} = speed(benchmarked(3), benchmarked(1), benchmarked(1.5), benchmarked(100));
  expect(ratios.get('count')).toBeCloseTo(2);
  expect(peers).toEqual(['n-1', 'n-2', 'n-3']);
});

test('only nodes with the very same programs and the same architecture are peers', () => {
  const busybox = benchmarked(1, {}, 'sh=busybox');
  const arm = {...benchmarked(), 'kernel.arch': 'aarch64'};
  const told = against(benchmarked(), busybox, arm);
  expect(told).toMatchObject({ok: false, reason: 'absent', message: {id: 'speed/no-peer'}});
});

test('without benchmarks it is missing, for the node’s own reason', () => {
  expect(against({}, benchmarked())).toMatchObject({reason: 'absent'});
  expect(against({'benchmark.tools': unread('timeout')}, benchmarked())).toMatchObject({
    reason: 'timeout',
  });
});

test('the emulator is as slow as only an emulator is, and another CPU is not', () => {
  const emulated = speed(benchmarked(1, EMULATED), benchmarked());
  expect([isAsSlowAsEmulation(emulated), isTooFastForEmulation(emulated)]).toEqual([true, false]);
  const older = speed(benchmarked(2, {sha256: 2.9}), benchmarked());
  expect([isAsSlowAsEmulation(older), isTooFastForEmulation(older)]).toEqual([false, true]);
  expect(largestRatio(older)).toBeCloseTo(2.9);
  expect(typicalRatio(older)).toBeCloseTo(2);
});

test('a few loops that happened to run say nothing of all', () => {
  const few = {
    'benchmark.tools': 'a=1',
    'benchmark.ns.exec': 1,
    'benchmark.ns.fork': 1,
    'benchmark.ns.count': 1,
  };
  const told = speed({...few}, {...few});
  expect([typicalRatio(told), largestRatio(told)]).toEqual([undefined, undefined]);
  expect([isAsSlowAsEmulation(told), isTooFastForEmulation(told)]).toEqual([false, false]);
});

test('of a large fleet a few peers taken evenly are enough', () => {
  const others = Array.from({length: 300}, () => benchmarked());
  expect(speed(benchmarked(), ...others).peers.length).toBeLessThanOrEqual(64);
});
