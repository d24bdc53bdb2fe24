import type {Finding} from '../model/finding.ts';
import type {Message} from '../model/message.ts';
import type {Node} from '../model/node.ts';
import type {Taker} from './check-subject.ts';
import type {Rule, Subject} from './define-rule.ts';
import {withWhere} from './fold.ts';
import {evidenceMerger} from './merge-evidence.ts';
import {aboutOf, joinAbout, scopeOf} from './scope-of.ts';
import type {Pair} from './where.ts';

/**
 * What was checked on at least one subject and failed on none. `count` of `total`: the total includes subjects
 * that could not be checked, not those the rule has nothing to say about.
 */
export function ruledOut(
  rule: Rule,
  fleet: readonly Node[],
  measured: readonly Pair[],
): Taker<Finding[]> {
  const passed: Subject[] = [];
  const evidence = evidenceMerger();
  let said: Message | undefined;
  let total = 0;
  let failed = false;
  return {
    take({subject, result, shown}) {
      if (result.outcome === 'not-applicable') return;
      total++;
      if (result.outcome === 'fail') failed = true;
      if (result.outcome !== 'pass') return;
      passed.push(subject);
      said ??= result.message;
      for (const piece of shown) evidence.add(piece);
    },
    told() {
      if (!('ruled-out' in rule.strings) && rule.told === undefined) return [];
      if (passed.length === 0 || failed) return [];
      const {scope, where} = scopeOf(joinAbout(wholeFleet(passed, fleet)), fleet, measured);
      const count = passed.length;
      return [
        {
          id: rule.id,
          rule: rule.id,
          kind: rule.id,
          verdict: 'ruled-out',
          severity: 'info',
          confidence: Math.round((100 * count) / total) / 100,
          scope,
          title: withWhere(titleOf(rule, said, {count, total}), where),
          evidenceFor: evidence.told(),
          evidenceAgainst: [],
          why: rule.told?.about ?? {id: `${rule.id}/about`},
          safe: [],
          danger: [],
          references: [...rule.references],
        },
      ];
    },
  };
}

/** A rule that compares a whole cohort says best itself what it found equal: “1,012 keys equal”. */
function titleOf(
  rule: Rule,
  said: Message | undefined,
  {count, total}: {count: number; total: number},
): Message {
  if (rule.told !== undefined) return rule.told['ruled-out'];
  const compares = rule.scope === 'cohort' || rule.scope === 'fleet';
  if (compares && said !== undefined && total === 1) return said;
  return {id: `${rule.id}/ruled-out`, params: {count, total}};
}

/** Cohorts are told as their nodes once there are several. */
function wholeFleet(passed: readonly Subject[], fleet: readonly Node[]) {
  const abouts = passed.map((subject) => aboutOf(undefined, subject, fleet));
  if (abouts.length < 2) return abouts;
  return abouts.map((about) =>
    about.kind === 'cohort' ? {kind: 'node' as const, nodes: about.nodes} : about,
  );
}
