import {expect, test} from 'vitest';
import {factsOf, fixtureFacts} from '../fixture-facts.ts';
import {parseTicks} from './parse.ts';

test.each([
  ['ubuntu-22.04.txt', 120_433, 958_380_022, 951_314_323],
  ['alpine-3.19.txt', 0, 722_511, 718_324],
  ['rocky-9.txt', 8_812, 17_162_127, 17_014_546],
])('%s is read in full', (file, steal, total, idle) => {
  expect(fixtureFacts(import.meta.url, file)).toEqual({
    'cpu.stealTicks': steal,
    'cpu.totalTicks': total,
    'cpu.idleTicks': idle,
  });
});

test('Debian 12 has all three', () => {
  const facts = fixtureFacts(import.meta.url, 'debian-12.txt');
  expect(Object.values(facts).every(Number.isInteger)).toBe(true);
});

test('guest ticks are inside user already and count once', () => {
  expect(parseTicks('cpu  100 0 0 900 0 0 0 0 60 0')).toEqual({total: 1000, idle: 900, steal: 0});
});

test('a kernel without a steal column leaves steal unparsed, not zero', () => {
  expect(factsOf('cputime', {'cputime.stat': 'cpu  1 2 3 4 5 6 7'})).toEqual({
    'cpu.stealTicks': {missing: 'unparsed'},
    'cpu.totalTicks': 28,
    'cpu.idleTicks': 9,
  });
});

test('without /proc/stat all are absent', () => {
  const facts = factsOf('cputime', {'cputime.stat': {text: '', exit: 1}});
  expect(facts['cpu.totalTicks']).toEqual({missing: 'absent'});
});

test.each(['cpu0 1 2 3 4', 'cpu 1 2 3', 'cpu 1 2 3 -4', 'cpu a b c d'])(
  '“%s” is refused',
  (line) => {
    expect(parseTicks(line)).toBeUndefined();
  },
);

test('where the CPU counts how often heat slowed it down, it is told', () => {
  const folder = '/sys/devices/system/cpu/cpu0/thermal_throttle';
  const text = `${folder}/core_throttle_count:7\n${folder}/package_throttle_count:12`;
  expect(factsOf('cputime', {'cputime.thermal': text})).toMatchObject({
    'cpu.thermal.coreThrottles': 7,
    'cpu.thermal.packageThrottles': 12,
  });
});
