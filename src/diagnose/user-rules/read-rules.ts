import type {Document, Node as YamlNode} from 'yaml';
import type {z} from 'zod';
import {AppError} from '../../model/error.ts';
import type {Message} from '../../model/message.ts';
import type {Rule} from '../define-rule.ts';
import {type Compiler, createCompiler, type Expression} from './expression.ts';
import {offsetInScalar, type PlaceOf, placeIn} from './place.ts';
import {type UserRule, UserRules} from './schema.ts';
import {say} from './strings.ts';
import {toRule} from './to-rule.ts';

/** A file as the user named it, and what it holds. */
export type RuleFile = {file: string; text: string};

const MAX_BYTES = 1024 * 1024;

/**
 * Reads rules of a user’s own. Throws the AppError that names file, line and column, what is wrong and the mend;
 * a rule that was read without one may still meet facts it cannot work with, which costs that rule’s result only.
 */
export async function readUserRules(files: readonly RuleFile[]): Promise<Rule[]> {
  if (files.length === 0) return [];
  const yaml = await import('yaml');
  const compiler = await createCompiler();
  const first = new Map<string, string>();
  return files.flatMap(({file, text}) => {
    if (text.length > MAX_BYTES) {
      throw new AppError('rules-syntax', {
        place: file,
        detail: say('too-large', {limit: MAX_BYTES}),
      });
    }
    const lines = new yaml.LineCounter();
    const document = yaml.parseDocument(text, {
      lineCounter: lines,
      logLevel: 'silent',
      prettyErrors: false,
    });
    const source = {file, text, document, placeOf: placeIn(file, lines)};
    return rulesOf(source).map((rule, index) => {
      const place = placeAt(source, ['rules', index, 'id']);
      const before = first.get(rule.id);
      if (before !== undefined) {
        throw new AppError('rules-duplicate', {place, rule: rule.id, first: before});
      }
      first.set(rule.id, place);
      return compiled(source, rule, index, compiler);
    });
  });
}

type Source = {file: string; text: string; document: Document.Parsed; placeOf: PlaceOf};

function rulesOf(source: Source): UserRule[] {
  const {document, placeOf} = source;
  const [error] = document.errors;
  if (error !== undefined) {
    const reason = error.message.replace(/\.$/, '');
    throw new AppError('rules-syntax', {
      place: placeOf(error.pos[0]),
      detail: say('not-yaml', {reason}),
    });
  }
  const read = UserRules.safeParse(plain(source));
  if (read.success) return read.data.rules;
  throw complaint(source, read.error.issues);
}

/** Aliases within reason: what unfolds without end is refused. */
function plain({document, placeOf}: Source): unknown {
  try {
    return document.toJS({maxAliasCount: 100});
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    const detail = say('not-yaml', {reason});
    throw new AppError('rules-syntax', {place: placeOf(0), detail}, {cause});
  }
}

type Issue = z.core.$ZodIssue;

function complaint(source: Source, issues: readonly Issue[]): AppError {
  const all = issues.flatMap(innermost);
  // A misspelt key explains the one that is missing.
  const issue = all.find(({code}) => code === 'unrecognized_keys') ?? all[0];
  const path = issue?.path.map((part) => (typeof part === 'symbol' ? String(part) : part)) ?? [];
  if (issue?.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const known = knownKeys(path);
    const place = placeAt(source, [...path, key], true);
    return new AppError('rules-unknown-key', {place, key, known});
  }
  if (path.length === 0) {
    return new AppError('rules-syntax', {place: source.placeOf(0), detail: say('not-rules')});
  }
  const key = path.findLast((part): part is string => typeof part === 'string') ?? 'rules';
  return new AppError('rules-wrong-value', {
    place: placeAt(source, path),
    key,
    expected: EXPECTED[key] ?? say('expect-text'),
  });
}

/** Of a choice of shapes, the complaint about the shape that was meant: the one for what was written. */
function innermost(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const inner = issue.errors.flat().find(({code}) => code === 'unrecognized_keys');
  return [inner === undefined ? issue : {...inner, path: [...issue.path, ...inner.path]}];
}

function knownKeys(path: readonly (string | number)[]): string[] {
  if (path.length === 0) return Object.keys(UserRules.shape);
  const inRule = path.length === 2;
  return inRule ? Object.keys(UserRules.shape.rules.element.shape) : ['en', 'zh-CN'];
}

const EXPECTED: Readonly<Record<string, Message>> = {
  schemaVersion: say('expect-version'),
  rules: say('expect-rules'),
  id: say('expect-id'),
  scope: say('expect-scope'),
  applies: say('expect-expression'),
  check: say('expect-expression'),
  verdict: say('expect-verdict'),
  severity: say('expect-severity'),
  confidence: say('expect-confidence'),
  safe: say('expect-texts'),
  danger: say('expect-texts'),
  references: say('expect-references'),
};

/** Where a value stands; where it is missing, where the mapping stands that lacks it. */
function placeAt(
  {document, placeOf}: Source,
  path: readonly (string | number)[],
  key = false,
): string {
  for (let length = path.length; length >= 0; length--) {
    const at = path.slice(0, length);
    const wanted = key && length === path.length ? keyNode(document, at) : nodeAt(document, at);
    if (wanted?.range) return placeOf(wanted.range[0]);
  }
  return placeOf(0);
}

function nodeAt(
  document: Document.Parsed,
  path: readonly (string | number)[],
): YamlNode | undefined {
  const found = path.length === 0 ? document.contents : document.getIn(path, true);
  return (found ?? undefined) as YamlNode | undefined;
}

function keyNode(
  document: Document.Parsed,
  path: readonly (string | number)[],
): YamlNode | undefined {
  const map = nodeAt(document, path.slice(0, -1)) as {
    items?: {key: YamlNode & {value?: unknown}}[];
  };
  return map?.items?.find((pair) => pair.key?.value === path.at(-1))?.key;
}

function compiled(source: Source, rule: UserRule, index: number, compiler: Compiler): Rule {
  const one = (key: 'check' | 'applies', text: string): Expression => {
    const read = compiler(text, rule.scope);
    if ('evaluate' in read) return read;
    const node = nodeAt(source.document, ['rules', index, key]);
    const from = node?.range?.[0] ?? 0;
    const place = source.placeOf(offsetInScalar(source.text, from, text, read.offset));
    throw new AppError('rules-expression', {place, rule: rule.id, key, detail: read.detail});
  };
  return toRule({
    rule,
    check: one('check', rule.check),
    applies: rule.applies === undefined ? undefined : one('applies', rule.applies),
  });
}
