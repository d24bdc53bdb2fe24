import type {Contrast, ContrastSide} from '../../model/contrast.ts';
import {SCHEMA_VERSION} from '../../model/run.ts';
import {type Policies, policies} from '../columns.ts';
import {byText} from '../order.ts';
import {groupOutcome} from './by-group.ts';
import {nodeOutcome} from './by-node.ts';
import {effectsOf} from './effects.ts';
import {findingContrasts} from './findings.ts';
import type {Found} from './found.ts';
import {jointFacts} from './joint-facts.ts';
import {metricContrasts} from './metrics.ts';
import {pathContrast} from './paths.ts';
import {rankedFacts} from './rank.ts';
import {settingDifferences} from './settings.ts';
import {factNames, type Rows, rowsAmong, rowsOf, type Side} from './side.ts';
import {symptomContrasts, symptomTags} from './symptoms.ts';

export type {Side} from './side.ts';

/**
 * What differs between two nodes, regions or runs, what matters first. Sides that have nodes in common (two runs of a
 * fleet, a region then and now) are compared node by node, each with itself; any others group against group.
 * Pure; swapping the sides swaps the answer, and the order of nodes does not matter.
 */
export function contrastOf(a: Side, b: Side): Contrast {
  const whole = [rowsOf(a), rowsOf(b)] as const;
  const common = new Set(whole[0].ids).intersection(new Set(whole[1].ids));
  const paired = common.size > 0;
  const [rowsA, rowsB] = paired ? whole.map((rows) => rowsAmong(rows, common)) : whole;
  const tags = symptomTags(a, b);
  const policyFor = policiesOf(a, b);
  const facts = comparedFacts(rowsA as Rows, rowsB as Rows, paired, policyFor);
  const later = laterOf(a, b);
  const ranked = rankedFacts({
    found: facts.found,
    a: rowsA as Rows,
    b: rowsB as Rows,
    paired,
    symptomTags: tags,
    findings: [a, b].flatMap(({document}) => document.diagnosis.findings),
    accepted: later.document.analysis.accepted,
    today: later.document.analysis.today,
  });
  const names = [...factNames(rowsA as Rows).union(factNames(rowsB as Rows))];
  const effects = effectsOf(
    names.filter((fact) => policyFor(fact).policy === 'symptom'),
    rowsA as Rows,
    rowsB as Rows,
    policyFor,
    tags,
  );
  const declaredFree = names.filter((fact) => policyFor(fact).policy === 'free').length;
  const paths = pathContrast(a, b, paired);
  const {findings, same} = findingContrasts(a, b);
  const accepted = ranked.facts.filter((one) => one.accepted !== null).length;
  const told: Omit<Contrast, 'conclusion'> = {
    schemaVersion: SCHEMA_VERSION,
    a: sideOf(a, whole[0]),
    b: sideOf(b, whole[1]),
    compared: paired ? 'nodes' : 'groups',
    secondsApart: secondsApart(a, b),
    settings: settingDifferences(a, b),
    sameCohort: paired ? null : isOneCohort(a, b),
    membership: membershipOf(whole, common, paired),
    counts: {
      equal: facts.counts.equal,
      different: ranked.facts.length - accepted,
      accepted,
      mixed: facts.counts.mixed,
      free: facts.counts.free + declaredFree,
      unknown: facts.counts.unknown,
      effects: effects.length,
      paths: paths.counts,
      findings: same,
    },
    symptomTags: tags,
    symptoms: symptomContrasts(a, b),
    metrics: metricContrasts(a, b),
    findings,
    facts: ranked.facts,
    patterns: ranked.patterns,
    paths: paths.differences,
    effects,
  };
  return {...told, conclusion: conclusionOf(told)};
}

type Compared = {
  found: Found[];
  counts: {equal: number; mixed: number; free: number; unknown: number};
};

function comparedFacts(a: Rows, b: Rows, paired: boolean, policyFor: Policies): Compared {
  const {equal, open} = jointFacts(a, b, policyFor);
  const compared: Compared = {found: [], counts: {equal, mixed: 0, free: 0, unknown: 0}};
  for (const joint of open) {
    const size = a.ids.length;
    const outcome = paired ? nodeOutcome(joint, size) : groupOutcome(joint, size);
    if (typeof outcome === 'string') compared.counts[outcome]++;
    else compared.found.push(...outcome);
  }
  return compared;
}

/** Expectations of the later run count; that they differ is told among the settings. */
function policiesOf(a: Side, b: Side): Policies {
  const {policies: table, document} = laterOf(a, b);
  return policies(table, document.run.inventory.expectations);
}

function laterOf(a: Side, b: Side): Side {
  const key = ({document: {run, analysis}}: Side) =>
    `${run.startedAt}\n${JSON.stringify([run.inventory.expectations, analysis.accepted])}`;
  return key(a) >= key(b) ? a : b;
}

function sideOf({name, kind, document}: Side, rows: Rows): ContrastSide {
  const {id, startedAt} = document.run;
  const answered = rows.facts.filter((facts) => facts !== undefined).length;
  return {name, kind, run: id, startedAt, nodes: rows.ids.length, answered};
}

function secondsApart(a: Side, b: Side): number | null {
  if (a.document.run.id === b.document.run.id) return null;
  const [before, after] = [a, b].map(({document}) => Date.parse(document.run.startedAt));
  const apart = Math.round(((after as number) - (before as number)) / 1000);
  // Nothing apart has no sign.
  return Number.isNaN(apart) ? null : apart + 0;
}

function membershipOf(
  [a, b]: readonly [Rows, Rows],
  common: ReadonlySet<string>,
  paired: boolean,
): Contrast['membership'] {
  const alone = ({ids}: Rows) => (paired ? ids.filter((id) => !common.has(id)) : []);
  return {both: common.size, onlyA: alone(a), onlyB: alone(b)};
}

/** All nodes of one cohort; of two runs, cohorts of one name. */
function isOneCohort(...sides: readonly Side[]): boolean {
  const ids = sides.flatMap(({nodes, document}) => {
    const own = new Set(nodes);
    return document.comparison.cohorts
      .filter((cohort) => cohort.nodes.some((node) => own.has(node)))
      .map(({id}) => id);
  });
  return [...new Set(ids)].sort(byText).length <= 1;
}

function conclusionOf(told: Omit<Contrast, 'conclusion'>): Contrast['conclusion'] {
  const {counts, membership, metrics, symptoms, findings, paths} = told;
  const differs =
    counts.different > 0 ||
    membership.onlyA.length + membership.onlyB.length > 0 ||
    metrics.some(({verdict}) => verdict === 'a-worse' || verdict === 'b-worse') ||
    symptoms.some(({a, b}) => (a === null) !== (b === null)) ||
    findings.some(({status}) => !status.startsWith('unknown')) ||
    paths.length > 0;
  if (differs) return 'different';
  const compared = counts.equal + counts.mixed + counts.accepted + counts.paths.equal;
  return compared === 0 ? 'nothing-compared' : 'same';
}
