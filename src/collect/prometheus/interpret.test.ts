import {expect, test} from 'vitest';
import {bucketsOf, percentileOf} from './buckets.ts';
import {interpretSeries} from './interpret.ts';
import {seriesOf} from './raw.ts';
import {answer, node, reading, series} from './testing/readings.ts';
import {windowsOf} from './windows.ts';

const fleet = [node('bj-1', 'bj', '10.1.0.11'), node('hk-1', 'hk', '10.3.0.11')];
const BJ = {instance: '10.1.0.11:9100'};
const HK = {instance: '10.3.0.11:9100'};

test('a percentile of buckets is the interval it lies in', () => {
  const buckets = bucketsOf(
    new Map(Object.entries({'0.1': 50, '0.25': 94, '0.5': 99, '+Inf': 100})),
    1000,
  );
  expect(percentileOf(buckets ?? [], 0.5)).toEqual({low: 0, high: 100});
  expect(percentileOf(buckets ?? [], 0.95)).toEqual({low: 250, high: 500});
  expect(percentileOf(buckets ?? [], 0.999)).toEqual({low: 500, high: Number.POSITIVE_INFINITY});
});

test('buckets that sink by extrapolation are held up; without the last one nothing is said', () => {
  const sunken = bucketsOf(new Map(Object.entries({'1': 10, '2': 9.9, '+Inf': 10.1})), 1);
  expect(sunken?.map(({count}) => count)).toEqual([10, 10, 10.1]);
  expect(bucketsOf(new Map(Object.entries({'1': 10})), 1)).toBeNull();
});

test('windows without a value are no runs: NaN and gaps are unknown, not zero', () => {
  const {metrics} = interpretSeries(
    [reading(answer('steal', series(BJ, 0.1, 'NaN', '+Inf', 0.3), series(HK, 0)))],
    fleet,
  );
  expect(metrics).toHaveLength(1);
  expect(metrics[0]?.nodes?.get('bj-1')?.values).toEqual([0.1, 0.3]);
  expect(metrics[0]?.nodes?.get('hk-1')?.values).toEqual([0]);
});

test('a node without series is named as silent and has neither facts nor values', () => {
  const {metrics, facts, summaries} = interpretSeries(
    [
      reading(
        answer('uname', series({...BJ, release: '6.1.0'}, 1)),
        answer('steal', series(BJ, 0.1)),
      ),
    ],
    fleet,
  );
  expect(summaries[0]?.silentNodes).toEqual(['hk-1']);
  expect(facts.get('hk-1')).toBeUndefined();
  expect(metrics[0]?.nodes?.has('hk-1')).toBe(false);
  expect(facts.get('bj-1')?.leaves['kernel.release']).toMatchObject({value: '6.1.0'});
  expect(facts.get('bj-1')?.sections['prometheus:uname']?.command).toContain(
    "promtool query instant --time=1795410000 http://prometheus:9090 'query of uname'",
  );
});

test('what two series of a node state differently is no fact', () => {
  const {facts} = interpretSeries(
    [reading(answer('memory', series(BJ, 1000), series({...BJ, job: 'other'}, 2000)))],
    fleet,
  );
  expect(facts.get('bj-1')?.leaves).toEqual({});
});

test('nodes that two Prometheus know count once, from the first', () => {
  const pair = [0.1, 0.4].map((value) => reading(answer('steal', series(BJ, value))));
  const {metrics, summaries} = interpretSeries(pair, fleet);
  expect(metrics[0]?.nodes?.get('bj-1')?.values).toEqual([0.1]);
  expect(summaries.map(({alreadyRead}) => alreadyRead)).toEqual([[], ['bj-1']]);
  expect(summaries.map(({silentNodes}) => silentNodes)).toEqual([['hk-1'], []]);
});

function requests(region: string, service: string, le: string, ...counts: number[]) {
  return series({region, destination_service: service, le}, ...counts);
}

test('durations are told apart by service, and only those are compared that two regions have', () => {
  const {metrics} = interpretSeries(
    [
      reading(
        answer(
          'istio-duration',
          requests('bj', 'shop', '100', 100, 100, 10),
          requests('bj', 'shop', '+Inf', 100, 100, 10),
          requests('hk', 'shop', '100', 0, 0, 0),
          requests('hk', 'shop', '250', 90, 90, 90),
          requests('hk', 'shop', '+Inf', 100, 100, 100),
          requests('hk', 'only-here', '+Inf', 1000),
        ),
      ),
    ],
    fleet,
  );
  expect(metrics.map(({metric}) => metric)).toEqual(['istio-duration:shop']);
  // The third window of bj holds too few requests for a percentile.
  expect(metrics[0]?.regions.get('bj')?.map(({value, highest}) => [value, highest])).toEqual([
    [0, 100],
    [0, 100],
  ]);
  expect(metrics[0]?.regions.get('hk')?.[0]).toMatchObject({
    value: 250,
    highest: Number.POSITIVE_INFINITY,
  });
  expect(metrics[0]?.totals?.get('hk')?.median).toEqual({low: 100, high: 250});
});

test('regions that have a Prometheus each are compared; one that two have is counted once', () => {
  const of = (region: string, count: number) =>
    answer(
      'istio-duration',
      requests(region, 'shop', '100', count),
      requests(region, 'shop', '+Inf', count),
    );
  const {metrics} = interpretSeries(
    [reading(of('bj', 30)), reading(of('hk', 40)), reading(of('bj', 50))],
    fleet,
  );
  expect(metrics.map(({metric}) => metric)).toEqual(['istio-duration:shop']);
  expect(metrics[0]?.regions.get('bj')).toHaveLength(1);
  expect(metrics[0]?.regions.get('hk')).toHaveLength(1);
});

test.each([
  ['no object', null],
  ['a scalar', {resultType: 'scalar', result: [1, '2']}],
  ['no list', {resultType: 'vector', result: {}}],
])('%s is no series', (_, data) => {
  expect(seriesOf(data)).toBeUndefined();
});

test('rows that make no sense are left out, the others are read', () => {
  const result = [
    null,
    {metric: 'x'},
    {metric: {a: 'b', c: 7}, value: [1, '2']},
    {metric: {}, values: [[1, 2], 'x', [3, '4']]},
  ];
  expect(seriesOf({resultType: 'matrix', result})).toEqual([
    {labels: {a: 'b'}, points: [[1, '2']]},
    {labels: {}, points: [[3, '4']]},
  ]);
});

test.each([
  [45, {count: 3, seconds: 15}],
  [600, {count: 12, seconds: 50}],
  [3600, {count: 12, seconds: 300}],
])('%i seconds are cut into windows', (since, windows) => {
  expect(windowsOf(since)).toEqual(windows);
});
