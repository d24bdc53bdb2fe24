import {readFileSync} from 'node:fs';
import type {Script} from '../../reach/reach.ts';

let text: string | undefined;

/** What runs on nodes: constant, whatever the plan; the plan’s own words come as arguments or over standard input. */
export function nodeProgram(): string {
  text ??= `ROLLBACK_TEXT=${quote(`${part('common.sh')}${part('rollback.sh')}`)}\n${part('common.sh')}${part('vitals.sh')}${part('transaction.sh')}`;
  return text;
}

export type Verb =
  | 'preflight'
  | 'arm'
  | 'step'
  | 'status'
  | 'commit'
  | 'rollback'
  | 'bulk'
  | 'vitals'
  | 'echo';

/** One question to a node in the course of a plan. `token` is that of the attempt which owns the transaction. */
export function nodeScript(
  verb: Verb,
  plan: string,
  token: string,
  args: readonly string[] = [],
): Script {
  return {
    name: 'transaction.sh',
    interpreter: 'sh',
    text: nodeProgram(),
    args: [verb, plan, token, ...args],
  };
}

/**
 * A word as the node’s program takes it: what is not plain is written as a byte, `%` and three octal digits, and
 * nothing at all as `%e`. So any text can be an argument, and no shell ever reads it.
 */
export function escapeWord(word: string): string {
  if (word === '') return '%e';
  let escaped = '';
  for (const byte of Buffer.from(word, 'utf8')) {
    const char = String.fromCharCode(byte);
    escaped += /[A-Za-z0-9_.,:/@+=-]/.test(char) ? char : `%${byte.toString(8).padStart(3, '0')}`;
  }
  return escaped;
}

function part(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8');
}

/** One word for any POSIX shell. */
function quote(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`;
}
