import {readFile} from 'node:fs/promises';
import type {Rule} from '../diagnose/define-rule.ts';
import {AppError} from '../model/error.ts';
import {whyFailed} from '../model/why-failed.ts';

/** The rules in the files given with `--rules`; read before anything else happens, so that a fault costs no run. */
export async function rulesFrom(files: readonly string[]): Promise<Rule[]> {
  if (files.length === 0) return [];
  const {readUserRules} = await import('../diagnose/user-rules/index.ts');
  const read = await Promise.all(files.map(async (file) => ({file, text: await textOf(file)})));
  return readUserRules(read);
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new AppError('file-unreadable', {file, detail: whyFailed(cause)}, {cause});
  }
}
