import type {Environment, ParseResult} from '@marcbachmann/cel-js';
import type {Message} from '../../model/message.ts';
import type {Asked} from './evidence.ts';
import {type Comparison, costOf, type Fault, inspect, USUAL_LENGTH} from './inspect.ts';
import {say} from './strings.ts';
import {type Current, contextOf, declare, type RuleScope} from './vocabulary.ts';

/** A thousand nodes, each compared with each other in two facts, take as many: some seconds on a busy machine. */
const COST_LIMIT = 20_000_000;
const LIMITS = {
  maxAstNodes: 400,
  maxDepth: 32,
  maxListElements: 100,
  maxMapEntries: 20,
  maxCallArguments: 4,
};

export type Answer =
  | {kind: 'truth'; value: boolean}
  /** It depends on something that is not known; `asked` tells what. */
  | {kind: 'unknown'}
  | {kind: 'fault'; detail: Message};

/** An expression that was read and checked. Evaluating reads facts through `asked` and nothing else; it never throws. */
export type Expression = {
  text: string;
  /** Facts it names as literals. */
  facts: readonly string[];
  evaluate(asked: Asked): Answer;
};

export type Compiler = (text: string, scope: RuleScope) => Expression | Fault;

/** Loads the evaluator, which is needed only where somebody has rules of their own. */
export async function createCompiler(): Promise<Compiler> {
  const {Environment: Maker} = await import('@marcbachmann/cel-js');
  const current: Current = {asked: undefined};
  const fresh = () => new Maker({limits: LIMITS, homogeneousAggregateLiterals: false});
  const environments = {
    node: declare(fresh(), 'node', current),
    cohort: declare(fresh(), 'cohort', current),
  };
  return (text, scope) => compile(environments[scope], current, text, scope);
}

function compile(
  environment: Environment,
  current: Current,
  text: string,
  scope: RuleScope,
): Expression | Fault {
  let parsed: ParseResult;
  try {
    parsed = environment.parse(text);
  } catch (error) {
    return faultOf(error);
  }
  // Before the types, as it can say better what to write instead.
  const {fault, facts, comparisons} = inspect(parsed.ast, scope);
  if (fault !== undefined) return fault;
  const {valid, type = 'dyn', error} = parsed.check();
  if (!valid) return faultOf(error);
  if (type !== 'bool' && type !== 'dyn') return {offset: 0, detail: say('cel-not-truth', {type})};
  if (costOf(parsed.ast, USUAL_LENGTH) > COST_LIMIT) return {offset: 0, detail: say('cel-cost')};
  return {text, facts, evaluate};

  function evaluate(asked: Asked): Answer {
    const length = Math.max(USUAL_LENGTH, asked.nodes.length);
    if (costOf(parsed.ast, length) > COST_LIMIT) return {kind: 'fault', detail: say('cel-cost')};
    current.asked = asked;
    try {
      const value: unknown = parsed(contextOf(scope, asked));
      const kinds = mixedKinds(comparisons, asked);
      if (kinds !== undefined) return {kind: 'fault', detail: kinds};
      if (typeof value === 'boolean') return {kind: 'truth', value};
      return {kind: 'fault', detail: say('cel-result', {type: typeName(value)})};
    } catch (error) {
      if (asked.gaps.length > 0 || asked.tooFew.size > 0) return {kind: 'unknown'};
      return {kind: 'fault', detail: faultOf(error).detail};
    } finally {
      current.asked = undefined;
    }
  }
}

/** `'1' == 1` is false for ever in CEL; a rule that says so never told anything. */
function mixedKinds(comparisons: readonly Comparison[], asked: Asked): Message | undefined {
  for (const {fact, literal} of comparisons) {
    for (const observed of asked.seen.get(fact)?.values() ?? []) {
      if (!observed.ok || typeof observed.value === typeof literal) continue;
      const {value} = observed;
      const kind =
        typeof value === 'string'
          ? 'text'
          : typeof value === 'number'
            ? 'number'
            : typeof value === 'boolean'
              ? 'truth'
              : 'list';
      const mend =
        kind === 'list'
          ? `${JSON.stringify(literal)} in facts['${fact}']`
          : `facts['${fact}'] == ${kind === 'text' ? `'${literal}'` : String(value)}`;
      return say('cel-kinds', {fact, kind, literal: JSON.stringify(literal), mend});
    }
  }
  return undefined;
}

function typeName(value: unknown): string {
  if (typeof value === 'bigint') return 'int';
  if (typeof value === 'number') return 'double';
  return Array.isArray(value) ? 'list' : typeof value === 'object' ? 'map' : typeof value;
}

function faultOf(error: unknown): Fault {
  const {summary, message, range} = error as {
    summary?: string;
    message?: string;
    range?: {start: number};
  };
  const reason = (summary ?? message ?? String(error)).slice(0, 300);
  return {offset: range?.start ?? 0, detail: say('cel-fault', {reason})};
}
