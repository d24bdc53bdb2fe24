import {FACT_POLICIES} from '../collect/index.ts';
import {compare, explainComparison, surveyOf} from '../compare/index.ts';
import {chainsOf} from '../diagnose/chains/index.ts';
import type {Rule} from '../diagnose/define-rule.ts';
import {diagnose} from '../diagnose/engine.ts';
import {RULES} from '../diagnose/rules/index.ts';
import {AppError} from '../model/error.ts';
import type {AcceptedDifference} from '../model/explanation.ts';
import type {AnalysisSettings, ReportDocument} from '../model/report.ts';
import {SCHEMA_VERSION} from '../model/run.ts';
import type {SavedRun} from '../store/load.ts';
import {withAcceptances} from './accept-findings.ts';
import {readFacts} from './read-facts.ts';
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
  const analysis = settingsOf(run, choices);
  const facts = withBenchmarks(await readFacts(run, 'all'), await readFacts(run, 'benchmark'));
  const factsAfter = await readFacts(run, 'again');
  const {today, accepted} = analysis;
  const golden = choices.golden === undefined ? {} : {golden: choices.golden};
  const input = {inventory, facts, factsAfter, paths, policies: FACT_POLICIES, today, accepted};
  const survey = surveyOf(input);
  const comparison = compare({...input, ...golden}, survey);
  const view = {nodes: inventory.nodes, facts, factsAfter, paths, comparison};
  const told = diagnose(view, [...RULES, ...(choices.rules ?? [])]);
  const diagnosis = withAcceptances(told, accepted, today);
  const {findings} = diagnosis;
  return {
    schemaVersion: SCHEMA_VERSION,
    run: manifest,
    analysis,
    facts: [...facts.values()],
    factsAfter: [...factsAfter.values()],
    paths,
    comparison,
    diagnosis,
    ...chainsOf(view, diagnosis),
    explanations: explainComparison({survey, nodes: inventory.nodes, comparison, findings}),
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
