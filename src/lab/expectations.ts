import type {Finding, Scope} from '../model/finding.ts';
import {type Node, regionOf} from '../model/node.ts';
import type {PathMtuResult} from '../model/path.ts';
import type {ReportDocument} from '../model/report.ts';
import type {Expectation} from './scenario.ts';

type ExpectedFinding = NonNullable<Expectation['findings']>[number];
type ExpectedPath = NonNullable<Expectation['paths']>[number];

/**
 * Expectations of a scenario that a diagnosis does not meet, one plain sentence each; empty when all hold.
 * The sentences are for engineers and tests and are English.
 */
export function checkExpectations(document: ReportDocument, expect: Expectation): string[] {
  return [
    ...unmetFindings(document, expect.findings ?? []),
    ...presentThoughAbsent(document, expect.absent ?? []),
    ...tooLoud(document, expect.maxVerdict),
    ...(expect.paths ?? []).flatMap((path) => unmetPath(document, path)),
    ...unmetSymptom(document, expect.symptom),
    ...otherOutcomes(document, expect.outcomes ?? []),
    ...notRuledOut(document, expect.ruledOut ?? []),
    ...wronglyReached(document, expect.unreachable ?? []),
    ...brokenRules(document),
  ];
}

function unmetFindings(document: ReportDocument, wanted: readonly ExpectedFinding[]): string[] {
  const unmet: string[] = [];
  for (const want of wanted) {
    const ofKind = document.diagnosis.findings.filter(
      ({kind, verdict}) =>
        kind === want.kind && (verdict !== 'ruled-out' || want.verdict === 'ruled-out'),
    );
    if (ofKind.length === 0) {
      unmet.push(`expected a finding ${want.kind}, there is none`);
      continue;
    }
    const wrongs = ofKind.map((finding) => mismatch(document, finding, want));
    if (!wrongs.includes(null)) unmet.push(`expected finding ${want.kind}: ${wrongs.join('; ')}`);
  }
  return unmet;
}

/** What of the finding is not as wanted, or null. */
function mismatch(
  document: ReportDocument,
  finding: Finding,
  want: ExpectedFinding,
): string | null {
  if (want.verdict !== undefined && finding.verdict !== want.verdict) {
    return `its verdict is ${finding.verdict}, not ${want.verdict}`;
  }
  if (want.severity !== undefined && finding.severity !== want.severity) {
    return `its severity is ${finding.severity}, not ${want.severity}`;
  }
  if (want.nodes !== undefined) {
    const nodes = nodesOf(document, finding.scope);
    if (!sameSet(nodes, want.nodes)) return `it is about ${list(nodes)}, not ${list(want.nodes)}`;
  }
  if (want.regions !== undefined && !aboutRegions(document, finding.scope, want.regions)) {
    return `it is about ${list(regionsIn(document, finding.scope))}, not ${list(want.regions)}`;
  }
  return null;
}

function aboutRegions(document: ReportDocument, scope: Scope, wanted: readonly string[]): boolean {
  if (scope.kind !== 'pair') return sameSet(regionsIn(document, scope), wanted);
  const regions = regionsByNode(document);
  const touched = scope.pairs.map((pair) => pair.map((node) => regions.get(node) ?? '-'));
  return (
    touched.every((pair) => pair.some((region) => wanted.includes(region))) &&
    wanted.every((region) => touched.some((pair) => pair.includes(region)))
  );
}

function regionsIn(document: ReportDocument, scope: Scope): string[] {
  if (scope.kind === 'region') return scope.regions;
  const regions = regionsByNode(document);
  return [...new Set(nodesOf(document, scope).map((node) => regions.get(node) ?? '-'))];
}

function nodesOf(document: ReportDocument, scope: Scope): string[] {
  switch (scope.kind) {
    case 'node':
    case 'cohort':
      return scope.nodes;
    case 'pair':
      return [...new Set(scope.pairs.flat())];
    case 'region':
      return document.run.inventory.nodes
        .filter((node) => scope.regions.includes(regionOf(node)))
        .map((node) => node.id);
  }
}

function regionsByNode(document: ReportDocument): Map<string, string> {
  return new Map(document.run.inventory.nodes.map((node: Node) => [node.id, regionOf(node)]));
}

function presentThoughAbsent(document: ReportDocument, kinds: readonly string[]): string[] {
  return document.diagnosis.findings
    .filter(({kind, verdict}) => kinds.includes(kind) && isLoud(verdict))
    .map(({kind, verdict}) => `${kind} must not appear, yet it is called a ${verdict}`);
}

function isLoud(verdict: Finding['verdict']): boolean {
  return verdict === 'cause' || verdict === 'contributor';
}

function tooLoud(document: ReportDocument, max: Expectation['maxVerdict']): string[] {
  if (max === undefined) return [];
  return document.diagnosis.findings
    .filter(({verdict}) => verdict === 'cause' || (max === 'note' && verdict === 'contributor'))
    .map(
      ({kind, verdict}) => `nothing above ${max} was expected, yet ${kind} is called a ${verdict}`,
    );
}

function unmetPath(document: ReportDocument, want: ExpectedPath): string[] {
  const layer = want.layer ?? 'host';
  const sources = membersOf(document, want.from);
  const destinations = membersOf(document, want.to);
  const wanted = `${want.from} → ${want.to} (${layer})`;
  const results = document.paths.filter(
    (path): path is PathMtuResult =>
      path.probe === 'path-mtu' &&
      path.layer === layer &&
      path.source !== path.destination &&
      sources.includes(path.source) &&
      destinations.includes(path.destination),
  );
  if (results.length === 0) return [`${wanted}: no path MTU was measured`];
  const unmet: string[] = [];
  for (const result of results) {
    const pair = `${result.source} → ${result.destination} (${layer})`;
    if (result.state !== want.state) {
      unmet.push(`${pair}: state ${result.state}, expected ${want.state}`);
    } else if (want.passBytes !== undefined) {
      if (result.passBytes !== want.passBytes) {
        unmet.push(
          `${pair}: path MTU ${result.passBytes ?? 'unknown'}, expected ${want.passBytes}`,
        );
      } else if (!result.exact)
        unmet.push(`${pair}: path MTU ${want.passBytes} was not measured exactly`);
    }
  }
  return unmet;
}

/** A region stands for all its nodes that were reached. */
function membersOf(document: ReportDocument, nodeOrRegion: string): string[] {
  const nodes = document.run.inventory.nodes;
  const members = nodes.filter((node) => regionOf(node) === nodeOrRegion).map((node) => node.id);
  return members.length > 0 ? members : [nodeOrRegion];
}

function unmetSymptom(document: ReportDocument, want: Expectation['symptom']): string[] {
  const {symptoms} = document.comparison;
  if (want === undefined) return [];
  if (want === 'none') {
    return symptoms.map(
      ({region, metric, ratio}) =>
        `no symptom was expected, yet ${region} is ${ratio.toFixed(1)}x worse in ${metric}`,
    );
  }
  const metric = want.metric === undefined ? '' : ` in ${want.metric}`;
  const wanted = `expected ${want.region} to be at least ${want.atLeastRatio}x worse${metric}`;
  const ofRegion = symptoms.filter(
    (symptom) =>
      symptom.region === want.region &&
      (want.metric === undefined || symptom.metric === want.metric),
  );
  const others = symptoms
    .filter((symptom) => symptom.region !== want.region)
    .map(
      (symptom) =>
        `${symptom.region} was not expected to show a symptom, yet it is ${symptom.ratio.toFixed(1)}x worse in ${symptom.metric}`,
    );
  if (ofRegion.some((symptom) => symptom.ratio >= want.atLeastRatio)) return others;
  const seen = ofRegion.map((symptom) => `${symptom.ratio.toFixed(1)}x in ${symptom.metric}`);
  return [`${wanted}, seen: ${seen.length === 0 ? 'no symptom' : seen.join(', ')}`, ...others];
}

function otherOutcomes(
  document: ReportDocument,
  wanted: NonNullable<Expectation['outcomes']>,
): string[] {
  return wanted.flatMap(({rule, subject, outcome}) => {
    const found = document.diagnosis.results.find(
      (result) => result.rule === rule && result.subjects.includes(subject),
    );
    if (found?.outcome === outcome) return [];
    return [`${rule} of ${subject}: ${found?.outcome ?? 'no result'}, expected ${outcome}`];
  });
}

function notRuledOut(document: ReportDocument, rules: readonly string[]): string[] {
  const ruledOut = document.diagnosis.findings
    .filter(({verdict}) => verdict === 'ruled-out')
    .map(({rule}) => rule);
  return rules
    .filter((rule) => !ruledOut.includes(rule))
    .map((rule) => `${rule} was not ruled out`);
}

function wronglyReached(document: ReportDocument, unreachable: readonly string[]): string[] {
  const outcomes = new Map(document.run.outcomes.map((outcome) => [outcome.node, outcome]));
  const unmet: string[] = [];
  for (const {id} of document.run.inventory.nodes) {
    const reached = outcomes.get(id)?.ok ?? false;
    if (reached && unreachable.includes(id))
      unmet.push(`${id} was reached, expected to be unreachable`);
    if (!reached && !unreachable.includes(id)) {
      unmet.push(`${id} was not reached (${outcomes.get(id)?.failure ?? 'no outcome'})`);
    }
  }
  return unmet;
}

/** A rule that breaks down is our own mistake in any scenario. */
function brokenRules(document: ReportDocument): string[] {
  return document.diagnosis.results
    .filter(({outcome}) => outcome === 'error')
    .flatMap(({rule, subjects}) =>
      subjects.map((subject) => `rule ${rule} broke down on ${subject}`),
    );
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each) => b.includes(each));
}

function list(words: readonly string[]): string {
  return words.length === 0 ? 'nobody' : words.toSorted().join(', ');
}
