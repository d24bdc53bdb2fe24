import {expect, test} from 'vitest';
import {factsOf, fixtureFacts} from '../fixture-facts.ts';

test('a guest has no frequencies of its own', () => {
  expect(fixtureFacts(import.meta.url, 'debian-12.txt')).toEqual({
    'cpu.frequency.governors': {missing: 'absent'},
    'cpu.frequency.driver': {missing: 'absent'},
    'cpu.frequency.preference': {missing: 'absent'},
    'cpu.frequency.maxMhz': {missing: 'absent'},
    'cpu.frequency.boost': {missing: 'absent'},
    'cpu.smt': 'notsupported',
    'cpu.numaNodes': 1,
    'memory.thpDefrag': 'madvise',
    'memory.thpShmem': 'never',
    'memory.hugePages.count': 0,
    'memory.hugePages.sizeBytes': 2_097_152,
  });
});

test('bare metal is read in full, a mixture of governors as a set', () => {
  expect(fixtureFacts(import.meta.url, 'bare-metal.txt')).toEqual({
    'cpu.frequency.governors': ['performance', 'powersave'],
    'cpu.frequency.driver': 'intel_pstate',
    'cpu.frequency.preference': 'balance_performance',
    'cpu.frequency.maxMhz': 3700,
    'cpu.frequency.boost': true,
    'cpu.smt': 'on',
    'cpu.numaNodes': 2,
    'memory.thpDefrag': 'defer_madvise',
    'memory.thpShmem': 'never',
    'memory.hugePages.count': 512,
    'memory.hugePages.sizeBytes': 2_097_152,
  });
});

const CPU = '/sys/devices/system/cpu';

test.each([
  [`grep: ${CPU}/cpufreq/policy0/scaling_governor: Permission denied`, 'denied'],
  [`${CPU}/cpufreq/policy0/scaling_governor:two words`, 'unparsed'],
  ['', 'absent'],
])('“%s” means %s', (text, reason) => {
  const facts = factsOf('tuning', {'tuning.files': text});
  expect(facts['cpu.frequency.governors']).toEqual({missing: reason});
});

test.each([
  ['cpufreq/boost:1', true],
  ['cpufreq/boost:0', false],
  ['intel_pstate/no_turbo:1', false],
  ['cpufreq/boost:maybe', {missing: 'unparsed'}],
])('%s is %j', (row, value) => {
  const facts = factsOf('tuning', {'tuning.files': `${CPU}/${row}`});
  expect(facts['cpu.frequency.boost']).toEqual(value);
});

test('a number of threads means that SMT is on', () => {
  expect(factsOf('tuning', {'tuning.files': `${CPU}/smt/control:4`})['cpu.smt']).toBe('on');
});
