import type {Comparison} from '../model/comparison.ts';
import type {AcceptedDifference} from '../model/explanation.ts';
import type {NodeFacts, PolicyTable} from '../model/fact.ts';
import type {Message} from '../model/message.ts';
import type {Inventory} from '../model/node.ts';
import type {PathResult} from '../model/path.ts';
import type {SeriesMetric} from '../model/series.ts';
import type {Column} from './columns.ts';
import {expired, rankDrift, rankingLimit} from './drift/index.ts';
import {sayDrift} from './drift/rank.ts';
import {nodeSymptomsOf, outliersOf} from './node-symptoms.ts';
import {pairSummariesOf} from './pair-summaries.ts';
import {countByFamily, driftOf} from './partitions.ts';
import {summariesOf} from './region-summaries.ts';
import {serviceErrors} from './service-errors.ts';
import {type Survey, surveyOf} from './survey.ts';
import {symptomsOf} from './symptoms.ts';

export {explainComparison} from './explanations.ts';
export {type Survey, surveyOf} from './survey.ts';

export type CompareInput = {
  inventory: Inventory;
  facts: ReadonlyMap<string, NodeFacts>;
  factsAfter: ReadonlyMap<string, NodeFacts>;
  paths: readonly PathResult[];
  policies: PolicyTable;
  /** Metrics that were read instead of measured. */
  series?: readonly SeriesMetric[];
  /** `YYYY-MM-DD`, for what was accepted until a day; left out, nothing has passed. */
  today?: string;
  /** A node known to be good: drift is measured against it. */
  golden?: string;
  accepted?: readonly AcceptedDifference[];
};

/**
 * Who differs from whom, which region and which node is slower, what matters most of what differs: pure, and the
 * same to the byte for any order of input.
 */
export function compare(input: CompareInput, survey: Survey = surveyOf(input)): Comparison {
  const {inventory, paths, accepted = [], today = '0000-00-00', golden} = input;
  const cohorts = survey.cohorts.map(({cohort}) => cohort);
  const columns = new Map<string, readonly Column[]>(
    survey.cohorts.map((one) => [one.cohort.id, one.columns]),
  );
  const drift = driftOf(cohorts, inventory.nodes, ({id}) => columns.get(id) ?? []);
  const symptoms = [...symptomsOf(survey.regionMetrics), ...serviceErrors(survey.regionMetrics)];
  const outliers = outliersOf(cohorts, survey.nodeMetrics);
  return {
    cohorts,
    partitions: drift.partitions,
    equalFacts: countByFamily(drift.equal),
    symptoms,
    nodeSymptoms: nodeSymptomsOf(outliers, survey.nodeMetrics, symptoms),
    regionSummaries: summariesOf(survey.regionMetrics),
    pairSummaries: pairSummariesOf(paths, inventory.nodes),
    outliers,
    drift: survey.cohorts.flatMap(({table}) =>
      rankDrift({table, today, accepted, ...(golden === undefined ? {} : {golden})}),
    ),
    driftLimits: limitsOf(survey, golden),
    expiredAcceptances: expired(accepted, today),
  };
}

function limitsOf({cohorts}: Survey, golden: string | undefined): Message[] {
  const limits = cohorts.flatMap(({table}) =>
    table.facts.length === 0 ? [] : (rankingLimit(table) ?? []),
  );
  if (golden === undefined) return limits;
  const without = cohorts.filter(
    ({table}) => table.facts.length > 0 && !table.nodes.includes(golden),
  );
  return [
    ...limits,
    ...without.map(({cohort}) => sayDrift('golden-elsewhere', {golden, cohort: cohort.id})),
  ];
}
