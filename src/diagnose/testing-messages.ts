import {IntlMessageFormat} from 'intl-messageformat';
import type {Diagnosis} from '../model/finding.ts';
import {catalogueOf, type Message, type MessageParam} from '../model/message.ts';
import {cpuHoldStrings} from './cpu-hold/strings.ts';
import type {Rule} from './define-rule.ts';
import {engineStrings} from './engine-strings.ts';
import {inputStrings} from './inputs/index.ts';
import {whereStrings} from './where-strings.ts';

/** For tests: every message of the diagnosis has a text, and every gap of that text is filled. */
export function assertTold(rule: Rule, diagnosis: Diagnosis): void {
  const texts = catalogueOf([
    {prefix: rule.id, strings: rule.strings},
    {prefix: 'engine', strings: engineStrings},
    {prefix: 'input', strings: inputStrings},
    {prefix: 'cpu-hold', strings: cpuHoldStrings},
    {prefix: 'where', strings: whereStrings},
  ]);
  for (const {id, params} of messagesIn(diagnosis)) {
    // Texts of other rooms (model, measure) come along in what they observed.
    if (!Object.keys(texts).some((known) => known.startsWith(`${id.split('/')[0]}/`))) continue;
    const text = texts[id];
    if (text === undefined) throw new Error(`no text for ${id}`);
    for (const gap of gapsIn(text.en)) {
      if (params?.[gap] === undefined) throw new Error(`${id} needs the parameter ${gap}`);
    }
  }
}

/** Names of the gaps of an ICU text, sorted: `{count, plural, one {# node} other {# nodes}}` has `count`. */
export function gapsIn(text: string): string[] {
  const names = new Set<string>();
  collect(new IntlMessageFormat(text, 'en', undefined, {ignoreTag: true}).getAst(), names);
  return [...names].sort();
}

type Part = ReturnType<IntlMessageFormat['getAst']>[number];

function collect(parts: readonly Part[], names: Set<string>): void {
  for (const part of parts) {
    // Literals and `#` have no name; of the others `value` is the name.
    if (part.type !== LITERAL && 'value' in part) names.add(part.value);
    if (!('options' in part)) continue;
    for (const option of Object.values(part.options)) collect(option.value, names);
  }
}

const LITERAL = 0;

function messagesIn({findings, results}: Diagnosis): Message[] {
  const found: Message[] = [];
  const take = (message: Message | undefined): void => {
    if (message === undefined) return;
    found.push(message);
    for (const param of Object.values(message.params ?? {})) if (isMessage(param)) take(param);
  };
  for (const result of results) take(result.message);
  for (const finding of findings) {
    take(finding.title);
    take(finding.why);
    for (const {message} of [...finding.evidenceFor, ...finding.evidenceAgainst]) take(message);
    for (const {message} of [...finding.safe, ...finding.danger]) take(message);
  }
  return found;
}

function isMessage(param: MessageParam): param is Message {
  return typeof param === 'object' && !Array.isArray(param);
}
