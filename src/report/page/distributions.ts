import type {Message} from '../../model/message.ts';
import type {ReportDocument} from '../../model/report.ts';
import {cleanText} from '../clean.ts';
import {metricTables} from '../outline/region-table.ts';
import {metricName, timesMessage} from '../outline/symptom.ts';
import type {DistributionData, RegionDistribution} from './distributions-data.ts';
import {regionDistribution, summedRegion} from './distributions-region.ts';
import {metricRunsOf} from './distributions-samples.ts';
import type {Text} from './text.ts';

export type {DistributionData} from './distributions-data.ts';
export {distributionStrings} from './distributions-strings.ts';

// As many lanes as can be read.
const REGIONS = 24;
const ORDER = ['service-small', 'service-large', 'service-upload', 'throughput', 'rtt'];

/**
 * How values lie in each region, per metric; what shows the trouble comes first. `tell` writes a message in both
 * languages. Pure.
 */
export function distributionsOf(
  document: ReportDocument,
  tell: (message: Message) => Text,
): DistributionData[] {
  const named = (name: Message | string): Text =>
    typeof name === 'string' ? cleanText(name) : tell(name);
  const odd = new Map<string, Text>();
  for (const {metric, region, ratio} of document.comparison.symptoms) {
    odd.set(`${metric}\n${region}`, tell(timesMessage(ratio)));
  }
  const measured = metricRunsOf(document).map(({regions, name, ...about}) =>
    withRegions(
      {...about, name: named(name)},
      [...regions].map(([region, runs]) =>
        regionDistribution(cleanText(region), runs, odd.get(`${about.metric}\n${region}`) ?? null),
      ),
    ),
  );
  const known = new Set(measured.map(({metric}) => metric));
  const summed = metricTables(document)
    .filter(({metric}) => !known.has(metric))
    .map(({metric, unit, rows}) =>
      withRegions(
        {metric, name: named(metricName(metric)), unit, perRun: 'one'},
        rows.map(({summary}) =>
          summedRegion(summary, odd.get(`${metric}\n${summary.region}`) ?? null),
        ),
      ),
    );
  return [...measured, ...summed].sort(
    (a, b) => Number(isOdd(b)) - Number(isOdd(a)) || rank(a.metric) - rank(b.metric),
  );
}

function withRegions(
  about: Pick<DistributionData, 'metric' | 'name' | 'unit' | 'perRun'>,
  regions: readonly RegionDistribution[],
): DistributionData {
  // What is odd is never left out.
  const shown = [...regions]
    .sort((a, b) => Number(b.odd !== null) - Number(a.odd !== null) || order(a.region, b.region))
    .slice(0, REGIONS)
    .sort((a, b) => order(a.region, b.region));
  return {
    ...about,
    metric: cleanText(about.metric),
    worse: about.unit === 'bytes-per-second' ? 'low' : 'high',
    regions: shown,
    regionsLeftOut: regions.length - shown.length,
  };
}

function isOdd({regions}: DistributionData): boolean {
  return regions.some(({odd}) => odd !== null);
}

function rank(metric: string): number {
  const index = ORDER.indexOf(metric.replace(/\/.*/, ''));
  return index < 0 ? ORDER.length : index;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
