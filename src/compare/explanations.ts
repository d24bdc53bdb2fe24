import type {Comparison} from '../model/comparison.ts';
import type {Explanation} from '../model/explanation.ts';
import type {Finding} from '../model/finding.ts';
import type {Node} from '../model/node.ts';
import {explain} from './explain/index.ts';
import {labelsOf} from './labels.ts';
import {ruleClaims} from './rule-claims.ts';
import type {Survey} from './survey.ts';

export type ExplainComparisonInput = {
  survey: Survey;
  nodes: readonly Node[];
  comparison: Pick<Comparison, 'symptoms' | 'nodeSymptoms'>;
  /** What rules found; claims of an effect are weighed together with the data. */
  findings: readonly Finding[];
};

/** Which differences separate the slow nodes from the healthy ones, per cohort and metric. Pure and seeded. */
export function explainComparison(input: ExplainComparisonInput): Explanation[] {
  const {survey, nodes, comparison, findings} = input;
  const rules = ruleClaims(findings, nodes);
  return survey.cohorts.flatMap(({cohort, table}) =>
    explain({table, rules, symptoms: labelsOf(cohort, nodes, comparison, survey.nodeMetrics)}),
  );
}
