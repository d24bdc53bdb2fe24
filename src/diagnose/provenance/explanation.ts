import {type FactValue, factSegments, type NodeFacts, readFact} from '../../model/fact.ts';
import {type Message, messages} from '../../model/message.ts';
import type {Source} from '../../model/observed.ts';
import {strings} from './strings.ts';

export const say = messages('explain-value', strings);

/** What is said of a value, and below it what that rests on. */
export type ValueExplanation = {
  message: Message;
  /** Where it was seen. */
  source?: Source;
  because: ValueExplanation[];
};

export function told(
  message: Message,
  source: Source | undefined,
  because: readonly ValueExplanation[] = [],
): ValueExplanation {
  return {message, ...(source === undefined ? {} : {source}), because: [...because]};
}

export function textOf(value: FactValue): string {
  return Array.isArray(value) ? value.join(' ') : String(value);
}

export function sameText(a: FactValue, b: FactValue): 'yes' | 'no' {
  return textOf(a).trim().replace(/\s+/g, ' ') === textOf(b).trim().replace(/\s+/g, ' ')
    ? 'yes'
    : 'no';
}

/** A fact’s value and where it was seen; undefined when it is not known. */
export function known(
  facts: NodeFacts,
  path: string,
): {value: FactValue; source: Source} | undefined {
  const seen = readFact(facts, path);
  return seen.ok ? {value: seen.value, source: seen.source} : undefined;
}

export function knownNumber(
  facts: NodeFacts,
  path: string,
): {value: number; source: Source} | undefined {
  const seen = known(facts, path);
  return typeof seen?.value === 'number' ? {value: seen.value, source: seen.source} : undefined;
}

/** Facts below a path that have a value, with the segments that follow it. */
export function below(
  facts: NodeFacts,
  ...start: readonly string[]
): {rest: string[]; path: string}[] {
  const found: {rest: string[]; path: string}[] = [];
  for (const [path, leaf] of Object.entries(facts.leaves)) {
    if (!path.startsWith(start[0] ?? '') || !('value' in leaf)) continue;
    const segments = factSegments(path);
    if (start.every((segment, i) => segments[i] === segment)) {
      found.push({rest: segments.slice(start.length), path});
    }
  }
  return found;
}
