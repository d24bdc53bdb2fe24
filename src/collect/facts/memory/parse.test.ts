import {expect, test} from 'vitest';
import {factsOf, fixtureFacts} from '../fixture-facts.ts';
import {meminfoBytes} from './parse.ts';

test.each([
  ['ubuntu-22.04.txt', 8_343_826_432, 0, 'madvise'],
  ['debian-12.txt', 25_276_514_304, 0, 'madvise'],
  ['alpine-3.19.txt', 2_062_536_704, 1_073_737_728, 'madvise'],
  ['rocky-9.txt', 8_024_190_976, 2_147_479_552, 'always'],
])('%s is read in full', (file, total, swap, pages) => {
  expect(fixtureFacts(import.meta.url, file)).toEqual({
    'memory.totalBytes': total,
    'memory.swapTotalBytes': swap,
    'memory.transparentHugePages': pages,
  });
});

test('a kernel without transparent huge pages has no such fact', () => {
  const path = '/sys/kernel/mm/transparent_hugepage/enabled';
  const text = `grep: ${path}: No such file or directory`;
  const facts = factsOf('memory', {memory: text});
  expect(facts['memory.transparentHugePages']).toEqual({missing: 'absent'});
});

test('a word in brackets that is not known is not understood', () => {
  const text = '/sys/kernel/mm/transparent_hugepage/enabled:[sometimes] never';
  const facts = factsOf('memory', {memory: text});
  expect(facts['memory.transparentHugePages']).toEqual({missing: 'unparsed'});
});

test('a row in another unit is not read', () => {
  expect(meminfoBytes('MemTotal: 5 MB', 'MemTotal')).toBeUndefined();
});
