import {expect, test} from 'vitest';
import {factsOf, fixtureFacts} from '../fixture-facts.ts';

test('the recorded machine is read in full', () => {
  const facts = fixtureFacts(import.meta.url, 'debian-12.txt');
  expect(Object.keys(facts)).toHaveLength(8);
  expect(facts['memory.swapUsedBytes']).toBe(0);
  expect(Object.values(facts).every(Number.isInteger)).toBe(true);
});

test('what is used is the whole less what is free', () => {
  const rows = ['SwapTotal: 2048 kB', 'SwapFree: 1024 kB'].map((row) => `/proc/meminfo:${row}`);
  const facts = factsOf('paging', {'paging.memory': rows.join('\n')});
  expect(facts['memory.swapUsedBytes']).toBe(1_048_576);
  expect(facts['memory.availableBytes']).toEqual({missing: 'unparsed'});
});

test.each([
  ['/proc/vmstat:pswpin 4', 'memory.paging.swapInPages', 4],
  ['/proc/vmstat:pswpin 4', 'memory.paging.swapOutPages', {missing: 'absent'}],
  ['/proc/vmstat:pswpin x', 'memory.paging.swapInPages', {missing: 'unparsed'}],
  ['grep: /proc/vmstat: Permission denied', 'memory.paging.oomKills', {missing: 'denied'}],
])('“%s”: %s is %j', (text, fact, value) => {
  expect(factsOf('paging', {'paging.vmstat': text})[fact]).toEqual(value);
});
