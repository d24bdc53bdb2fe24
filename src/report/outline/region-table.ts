import type {RegionSummary, Symptom} from '../../model/comparison.ts';
import type {ReportDocument} from '../../model/report.ts';

export type MetricTable = {
  metric: string;
  unit: RegionSummary['unit'];
  rows: {summary: RegionSummary; symptom: Symptom | undefined}[];
};

const ORDER = ['service-small', 'service-large', 'service-upload', 'throughput'];

/** Summaries per metric, regions sorted, each with the symptom it shows, if any. */
export function metricTables(document: ReportDocument): MetricTable[] {
  const {regionSummaries, symptoms} = document.comparison;
  const tables = new Map<string, MetricTable>();
  for (const summary of regionSummaries) {
    const {metric, unit, region} = summary;
    const table = tables.get(metric) ?? {metric, unit, rows: []};
    const symptom = symptoms.find((one) => one.metric === metric && one.region === region);
    table.rows.push({summary, symptom});
    tables.set(metric, table);
  }
  for (const table of tables.values()) {
    table.rows.sort((a, b) => (a.summary.region < b.summary.region ? -1 : 1));
  }
  return [...tables.values()].sort((a, b) => rank(a.metric) - rank(b.metric));
}

function rank(metric: string): number {
  const index = ORDER.indexOf(metric);
  return index < 0 ? ORDER.length : index;
}
