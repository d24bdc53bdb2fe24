import type {Evidence, RuleResult} from '../model/finding.ts';
import type {Message} from '../model/message.ts';
import type {Observed} from '../model/observed.ts';
import type {Claim, EvidenceView, Input, Outcome, Rule, Subject} from './define-rule.ts';
import {say} from './engine-strings.ts';

/** What became of a rule, without whom it was asked about. */
export type Answer = Pick<RuleResult, 'outcome' | 'missing' | 'message'>;

/** One rule asked about one subject. */
export type Checked = {
  subject: Subject;
  result: Answer;
  claims: readonly Claim[];
  /** What a passing rule showed. */
  shown: readonly Evidence[];
};

/**
 * Makes something of all checks of a rule, which come one by one and are not kept: of a large fleet they would be most
 * of the memory.
 */
export type Taker<T> = {take(checked: Checked): void; told(): T};

// One for all: of a large fleet these would be millions of empty lists.
export const NONE: never[] = [];

/**
 * Reads what the rule declared and asks it. A missing required input gives `skipped` naming it; a rule that
 * throws gives `error`, which is our mistake and never the node’s.
 */
export function checkSubject(rule: Rule, view: EvidenceView, subject: Subject): Checked {
  const nothing = {subject, claims: NONE, shown: NONE};
  try {
    const read: Record<string, Observed<unknown>> = {};
    const missing: string[] = [];
    let why: Message | undefined;
    // Plain loops: a large fleet comes by here a million times.
    for (const key in rule.requires) {
      const input = rule.requires[key] as Input<unknown>;
      const observed = input.read(view, subject);
      read[key] = observed;
      if (observed.ok) continue;
      missing.push(input.name);
      why ??= observed.message;
    }
    if (why !== undefined) {
      return {...nothing, result: {outcome: 'skipped', missing, message: why}};
    }
    for (const key in rule.optional) {
      read[key] = (rule.optional[key] as Input<unknown>).read(view, subject);
    }
    const returned = rule.check(read as never, subject);
    return Array.isArray(returned)
      ? judged(returned, subject)
      : judgedAlone(returned as Outcome, subject);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const message = say('rule-failed', {rule: rule.id, detail});
    return {...nothing, result: {outcome: 'error', missing: NONE, message}};
  }
}

/** The one outcome of a subject. */
function judgedAlone(one: Outcome, subject: Subject): Checked {
  const {outcome} = one;
  if (outcome === 'fail')
    return {subject, claims: [one.claim], shown: NONE, result: {outcome, missing: NONE}};
  if (outcome === 'pass') {
    const {message, evidence} = one;
    const told = message === undefined ? {} : {message};
    return {subject, claims: NONE, shown: evidence, result: {outcome, missing: NONE, ...told}};
  }
  const missing = outcome === 'skipped' ? [...one.missing] : NONE;
  return {subject, claims: NONE, shown: NONE, result: {outcome, missing, message: one.message}};
}

type OutcomeOf<Kind extends Outcome['outcome']> = Extract<Outcome, {outcome: Kind}>;

/** Several outcomes of one subject: failed if any failed, else passed if any passed or there were none. */
function judged(outcomes: readonly Outcome[], subject: Subject): Checked {
  const claims: Claim[] = [];
  const passes: OutcomeOf<'pass'>[] = [];
  let undecided: OutcomeOf<'skipped' | 'error'> | undefined;
  let excuse: OutcomeOf<'not-applicable'> | undefined;
  for (const one of outcomes) {
    if (one.outcome === 'fail') claims.push(one.claim);
    else if (one.outcome === 'pass') passes.push(one);
    else if (one.outcome === 'not-applicable') excuse ??= one;
    else undecided ??= one;
  }
  const shown = passes.flatMap((one) => one.evidence);
  if (claims.length > 0) {
    return {subject, claims, shown, result: {outcome: 'fail', missing: NONE}};
  }
  if (undecided !== undefined) {
    const {outcome, message} = undecided;
    const missing = outcome === 'skipped' ? [...undecided.missing] : NONE;
    return {subject, claims, shown, result: {outcome, missing, message}};
  }
  if (passes.length === 0 && excuse !== undefined) {
    const {message} = excuse;
    return {
      subject,
      claims,
      shown,
      result: {outcome: 'not-applicable', missing: NONE, message},
    };
  }
  const message = passes.find((one) => one.message !== undefined)?.message;
  const told = message === undefined ? {} : {message};
  return {subject, claims, shown, result: {outcome: 'pass', missing: NONE, ...told}};
}
