import {CLUSTER_POLICIES} from '../collect/cluster/index.ts';
import {FACT_POLICIES} from '../collect/index.ts';
import {SERIES_POLICIES} from '../collect/prometheus/index.ts';
import {compareClusters} from '../compare/clusters.ts';
import {type CompareInput, compare, explainComparison, surveyOf} from '../compare/index.ts';
import {chainsOf} from '../diagnose/chains/index.ts';
import type {Rule} from '../diagnose/define-rule.ts';
import {diagnose} from '../diagnose/engine.ts';
import {RULES} from '../diagnose/rules/index.ts';
import {type Cluster, clustersOf} from '../model/cluster.ts';
import type {Comparison} from '../model/comparison.ts';
import {AppError} from '../model/error.ts';
import type {AcceptedDifference} from '../model/explanation.ts';
import type {AnalysisSettings, ReportDocument} from '../model/report.ts';
import {SCHEMA_VERSION} from '../model/run.ts';
import type {SavedRun} from '../store/load.ts';
import {withAcceptances} from './accept-findings.ts';
import {readClusters, withClusters} from './read-clusters.ts';
import {readFacts} from './read-facts.ts';
import {readSeries, withSeries} from './read-series.ts';
import {withBenchmarks} from './with-benchmarks.ts';

/** What a user may choose for an analysis; the run itself stays as it is. */
export type AnalysisChoices = {
  /** Id of a node known to be good. */
  golden?: string;
  accepted?: readonly AcceptedDifference[];
  /** A user’s own rules, asked beside ours. */
  rules?: readonly Rule[];
};

/**
 * From a saved run to what is said about it. Live runs take this way too, so a replay without the nodes
 * gives the same findings to the byte.
 */
export async function analyse(
  run: SavedRun,
  choices: AnalysisChoices = {},
): Promise<ReportDocument> {
  const {manifest, paths} = run;
  const {inventory} = manifest;
  const {metrics: series, facts: told, summaries} = await readSeries(run);
  const analysis = settingsOf(run, choices);
  const readings = await readClusters(run);
  const collected = withBenchmarks(await readFacts(run, 'all'), await readFacts(run, 'benchmark'));
  const own = withSeries(collected, inventory, told);
  const facts = withClusters(own, readings);
  const factsAfter = withClusters(await readFacts(run, 'again'), {...readings, ofNodes: new Map()});
  const {today, accepted} = analysis;
  const golden = choices.golden === undefined ? {} : {golden: choices.golden};
  const input = {inventory, facts, factsAfter, paths, policies: POLICIES, today, accepted, series};
  const survey = surveyOf(input);
  const clusters = clustersOf(inventory, readings.clusters);
  const comparison = withClusterPartitions(compare({...input, ...golden}, survey), clusters, input);
  const view = {
    nodes: inventory.nodes,
    facts,
    factsAfter,
    paths,
    comparison,
    clusters,
    prometheus: summaries,
  };
  const judged = diagnose(view, [...RULES, ...(choices.rules ?? [])]);
  const diagnosis = withAcceptances(judged, accepted, today);
  const {findings} = diagnosis;
  return {
    schemaVersion: SCHEMA_VERSION,
    run: manifest,
    analysis,
    facts: [...facts.values()],
    ...(readings.clusters.length === 0 ? {} : {clusters: readings.clusters}),
    ...(summaries.length === 0 ? {} : {prometheus: summaries}),
    factsAfter: [...factsAfter.values()],
    paths,
    comparison,
    diagnosis,
    ...chainsOf(view, diagnosis),
    explanations: explainComparison({survey, nodes: inventory.nodes, comparison, findings}),
  };
}

const POLICIES = [...FACT_POLICIES, ...CLUSTER_POLICIES, ...SERIES_POLICIES];

/** Facts of clusters count as compared beside those of nodes; their families have names of their own. */
function withClusterPartitions(
  comparison: Comparison,
  clusters: readonly Cluster[],
  {inventory, policies}: Pick<CompareInput, 'inventory' | 'policies'>,
): Comparison {
  if (clusters.length === 0) return comparison;
  const {expectations} = inventory;
  const {partitions, equalFacts} = compareClusters({clusters, policies, expectations});
  return {
    ...comparison,
    clusterPartitions: partitions,
    equalFacts: {...comparison.equalFacts, ...equalFacts},
  };
}

/** The day is that of the run, not of the reading: a replay years later says the same. */
function settingsOf(
  {manifest}: SavedRun,
  {golden, accepted = []}: AnalysisChoices,
): AnalysisSettings {
  if (golden !== undefined && !manifest.inventory.nodes.some(({id}) => id === golden)) {
    throw new AppError('golden-unknown', {node: golden});
  }
  return {today: manifest.startedAt.slice(0, 10), golden: golden ?? null, accepted: [...accepted]};
}
