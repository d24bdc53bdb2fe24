import type {Diagnosis, Finding, RuleResult} from '../model/finding.ts';
import {demoteConsequences} from './chains/consequences.ts';
import {checkAll} from './check-alike.ts';
import type {EvidenceView, Rule} from './define-rule.ts';
import {say} from './engine-strings.ts';
import {claimsOf} from './fold.ts';
import {gapsOf} from './gaps.ts';
import {inOrder, named} from './name-findings.ts';
import {ruledOut} from './ruled-out.ts';
import {measuredPairs} from './subjects.ts';
import {resultsOf} from './tell-results.ts';
import type {Pair} from './where.ts';

/**
 * Asks every rule about every subject of its scope and tells what follows: claims, what was ruled out, and what
 * is not known. Pure; the same to the byte for any order of nodes and paths.
 */
export function diagnose(view: EvidenceView, rules: readonly Rule[]): Diagnosis {
  const measured = measuredPairs(view).map(([from, to]): Pair => [from.id, to.id]);
  const findings: Finding[] = [];
  const results: Diagnosis['results'] = [];
  const failed: RuleResult[] = [];
  for (const rule of rules) {
    const outcomes = resultsOf(rule);
    const claims = claimsOf(rule, view.nodes, measured);
    const passes = ruledOut(rule, view.nodes, measured);
    for (const checked of checkAll(rule, view)) {
      outcomes.take(checked);
      claims.take(checked);
      passes.take(checked);
    }
    const told = outcomes.told();
    results.push(...(told.length === 0 ? [withoutSubject(rule, view)] : told));
    for (const result of told) if (result.outcome === 'error') failed.push(result);
    findings.push(...claims.told(), ...passes.told());
  }
  findings.push(...gapsOf(view, failed));
  return {findings: inOrder(demoteConsequences(inOrder(named(findings)), view.nodes)), results};
}

/** Nothing was measured between nodes: a rule about pairs says so once, under the subject `-`. */
function withoutSubject(rule: Rule, view: EvidenceView): RuleResult {
  const result = {rule: rule.id, subjects: ['-']};
  if (view.nodes.length < 2) {
    return {...result, outcome: 'not-applicable', missing: [], message: say('one-node')};
  }
  const missing = Object.values(rule.requires).map((input) => input.name);
  return {...result, outcome: 'skipped', missing, message: say('no-subject')};
}
