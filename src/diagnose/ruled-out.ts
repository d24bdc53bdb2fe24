import type {Finding} from '../model/finding.ts';
import type {Message} from '../model/message.ts';
import type {Node} from '../model/node.ts';
import type {Checked} from './check-subject.ts';
import type {Rule} from './define-rule.ts';
import {withWhere} from './fold.ts';
import {mergeEvidence} from './merge-evidence.ts';
import {aboutOf, joinAbout, scopeOf} from './scope-of.ts';
import type {Pair} from './where.ts';

/**
 * What was checked on at least one subject and failed on none. `count` of `total`: the total includes subjects
 * that could not be checked, not those the rule has nothing to say about.
 */
export function ruledOut(
  rule: Rule,
  checks: readonly Checked[],
  fleet: readonly Node[],
  measured: readonly Pair[],
): Finding[] {
  if (!('ruled-out' in rule.strings) && rule.told === undefined) return [];
  const passed = checks.filter(({result}) => result.outcome === 'pass');
  const asked = checks.filter(({result}) => result.outcome !== 'not-applicable');
  if (passed.length === 0 || asked.some(({result}) => result.outcome === 'fail')) return [];
  const about = joinAbout(wholeFleet(passed, fleet));
  const {scope, where} = scopeOf(about, fleet, measured);
  const count = countOf(passed);
  const total = countOf(asked);
  return [
    {
      id: rule.id,
      rule: rule.id,
      kind: rule.id,
      verdict: 'ruled-out',
      severity: 'info',
      confidence: Math.round((100 * count) / total) / 100,
      scope,
      title: withWhere(titleOf(rule, passed, {count, total}), where),
      evidenceFor: mergeEvidence(passed.flatMap(({shown}) => shown)),
      evidenceAgainst: [],
      why: rule.told?.about ?? {id: `${rule.id}/about`},
      safe: [],
      danger: [],
      references: [...rule.references],
    },
  ];
}

function countOf(checks: readonly Checked[]): number {
  return checks.reduce((sum, {subjects}) => sum + subjects.length, 0);
}

/** A rule that compares a whole cohort says best itself what it found equal: “1,012 keys equal”. */
function titleOf(
  rule: Rule,
  passed: readonly Checked[],
  {count, total}: {count: number; total: number},
): Message {
  if (rule.told !== undefined) return rule.told['ruled-out'];
  const told = passed.flatMap(({result}) => (result.message === undefined ? [] : [result.message]));
  const [first] = told;
  const compares = rule.scope === 'cohort' || rule.scope === 'fleet';
  if (compares && first !== undefined && total === 1) return first;
  return {id: `${rule.id}/ruled-out`, params: {count, total}};
}

/** Cohorts are told as their nodes once there are several. */
function wholeFleet(passed: readonly Checked[], fleet: readonly Node[]) {
  const abouts = passed.flatMap(({subjects}) =>
    subjects.map((subject) => aboutOf(undefined, subject, fleet)),
  );
  if (abouts.length < 2) return abouts;
  return abouts.map((about) =>
    about.kind === 'cohort' ? {kind: 'node' as const, nodes: about.nodes} : about,
  );
}
