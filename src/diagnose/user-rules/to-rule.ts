import {byText} from '../../compare/order.ts';
import type {FactValue} from '../../model/fact.ts';
import type {Evidence} from '../../model/finding.ts';
import type {Message} from '../../model/message.ts';
import type {Observed, Source} from '../../model/observed.ts';
import {
  type Claim,
  defineRule,
  type EvidenceView,
  fail,
  type Input,
  notApplicable,
  type Outcome,
  pass,
  type Rule,
  type Subject,
} from '../define-rule.ts';
import {membersOf} from '../inputs/subject.ts';
import {Asked, keyOf} from './evidence.ts';
import type {Answer, Expression} from './expression.ts';
import type {RuleText, UserRule} from './schema.ts';
import {say} from './strings.ts';

export type Compiled = {rule: UserRule; check: Expression; applies: Expression | undefined};

/** Facts and values shown for one claim. */
const SHOWN = 10;
const NAMED = 4;

/** A user’s rule in the shape of ours, under `user/ID`, so that the engine knows no difference. */
export function toRule({rule, check, applies}: Compiled): Rule {
  const facts = [...new Set([...(applies?.facts ?? []), ...check.facts])];
  const asking: Input<Asked> = {
    name: facts.join(', '),
    read(view, subject) {
      const asked = new Asked(view, nodesOf(view, subject));
      return {ok: true, value: asked, source: placeholder(asked)};
    },
  };
  return defineRule({
    id: `user/${rule.id}`,
    scope: rule.scope,
    requires: {asking},
    strings: {
      about: both(rule.about ?? rule.title),
      ...(applies === undefined ? {} : {applies: both(applies.text)}),
      check: both(check.text),
      title: both(rule.title),
      why: both(rule.why),
      ...Object.fromEntries(rule.safe.map((text, i) => [`safe-${i + 1}`, both(text)])),
      ...Object.fromEntries(rule.danger.map((text, i) => [`danger-${i + 1}`, both(text)])),
    },
    told: {
      about: sentence(rule.about ?? rule.title),
      'ruled-out': say('ruled-out', textParams(rule.about ?? rule.title)),
    },
    references: rule.references,
    check({asking: {value: asked}}, subject) {
      const wanted = applies?.evaluate(asked) ?? {kind: 'truth', value: true};
      if (wanted.kind !== 'truth') return undecided(wanted, asked);
      if (!wanted.value) return notApplicable(say('does-not-apply', {scope: subject.kind}));
      const answer = check.evaluate(asked);
      if (answer.kind !== 'truth') return undecided(answer, asked);
      const evidence = evidenceOf(asked);
      return answer.value ? pass(evidence) : fail(claimOf(rule, evidence));
    },
  });
}

/** The rule’s own fault throws, as the engine tells faults of rules by their throwing. */
function undecided(answer: Exclude<Answer, {kind: 'truth'}>, asked: Asked): Outcome {
  if (answer.kind === 'fault') return {outcome: 'error', message: answer.detail};
  const [first] = asked.gaps;
  if (first === undefined) {
    const missing = [...asked.tooFew].sort(byText);
    return {outcome: 'skipped', missing, message: say('too-few')};
  }
  const missing = [...new Set(asked.gaps.map(({fact}) => fact))].sort(byText);
  const nodes = shortList(asked.gaps.map(({node}) => node));
  const test = `'${first.fact}' in facts`;
  const reason =
    first.observed.reason === 'absent' ? say('absent-here', {test}) : first.observed.message;
  return {outcome: 'skipped', missing, message: say('not-known', {facts: missing, nodes, reason})};
}

function claimOf(rule: UserRule, evidence: readonly Evidence[]): Claim {
  const {verdict, severity, confidence} = rule;
  const advice = (kind: string) => (text: RuleText, i: number) => ({
    id: `user/${rule.id}/${kind}-${i + 1}`,
    message: sentence(text),
  });
  return {
    verdict,
    severity,
    confidence,
    title: say('text-where', textParams(rule.title)),
    why: sentence(rule.why),
    evidenceFor: evidence,
    evidenceAgainst: [],
    safe: rule.safe.map(advice('safe')),
    danger: rule.danger.map(advice('danger')),
  };
}

/** The facts that were looked at, with what the nodes said, alike ones together. */
function evidenceOf(asked: Asked): Evidence[] {
  const single = asked.nodes.length === 1;
  return [...asked.seen]
    .flatMap(([fact, byNode]) => {
      const groups = Map.groupBy(byNode, ([, observed]) => groupKey(observed));
      return [...groups.values()].flatMap((same) => {
        const [node, observed] = same[0] ?? [];
        if (node === undefined || observed === undefined) return [];
        const nodes = shortList(same.map(([id]) => id));
        return [{message: told(fact, observed, nodes, single), sources: [observed.source]}];
      });
    })
    .slice(0, SHOWN);
}

function told(
  fact: string,
  observed: Observed<FactValue>,
  nodes: readonly string[],
  single: boolean,
): Message {
  if (!observed.ok) {
    const {reason, message} = observed;
    if (reason === 'absent') return say('fact-absent', {fact, nodes});
    return say('not-known', {facts: [fact], nodes, reason: message});
  }
  const value = textOf(observed.value);
  return single ? say('fact-is', {fact, value}) : say('fact-is-on', {fact, value, nodes});
}

function groupKey(observed: Observed<FactValue>): string {
  return observed.ok ? keyOf(observed.value) : observed.reason;
}

function textOf(value: FactValue): string {
  const text = Array.isArray(value) ? value.join(' ') : String(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

function nodesOf(view: EvidenceView, subject: Subject) {
  return subject.kind === 'node' ? [subject.node] : membersOf(view, subject);
}

function placeholder(asked: Asked): Source {
  return {node: asked.nodes[0]?.id ?? '-', command: '-', section: '-', at: '-'};
}

function shortList(ids: readonly string[]): string[] {
  const all = [...new Set(ids)].sort(byText);
  return all.length <= NAMED + 1 ? all : [...all.slice(0, NAMED), '…'];
}

function both(text: RuleText): {en: string; 'zh-CN': string} {
  if (typeof text === 'string') return {en: text, 'zh-CN': text};
  const en = text.en ?? text['zh-CN'] ?? '';
  return {en, 'zh-CN': text['zh-CN'] ?? en};
}

function textParams(text: RuleText): {en: string; zh: string} {
  const {en, 'zh-CN': zh} = both(text);
  return {en, zh};
}

function sentence(text: RuleText): Message {
  return say('text', textParams(text));
}
