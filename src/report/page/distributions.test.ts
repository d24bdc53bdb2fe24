import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {HttpSample, ServiceResult} from '../../model/path.ts';
import {cleanFleet, SIX} from '../testing/fleet.ts';
import {echo, service, throughput} from '../testing/paths.ts';
import {hongkongSample, hostileSample, inconclusiveSample} from '../testing/sample.ts';
import {distributionsOf} from './distributions.ts';
import {curveOf} from './distributions-curve.ts';
import {neededFor, percentilesOf} from './distributions-percentiles.ts';
import {regionDistribution} from './distributions-region.ts';
import type {Run} from './distributions-samples.ts';

const tell = ({id}: {id: string}) => id;

function run(values: readonly number[], more: Partial<Run> = {}): Run {
  const [none] = [null];
  const nothing = {
    roundTripMs: none,
    offered: none,
    achieved: none,
    lagMs: none,
    retransmits: none,
  };
  return {values, waited: [], closed: false, withheld: 0, ...nothing, ...more};
}

/** Evenly spread, shuffled by a step that visits all, so that runs are alike. */
function spread(count: number, runs: number): number[][] {
  return Array.from({length: runs}, (_, r) =>
    Array.from({length: count / runs}, (_, i) => 1 + (((i * runs + r) * 7919) % count)),
  );
}

test('a percentile is told only where the values bear its interval, and says how many would', () => {
  const [p50, p90, p99, p999] = percentilesOf(spread(400, 8));
  expect(p50?.value).toBe(200.5);
  expect(p90?.value).toBe(360);
  expect(p99).toMatchObject({value: 396, need: 368});
  expect(p999).toMatchObject({value: null, low: null, high: null, need: 3688});
  expect([0.5, 0.9, 0.99, 0.999].map(neededFor)).toEqual([6, 36, 368, 3688]);
});

test('the interval of the median is that of exact order statistics', () => {
  // Binomial(10, 1/2): ranks 2 and 9 hold 97.9 %, one rank narrower not 95 %.
  const [p50] = percentilesOf(
    [
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
      [9, 10],
    ].map((x) => x.reverse()),
    [0.5],
  );
  expect(p50?.value).toBeNull();
  const alike = [
    [1, 10],
    [2, 9],
    [3, 8],
    [4, 7],
    [5, 6],
  ];
  expect(percentilesOf(alike, [0.5])[0]).toMatchObject({value: 5.5, low: 2, high: 9, have: 10});
});

test('a thousand requests of runs that differ count as little more than their runs', () => {
  const runs = Array.from({length: 5}, (_, r) =>
    Array.from({length: 200}, (_, i) => 100 * r + i / 10),
  );
  const [p50, p90] = percentilesOf(runs);
  expect(p50?.have).toBeLessThan(8);
  expect(p90?.value).toBeNull();
});

test('one run is judged by its consecutive blocks: a drift inside it is not many independent values', () => {
  const steady = percentilesOf([spread(200, 1)[0] ?? []], [0.5])[0];
  const drifting = percentilesOf([Array.from({length: 200}, (_, i) => i)], [0.5])[0];
  expect(steady?.have).toBe(200);
  expect(drifting?.have).toBeLessThan(20);
});

test('time-outs are beyond every value: they are counted, drawn, and make far percentiles never', () => {
  const values = [10, 11, 12, 13, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const region = regionDistribution(
    'hk',
    Array.from({length: 20}, () => run(values, {waited: [5000, 4000]})),
    null,
  );
  expect(region).toMatchObject({count: 120, failed: 40, median: 12.5});
  expect(region.waited).toHaveLength(40);
  expect(region.curve.shares.at(-1)).toBeCloseTo(2 / 3, 5);
  expect(region.percentiles.map(({value}) => value)).toEqual([12.5, 'never', null, null]);
});

test('fewer than three values are shown one by one, without a middle', () => {
  expect(regionDistribution('x', [run([1]), run([2])], null)).toMatchObject({
    median: null,
    spread: null,
    dots: [1, 2],
    supported: null,
  });
});

test('what shows the trouble comes first, with how much worse the region is', () => {
  const [first, ...rest] = distributionsOf(hongkongSample(), tell);
  expect(first?.metric).toBe('service-large');
  expect(first?.regions.map(({region, odd, runs, count}) => [region, odd, runs, count])).toEqual([
    ['bj', null, 2, 20],
    ['hk', 'report/times', 2, 20],
    ['sg', null, 2, 20],
  ]);
  expect(rest.map(({metric}) => metric)).toEqual(['service-small', 'rtt']);
  expect(rest.every(({regions}) => regions.every(({odd}) => odd === null))).toBe(true);
});

test('only what stays inside a region is compared, and the steps of its way stand by themselves', () => {
  const [bj] = SIX;
  if (bj === undefined) throw new Error('no node');
  const own: ServiceResult = service(bj, 'small', 9, 1);
  const steps: ServiceResult = {
    ...own,
    steps: [{step: 'pod', url: 'http://p', state: 'ok', samples: own.samples}],
    upload: {requestBytes: 3000, state: 'ok', samples: own.samples},
    loop: 'closed',
    offeredPerSecond: 10,
    achievedPerSecond: 6,
    withheld: 2,
    lagMs: 40,
  };
  const abroad = {...own, destination: 'service:hk'};
  const paths = [
    steps,
    abroad,
    throughput('bj-1', 'bj-2', true),
    throughput('bj-1', 'hk-1', true),
    echo('bj-1', 'hk-1', 38),
  ];
  const made = distributionsOf({...cleanFleet(), paths}, tell);
  expect(made.map(({metric, regions}) => [metric, regions.map(({count}) => count)])).toEqual(
    [
      ['service-small', [10]],
      ['service-small/pod', [10]],
      ['service-upload', [10]],
      ['throughput', [1]],
      // The comparison summed it up, and no value of it is here.
      ['service-large', [10, 10, 10]],
    ].sort((a, b) => ORDER.indexOf(String(a[0])) - ORDER.indexOf(String(b[0]))),
  );
  expect(made[0]?.regions[0]).toMatchObject({
    closed: true,
    offered: 10,
    achieved: 6,
    withheld: 2,
    lagMs: 40,
  });
  expect(made.find(({metric}) => metric === 'throughput')?.regions[0]?.retransmits).toBe(41);
});

const ORDER = [
  'service-small',
  'service-small/pod',
  'service-large',
  'service-upload',
  'throughput',
];

test('a run in which nothing was measured has no distribution, and a hostile one breaks nothing', () => {
  expect(distributionsOf(inconclusiveSample(), tell)).toEqual([]);
  const text = JSON.stringify(distributionsOf(hostileSample(), tell));
  expect(text).not.toContain('\\u001b');
  expect(text).not.toContain('\\u202e');
});

test('many values are thinned out without losing the ends, and the curve keeps its tail', () => {
  const values = Array.from({length: 20_000}, (_, i) => i + 1);
  const region = regionDistribution('x', [run(values)], null);
  expect(region.dots).toHaveLength(300);
  expect([region.dots[0], region.dots.at(-1)]).toEqual([1, 20_000]);
  const {shares, values: kept} = curveOf(values, values.length);
  expect(shares.length).toBeLessThan(220);
  expect(kept.slice(-3)).toEqual([19_998, 19_999, 20_000]);
});

test('a curve rises, holds values that were seen, and ends at the share that was answered', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({min: 0, max: 10_000}), {minLength: 1, maxLength: 900}),
      fc.nat({max: 50}),
      (given, failed) => {
        const sorted = [...given].sort((a, b) => a - b);
        const count = sorted.length + failed;
        const {shares, values} = curveOf(sorted, count);
        const rises = (list: readonly number[]) =>
          list.every((x, i) => i === 0 || x >= (list[i - 1] ?? x));
        expect(rises(shares) && rises(values)).toBe(true);
        expect(values.every((value) => sorted.includes(value))).toBe(true);
        expect(shares.at(-1)).toBeCloseTo(sorted.length / count, 4);
      },
    ),
  );
});

test('an interval holds its percentile, and its ends are values that were seen', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.integer({min: 1, max: 99}), {minLength: 5, maxLength: 40}), {
        minLength: 1,
        maxLength: 9,
      }),
      (runs) => {
        const seen = new Set(runs.flat());
        for (const {value, low, high, have, need} of percentilesOf(runs)) {
          expect(value === null).toBe(have < need);
          if (value === null) continue;
          expect(Number(low)).toBeLessThanOrEqual(Number(value));
          expect(Number(value)).toBeLessThanOrEqual(Number(high));
          for (const one of [low, high]) expect(seen.has(Number(one))).toBe(true);
        }
      },
    ),
  );
});

test('values of failed requests are never told as numbers', () => {
  const failed: HttpSample = {
    dnsMs: null,
    connectMs: null,
    tlsMs: null,
    firstByteMs: null,
    totalMs: 3000,
    bytes: 0,
    status: null,
    error: 'timeout',
  };
  const [node] = SIX;
  if (node === undefined) throw new Error('no node');
  const dead: ServiceResult = {
    ...service(node, 'large', 9, 1),
    state: 'dead',
    samples: Array.from({length: 8}, () => failed),
  };
  const made = distributionsOf({...cleanFleet(), paths: [dead]}, tell);
  const large = made.find(({metric}) => metric === 'service-large');
  expect(large?.regions[0]).toMatchObject({
    count: 8,
    failed: 8,
    dots: [],
    median: 'never',
    runMedians: ['never'],
  });
});
