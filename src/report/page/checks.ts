import type {ReportDocument} from '../../model/report.ts';
import {findingsOf} from '../outline/conclusion.ts';
import {checkedMessages} from '../outline/counts.ts';
import {gapMessages, nodeTroubles} from '../outline/gaps.ts';
import {ruledOutBySubject} from '../outline/ruled-out.ts';
import {say} from '../strings.ts';
import type {ChecksData, RuleData} from './data.ts';
import {placesOf} from './findings.ts';
import type {Writer} from './writer.ts';

const NODES_SHOWN = 40;
const MISSING_SHOWN = 8;

/** What was looked at: noted, not known, not reached, ruled out. */
export function checksOf(document: ReportDocument, writer: Writer): ChecksData {
  const troubles = nodeTroubles(document);
  const shown = troubles.slice(0, NODES_SHOWN);
  if (shown.length < troubles.length) {
    shown.push(say('nodes-more', {count: troubles.length - shown.length}));
  }
  return {
    counted: checkedMessages(document).map(writer.tell),
    notes: placesOf(document, findingsOf(document, 'note')),
    unknown: placesOf(document, findingsOf(document, 'unknown')),
    gaps: gapMessages(document).map(writer.tell),
    troubles: shown.map(writer.tell),
    ruledOut: ruledOutBySubject(document).map(({subject, findings}) => ({
      subject: writer.own(`subject-${subject}`),
      findings: placesOf(document, findings),
    })),
  };
}

const COLUMNS = {
  pass: 'pass',
  fail: 'fail',
  'not-applicable': 'notApplicable',
  skipped: 'skipped',
  error: 'error',
} as const;

/** Every rule and on how many subjects it came to what. */
export function rulesOf(document: ReportDocument, writer: Writer): RuleData[] {
  const rules = new Map<string, {row: RuleData; missing: Set<string>}>();
  for (const {rule, outcome, missing, subjects} of document.diagnosis.results) {
    const known = rules.get(rule) ?? {row: emptyRow(writer.name(rule)), missing: new Set()};
    known.row[COLUMNS[outcome]] += subjects.length;
    for (const name of missing) known.missing.add(name);
    rules.set(rule, known);
  }
  return [...rules.values()].map(({row, missing}) => ({
    ...row,
    missing: [...missing].slice(0, MISSING_SHOWN).map(writer.name),
    missingCount: missing.size,
  }));
}

function emptyRow(rule: string): RuleData {
  const none = {pass: 0, fail: 0, notApplicable: 0, skipped: 0, error: 0};
  return {rule, ...none, missing: [], missingCount: 0};
}
