import {expect, test} from 'vitest';
import type {SeriesMetric, SeriesSample} from '../model/series.ts';
import {summariesOf} from './region-summaries.ts';
import {nodeSeries, regionSeries} from './series.ts';
import {symptomsOf} from './symptoms.ts';

const WINDOWS = 12;

/** Regions whose percentile lies in this bucket in every window. */
function durations(regions: Readonly<Record<string, [low: number, high: number]>>): SeriesMetric {
  const samples = Object.entries(regions).map(([region, [value, highest]]) => {
    const one: SeriesSample = {node: region, value, highest, censored: false};
    return [region, Array.from({length: WINDOWS}, () => one)] as const;
  });
  const totals = Object.entries(regions).map(
    ([region, [low, high]]) => [region, {median: null, p95: {low, high}}] as const,
  );
  return {
    metric: 'istio-duration:shop',
    unit: 'ms',
    tags: ['network'],
    query: 'sum(x)',
    quantile: 0.95,
    leastDifference: 20,
    regions: new Map(samples),
    totals: new Map(totals),
  };
}

function symptoms(metric: SeriesMetric) {
  return symptomsOf(regionSeries([metric]));
}

test('a region is called where no value within the buckets could undo it, with the least ratio', () => {
  const [symptom, ...more] = symptoms(
    durations({bj: [100, 250], hk: [1000, 2500], sg: [100, 250]}),
  );
  expect(more).toEqual([]);
  expect(symptom).toMatchObject({
    region: 'hk',
    ratio: 4,
    censored: true,
    quantile: 0.95,
    valueBounds: [1000, 2500],
    referenceBounds: [100, 250],
    query: 'sum(x)',
    runs: WINDOWS,
  });
});

test('buckets that touch leave open whether anything differs, so nothing is called', () => {
  expect(symptoms(durations({bj: [100, 250], hk: [250, 500], sg: [100, 250]}))).toEqual([]);
});

test('regions in the same bucket are no symptom', () => {
  expect(symptoms(durations({bj: [100, 250], hk: [100, 250]}))).toEqual([]);
});

test('a bucket without an end speaks for itself, and not against others', () => {
  const endless = durations({bj: [100, 250], hk: [10_000, Number.POSITIVE_INFINITY]});
  expect(symptoms(endless)).toMatchObject([{region: 'hk', valueBounds: [10_000, null]}]);
  expect(summariesOf(regionSeries([endless]))).toMatchObject([
    {region: 'bj', p95: null, p95Bounds: [100, 250]},
    {region: 'hk', p95: null, p95Bounds: [10_000, null]},
  ]);
});

function shares(values: Readonly<Record<string, readonly number[]>>): SeriesMetric {
  const entries = Object.entries(values).map(([node, own]) => ({
    node,
    region: node.slice(0, 2),
    own,
  }));
  const regions = Map.groupBy(entries, ({region}) => region);
  return {
    metric: 'retransmits',
    unit: 'share',
    tags: ['network'],
    query: 'rate(x)',
    quantile: 0.5,
    leastDifference: 0.01,
    regions: new Map(
      [...regions].map(([region, nodes]) => [
        region,
        nodes.flatMap(({node, own}) => own.map((value) => ({node, value, censored: false}))),
      ]),
    ),
    nodes: new Map(entries.map(({node, region, own}) => [node, {region, values: own}])),
  };
}

const NONE = [0, 0, 0.001, 0, 0.002, 0];
const SOME = [0.05, 0.06, 0.05, 0.07, 0.06, 0.05];

test('a share that nobody minds is no symptom, however many times it is another', () => {
  const tiny = NONE.map((value) => value + 0.005);
  expect(symptoms(shares({'bj-1': NONE, 'hk-1': tiny, 'sg-1': NONE}))).toEqual([]);
});

test('a region with many retransmits is called', () => {
  expect(symptoms(shares({'bj-1': NONE, 'hk-1': SOME, 'sg-1': NONE}))).toMatchObject([
    {region: 'hk', unit: 'share', quantile: 0.5},
  ]);
});

test('single nodes are judged by the same values, with nothing below a packet in a thousand', () => {
  const [metric] = nodeSeries([shares({'bj-1': NONE, 'hk-1': SOME})]);
  expect(metric?.nodes.map(({node, runs}) => [node, Math.min(...runs)])).toEqual([
    ['bj-1', 0.001],
    ['hk-1', 0.05],
  ]);
});
