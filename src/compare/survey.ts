import type {Cohort} from '../model/comparison.ts';
import type {NodeFacts, PolicyTable} from '../model/fact.ts';
import type {Inventory} from '../model/node.ts';
import type {PathResult} from '../model/path.ts';
import type {SeriesMetric} from '../model/series.ts';
import {cohortsOf} from './cohorts.ts';
import {type Column, columnsOf, policies} from './columns.ts';
import {type FactTable, tableOfColumns} from './drift/fact-table.ts';
import type {NodeMetric} from './node-metric.ts';
import {nodeMetricsOf} from './node-metrics.ts';
import {type MetricSamples, samplesOf} from './region-samples.ts';
import {nodeSeries, regionSeries} from './series.ts';

/** What all comparing starts from, read off facts and paths once. */
export type Survey = {
  cohorts: {cohort: Cohort; columns: readonly Column[]; table: FactTable}[];
  regionMetrics: MetricSamples[];
  nodeMetrics: NodeMetric[];
};

export type SurveyInput = {
  inventory: Inventory;
  facts: ReadonlyMap<string, NodeFacts>;
  paths: readonly PathResult[];
  policies: PolicyTable;
  /** Metrics that were read instead of measured. */
  series?: readonly SeriesMetric[];
};

export function surveyOf({
  inventory,
  facts,
  paths,
  policies: table,
  series = [],
}: SurveyInput): Survey {
  const policyFor = policies(table, inventory.expectations);
  const cohorts = cohortsOf(inventory, facts).map((cohort) => {
    const columns = columnsOf(
      cohort.nodes.map((id) => facts.get(id)),
      policyFor,
    );
    return {cohort, columns, table: tableOfColumns(cohort, inventory.nodes, columns)};
  });
  return {
    cohorts,
    regionMetrics: [...samplesOf(paths, inventory.nodes), ...regionSeries(series)],
    nodeMetrics: [...nodeMetricsOf(paths, inventory.nodes), ...nodeSeries(series)],
  };
}
