import type {Finding, Verdict} from '../../model/finding.ts';
import {SEVERITIES} from '../../model/finding.ts';
import type {Message} from '../../model/message.ts';
import type {ReportDocument} from '../../model/report.ts';
import {say} from '../strings.ts';
import {fleetCounts, ruleCounts} from './counts.ts';
import {gapMessages} from './gaps.ts';

/**
 * What the whole run says. `unexplained`: a region is slower and no rule says why.
 * `inconclusive`: nothing found, but most nodes were not read or most rules lacked their data,
 * so it must not be told as `clean`.
 */
export type Conclusion = 'cause' | 'contributor' | 'unexplained' | 'clean' | 'inconclusive';

export function conclusionOf(document: ReportDocument): Conclusion {
  const {findings} = document.diagnosis;
  if (findings.some((finding) => finding.verdict === 'cause')) return 'cause';
  if (findings.some((finding) => finding.verdict === 'contributor')) return 'contributor';
  const {symptoms, nodeSymptoms} = document.comparison;
  if (symptoms.length + nodeSymptoms.length > 0) return 'unexplained';
  return mostUnknown(document) ? 'inconclusive' : 'clean';
}

export function conclusionMessage(document: ReportDocument): Message {
  const conclusion = conclusionOf(document);
  switch (conclusion) {
    case 'cause':
    case 'contributor':
      return say(`result-${conclusion}`, {count: findingsOf(document, conclusion).length});
    case 'unexplained':
      return say('result-unexplained', {decided: ruleCounts(document).decided});
    case 'clean':
      return say(hasGaps(document) ? 'result-clean-partly' : 'result-clean');
    case 'inconclusive':
      return say('result-inconclusive');
  }
}

/** Findings of one verdict: gravest first, then surest; otherwise as the engine ordered them. */
export function findingsOf(document: ReportDocument, verdict: Verdict): Finding[] {
  return document.diagnosis.findings
    .filter((finding) => finding.verdict === verdict)
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        b.confidence - a.confidence,
    );
}

/** Something could not be read, so that `clean` holds only for what was. */
export function hasGaps(document: ReportDocument): boolean {
  const {nodes, reached} = fleetCounts(document);
  return reached < nodes || gapMessages(document).length > 0;
}

function mostUnknown(document: ReportDocument): boolean {
  const {nodes, reached} = fleetCounts(document);
  const {decided, undecided} = ruleCounts(document);
  if (reached * 2 < nodes || decided === 0) return true;
  // Half the rules compare nodes; one machine alone cannot give them their data and is not to blame for it.
  return nodes > 1 && undecided > decided;
}
