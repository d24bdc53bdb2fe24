import {expect, test} from 'vitest';
import {factsOf, fixtureFacts} from '../fixture-facts.ts';
import {avg60} from './parse.ts';

test('percentages become shares', () => {
  expect(fixtureFacts(import.meta.url, 'ubuntu-22.04.txt')).toEqual({
    'pressure.cpu.someAvg60': 0.0307,
    'pressure.io.fullAvg60': 0.0009,
    'pressure.memory.someAvg60': 0,
  });
});

test.each(['debian-12.txt', 'alpine-3.19.txt'])('%s has all three', (file) => {
  const facts = Object.values(fixtureFacts(import.meta.url, file));
  expect(facts).toHaveLength(3);
  expect(facts.every((value) => typeof value === 'number')).toBe(true);
});

test('Rocky 9 comes with pressure accounting off: absent', () => {
  expect(fixtureFacts(import.meta.url, 'rocky-9.txt')).toEqual({
    'pressure.cpu.someAvg60': {missing: 'absent'},
    'pressure.io.fullAvg60': {missing: 'absent'},
    'pressure.memory.someAvg60': {missing: 'absent'},
  });
});

test('a file that is there and says “Operation not supported” is absent too', () => {
  const text = 'grep: /proc/pressure/cpu: Operation not supported';
  const facts = factsOf('pressure', {'pressure.files': text});
  expect(facts['pressure.cpu.someAvg60']).toEqual({missing: 'absent'});
});

test('a share above one is not believed', () => {
  expect(avg60('some avg10=0.00 avg60=101.00 avg300=0.00 total=0', 'some')).toBeUndefined();
});

test('the row asked for is the one read', () => {
  const text = 'some avg10=0.00 avg60=5.00 avg300=0.00 total=0\nfull avg10=0.00 avg60=2.00 total=0';
  expect(avg60(text, 'full')).toBe(0.02);
});
