import type {Finding, RuleResult} from '../../model/finding.ts';
import type {ReportDocument} from '../../model/report.ts';
import {cohortFinder, FLEET, nodesInScope} from '../outline/cohorts.ts';
import {storiesOf} from '../outline/stories.ts';
import {symptomMessage} from '../outline/symptom.ts';
import {type Reporter, textsFor} from '../reporter.ts';
import {type Speaker, speaker} from '../say.ts';
import {element, xmlText} from './xml.ts';

type Case = {name: string; kind: 'passed' | 'failure' | 'error' | 'skipped'; xml: string};

/**
 * JUnit XML as CI systems read it: a test suite for each cohort, a test case for each rule. A case fails where the
 * rule found a cause or a contributor; a note does not fail. What could not be checked is skipped, never passed.
 */
export const junitReporter: Reporter = (document, options) => {
  const tell = speaker(textsFor(options), options.language);
  const suites = suitesOf(document).map((suite) => suiteXml(document, suite, tell));
  const count = (kind: Case['kind'] | null): number =>
    suites.reduce(
      (sum, {cases}) => sum + cases.filter((one) => kind === null || one.kind === kind).length,
      0,
    );
  const body = suites.map(({xml}) => `\n${xml}`).join('');
  const root = element(
    'testsuites',
    {
      name: 'samespec',
      tests: count(null),
      failures: count('failure'),
      errors: count('error'),
      skipped: count('skipped'),
    },
    `${body}\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
};

type Suite = {cohort: string; rules: Map<string, {results: RuleResult[]; findings: Finding[]}>};

function suitesOf(document: ReportDocument): Suite[] {
  const cohortOf = cohortFinder(document);
  const cohorts = [...document.comparison.cohorts.map(({id}) => id), FLEET];
  const suites = new Map(
    cohorts.map((cohort): [string, Suite] => [cohort, {cohort, rules: new Map()}]),
  );
  const entry = (cohort: string, rule: string) => {
    const {rules} = suites.get(cohort) ?? {rules: new Map()};
    const there = rules.get(rule) ?? {results: [], findings: []};
    rules.set(rule, there);
    return there;
  };
  for (const result of document.diagnosis.results) {
    // Ids of nodes hold no colon, those of pairs hold one.
    const concerned = result.subjects.map((subject) =>
      suites.has(subject) ? subject : cohortOf(subject.split(':')),
    );
    for (const cohort of new Set(concerned)) entry(cohort, result.rule).results.push(result);
  }
  for (const finding of document.diagnosis.findings) {
    if (finding.verdict === 'ruled-out' || finding.rule === 'engine') continue;
    const cohort = cohortOf(nodesInScope(finding.scope, document));
    const known = suites.get(cohort)?.rules.has(finding.rule) ? cohort : FLEET;
    entry(known, finding.rule).findings.push(finding);
  }
  return [...suites.values()].filter(({cohort, rules}) => rules.size > 0 || cohort === FLEET);
}

function suiteXml(
  document: ReportDocument,
  {cohort, rules}: Suite,
  tell: Speaker,
): {xml: string; cases: Case[]} {
  const cases = [...rules].map(([rule, seen]) => caseOf(rule, seen, tell));
  if (cohort === FLEET) cases.push(slownessCase(document, tell));
  const count = (kind: Case['kind']): number => cases.filter((one) => one.kind === kind).length;
  const body = cases.map(({name, xml}) =>
    element('testcase', {classname: `samespec.${cohort}`, name, time: 0}, xml),
  );
  const xml = element(
    'testsuite',
    {
      name: cohort,
      tests: cases.length,
      failures: count('failure'),
      errors: count('error'),
      skipped: count('skipped'),
      time: 0,
      timestamp: document.run.startedAt,
    },
    `\n${body.join('\n')}\n`,
  );
  return {xml, cases};
}

function caseOf(
  name: string,
  {results, findings}: {results: readonly RuleResult[]; findings: readonly Finding[]},
  tell: Speaker,
): Case {
  const loud = findings.filter(({verdict}) => verdict === 'cause' || verdict === 'contributor');
  const [first] = loud;
  if (first !== undefined) {
    const attributes = {message: tell(first.title), type: first.verdict};
    const body = loud.map((finding) => storyOf(finding, tell)).join('\n\n');
    return {name, kind: 'failure', xml: element('failure', attributes, xmlText(body))};
  }
  const broken = results.find(({outcome}) => outcome === 'error');
  if (broken !== undefined) {
    const message = broken.message === undefined ? broken.rule : tell(broken.message);
    return {name, kind: 'error', xml: element('error', {message, type: 'samespec'})};
  }
  const decided = results.some(({outcome}) => outcome === 'pass' || outcome === 'fail');
  if (!decided)
    return {name, kind: 'skipped', xml: element('skipped', {message: whyNot(results, tell)})};
  const notes = findings.map(({title}) => tell(title)).join('\n');
  return {name, kind: 'passed', xml: notes === '' ? '' : element('system-out', {}, xmlText(notes))};
}

/** A symptom nobody can explain has no rule that would fail for it. */
function slownessCase(document: ReportDocument, tell: Speaker): Case {
  const name = 'unexplained-slowness';
  const {causes, unexplained} = storiesOf(document);
  const open = causes.some(({symptoms}) => symptoms.length > 0) ? [] : unexplained;
  const told = open.map((symptom) => tell(symptomMessage(symptom)));
  const [message] = told;
  if (message === undefined) return {name, kind: 'passed', xml: ''};
  const xml = element('failure', {message, type: 'symptom'}, xmlText(told.join('\n')));
  return {name, kind: 'failure', xml};
}

function storyOf(finding: Finding, tell: Speaker): string {
  return [
    `${finding.id} (${finding.confidence.toFixed(2)}): ${tell(finding.title)}`,
    ...finding.evidenceFor.map(({message}) => `+ ${tell(message)}`),
    ...finding.evidenceAgainst.map(({message}) => `- ${tell(message)}`),
    ...finding.safe.map(({message}) => `> ${tell(message)}`),
  ].join('\n');
}

function whyNot(results: readonly RuleResult[], tell: Speaker): string {
  const missing = [...new Set(results.flatMap((result) => result.missing))];
  if (missing.length > 0) return missing.join(', ');
  const [said] = results.flatMap(({message}) => (message === undefined ? [] : [message]));
  return said === undefined ? 'not applicable' : tell(said);
}
