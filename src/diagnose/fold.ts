import {mostOf} from '../model/extremes.ts';
import type {Finding, Severity} from '../model/finding.ts';
import {SEVERITIES} from '../model/finding.ts';
import type {Message} from '../model/message.ts';
import type {Node} from '../model/node.ts';
import type {Taker} from './check-subject.ts';
import type {Claim, Rule} from './define-rule.ts';
import {mergeEvidence} from './merge-evidence.ts';
import {type About, aboutOf, joinAbout, scopeOf} from './scope-of.ts';
import type {Pair} from './where.ts';

/**
 * Tells claims of one rule that say the same of several subjects as one finding: same kind, verdict and title.
 * Severity and confidence are the strongest; the strongest claim gives the explanation.
 */
export function claimsOf(
  rule: Rule,
  fleet: readonly Node[],
  measured: readonly Pair[],
): Taker<Finding[]> {
  const groups = new Map<string, Said[]>();
  const considered: Pair[] = [];
  return {
    take({claims, subject, result: {outcome}}) {
      if (subject.kind === 'pair' && outcome !== 'skipped' && outcome !== 'error') {
        considered.push([subject.source.id, subject.destination.id]);
      }
      for (const claim of claims) {
        const about = aboutOf(claim, subject, fleet);
        const key = keyOf(rule, claim, about);
        const group = groups.get(key);
        if (group === undefined) groups.set(key, [{claim, about}]);
        else group.push({claim, about});
      }
    },
    told() {
      const pairs = rule.scope === 'pair' ? considered : measured;
      return [...groups.values()].flatMap((group) => foldGroup(rule, group, fleet, pairs));
    },
  };
}

/** The message with one more gap filled: who or where, in words. */
export function withWhere({id, params}: Message, where: Message): Message {
  return {id, params: {...params, where}};
}

type Said = {claim: Claim; about: About};

function foldGroup(
  rule: Rule,
  group: readonly Said[],
  fleet: readonly Node[],
  considered: readonly Pair[],
): Finding[] {
  const claims = group.map(({claim}) => claim);
  const [strongest] = [...claims].sort(byStrength);
  if (strongest === undefined) return [];
  const about = joinAbout(group.map((said) => said.about));
  const {scope, where} = scopeOf(about, fleet, considered);
  const kind = strongest.kind ?? rule.id;
  const facts = [...new Set(claims.flatMap((claim) => claim.facts ?? []))].sort();
  return [
    {
      id: kind,
      rule: rule.id,
      kind,
      verdict: strongest.verdict,
      severity: strongest.severity,
      confidence: mostOf(claims.map((claim) => claim.confidence)),
      scope,
      ...(facts.length === 0 ? {} : {facts}),
      title: withWhere(strongest.title, where),
      evidenceFor: mergeEvidence(claims.flatMap((claim) => claim.evidenceFor)),
      evidenceAgainst: mergeEvidence(claims.flatMap((claim) => claim.evidenceAgainst)),
      why: withWhere(strongest.why, where),
      safe: uniqueById(claims.flatMap((claim) => claim.safe ?? [])),
      danger: uniqueById(claims.flatMap((claim) => claim.danger ?? [])),
      references: [...rule.references],
    },
  ];
}

function keyOf(rule: Rule, claim: Claim, about: About): string {
  const params = Object.entries(claim.title.params ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const cohort = about.kind === 'cohort' ? about.cohort : '';
  const title = [claim.title.id, params];
  return JSON.stringify([claim.kind ?? rule.id, claim.verdict, title, about.kind, cohort]);
}

function byStrength(a: Claim, b: Claim): number {
  return rank(a.severity) - rank(b.severity) || b.confidence - a.confidence;
}

function rank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

function uniqueById<T extends {id: string}>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [one.id, one])).values()];
}
