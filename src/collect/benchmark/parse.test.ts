import {expect, test} from 'vitest';
import {factsOf, fixtureFacts} from '../facts/fixture-facts.ts';
import {PROBES} from './schema.ts';

const row = (text: string) => factsOf('benchmark', {benchmark: text});

test('every loop of a KVM guest has its nanoseconds', () => {
  const facts = fixtureFacts(import.meta.url, 'debian-12.txt');
  for (const probe of PROBES)
    expect([probe, typeof facts[`benchmark.ns.${probe}`]]).toEqual([probe, 'number']);
  expect(facts['benchmark.tools']).toMatch(
    /^dd=[0-9a-f]{16} gzip=\S+ sh=\S+ sha256sum=\S+ true=\S+$/,
  );
  expect(facts['benchmark.stealShare']).toBeLessThan(0.1);
  expect(facts['benchmark.seconds']).toBeGreaterThan(1);
});

test('time is divided by rounds', () => {
  expect(row('probe exec n=240 cs=12')['benchmark.ns.exec']).toBe(500_000);
  expect(row('probe count n=160000 cs=16')['benchmark.ns.count']).toBe(1000);
});

test.each([
  ['probe fork late', 'absent'],
  ['probe fork unavailable', 'absent'],
  ['probe fork n=4096 cs=2', 'unparsed'],
  ['probe fork n=0 cs=20', 'unparsed'],
  ['probe fork n=-1 cs=20', 'unparsed'],
  ['probe fork gibberish', 'unparsed'],
  ['', 'absent'],
])('“%s” is no number: %s', (text, missing) => {
  expect(row(text)['benchmark.ns.fork']).toEqual({missing});
});

test('a program without a checksum leaves no fingerprint, as it may be any other', () => {
  expect(row('tool sh 0123456789abcdef01\ntool dd 4f2a')['benchmark.tools']).toBe(
    'dd=4f2a sh=0123456789abcdef',
  );
  expect(row('tool sh 0123456789abcdef01\ntool dd ')['benchmark.tools']).toEqual({
    missing: 'unparsed',
  });
});

test('steal and throttling of the same time, without the time of guests counted twice', () => {
  const facts = row(
    [
      'before at 1000 throttled 5 cpu  100 0 0 100 0 0 0 0 90 0',
      'after at 1300 throttled 9 cpu  300 0 0 150 0 0 0 50 280 0',
    ].join('\n'),
  );
  expect(facts).toMatchObject({
    'benchmark.seconds': 3,
    'benchmark.stealShare': 0.1667,
    'benchmark.throttledPeriods': 4,
  });
});

test.each(['before at 1 throttled - cpu x', 'before at 1 throttled - cpu 1 2 3 4 5 6 7 8'])(
  'with only “%s” the load is not known',
  (text) => {
    expect(row(text)['benchmark.stealShare']).toEqual({missing: 'absent'});
  },
);
