import type {Verdict} from '../model/finding.ts';
import type {ReportDocument} from '../model/report.ts';
import {conclusionOf} from '../report/index.ts';

const WEIGHT: Readonly<Record<Verdict, number>> = {
  cause: 3,
  contributor: 2,
  note: 1,
  unknown: 0,
  'ruled-out': 0,
};

/**
 * Exit status for a report: 3 when a finding is at or above `failOn`, 5 when nothing was found but too little was
 * observed to say that all is well, else 0.
 */
export function exitStatus(
  document: ReportDocument,
  failOn: 'note' | 'contributor' | 'cause' | 'never',
): number {
  if (failOn !== 'never') {
    const least = WEIGHT[failOn];
    if (document.diagnosis.findings.some((finding) => WEIGHT[finding.verdict] >= least)) return 3;
  }
  return conclusionOf(document) === 'inconclusive' ? 5 : 0;
}
