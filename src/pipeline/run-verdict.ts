import {SEVERITIES} from '../model/finding.ts';
import type {ReportDocument} from '../model/report.ts';
import {conclusionOf} from '../report/index.ts';
import {
  type RunMetric,
  type RunVerdict,
  rememberVerdict,
  stateOfRun,
} from '../store/index/index.ts';
import {analysisMark} from './analysis-mark.ts';

/** A list shows so many; the report has them all. */
const TOLD = 5;

/** What the index keeps of an analysis. */
export function verdictOf(document: ReportDocument): RunVerdict {
  const {findings} = document.diagnosis;
  const count = (verdict: string) => findings.filter((one) => one.verdict === verdict).length;
  const weight = {cause: 0, contributor: 1, note: 2, unknown: 3, 'ruled-out': 4} as const;
  const gravest = [...findings].sort(
    (a, b) =>
      weight[a.verdict] - weight[b.verdict] ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      b.confidence - a.confidence,
  );
  const {symptoms, nodeSymptoms} = document.comparison;
  return {
    conclusion: conclusionOf(document),
    findings: gravest
      .slice(0, TOLD)
      .map(({id, verdict, severity, title}) => ({id, verdict, severity, title})),
    counts: {cause: count('cause'), contributor: count('contributor'), note: count('note')},
    symptoms: [...symptoms, ...nodeSymptoms]
      .slice(0, TOLD)
      .map(({id, metric, region, unit, ratio, value, reference}) => ({
        ...{id, metric, region, unit, ratio, value, reference},
      })),
  };
}

export function metricsOf({comparison}: ReportDocument): readonly RunMetric[] {
  return comparison.regionSummaries;
}

/** Keeps in the index what a run just made says. An index that cannot be written costs time later, and nothing else. */
export async function rememberRun(runs: string, document: ReportDocument): Promise<void> {
  const {id} = document.run;
  const fingerprint = stateOfRun(runs, id);
  const analysedBy = await analysisMark();
  const verdict = verdictOf(document);
  const metrics = metricsOf(document);
  await rememberVerdict(runs, {id, fingerprint, analysedBy, verdict, metrics}).catch(() => {});
}
