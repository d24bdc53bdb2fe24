import {expect, test} from 'vitest';
import {factsOf, fixtureFacts, parseSections} from '../fixture-facts.ts';

test('the recorded disk is read in full', () => {
  const facts = fixtureFacts(import.meta.url, 'debian-12.txt');
  expect(Object.keys(facts)).toHaveLength(6);
  expect(Object.values(facts).every(Number.isInteger)).toBe(true);
});

const row = (name: string, more = '') =>
  `/proc/diskstats: 8 0 ${name} 10 0 80 30 5 0 40 20 0 9 50${more}`;

test('disks add up, and a kernel that does not count flushes has none', () => {
  expect(factsOf('diskio', {diskio: `${row('sda')}\n${row('sdb')}`})).toEqual({
    'diskio.reads': 20,
    'diskio.readMs': 60,
    'diskio.writes': 10,
    'diskio.writeMs': 40,
    'diskio.flushes': {missing: 'absent'},
    'diskio.flushMs': {missing: 'absent'},
  });
});

test('flushes are the last two of seventeen numbers', () => {
  const facts = factsOf('diskio', {diskio: row('sda', ' 0 0 0 0 7 3')});
  expect(facts).toMatchObject({'diskio.flushes': 7, 'diskio.flushMs': 3});
});

test('no disk is absent, no right is denied, a broken row is dropped', () => {
  expect(factsOf('diskio', {diskio: {text: '', exit: 1}})['diskio.reads']).toEqual({
    missing: 'absent',
  });
  const denied = {diskio: 'grep: /proc/diskstats: Permission denied'};
  expect(factsOf('diskio', denied)['diskio.reads']).toEqual({missing: 'denied'});
  const broken = parseSections('diskio', {diskio: '/proc/diskstats: 8 0 sda x'});
  expect(broken.dropped).toHaveLength(1);
});
