import {acceptanceOf} from '../compare/drift/accepted.ts';
import type {AcceptedDifference} from '../model/explanation.ts';
import type {Diagnosis, Finding} from '../model/finding.ts';
import {messages, type Strings} from '../model/message.ts';

export const strings = {
  accepted: {
    en: 'Accepted until {until}: {reason}',
    'zh-CN': '已接受，有效期至 {until}：{reason}',
  },
} as const satisfies Strings;

const say = messages('accepted', strings);

/**
 * A finding that only says that accepted facts differ becomes a note which tells the reason. What was measured (a
 * cause, anything about paths) is not a matter of acceptance.
 */
export function withAcceptances(
  diagnosis: Diagnosis,
  accepted: readonly AcceptedDifference[],
  today: string,
): Diagnosis {
  if (accepted.length === 0) return diagnosis;
  const findings = diagnosis.findings.map((finding) => accept(finding, accepted, today));
  return {...diagnosis, findings};
}

function accept(finding: Finding, accepted: readonly AcceptedDifference[], today: string): Finding {
  const {facts, scope, verdict} = finding;
  if (facts === undefined || (verdict !== 'contributor' && verdict !== 'note')) return finding;
  if (scope.kind !== 'node' && scope.kind !== 'cohort') return finding;
  const entry = acceptanceOf(facts, scope.nodes, accepted, today);
  if (entry === null) return finding;
  const {reason, until} = entry;
  return {
    ...finding,
    verdict: 'note',
    severity: 'info',
    evidenceAgainst: [
      ...finding.evidenceAgainst,
      {message: say('accepted', {reason, until}), sources: []},
    ],
  };
}
