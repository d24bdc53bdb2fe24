import {createHash} from 'node:crypto';
import {writeFile} from 'node:fs/promises';
import {AppError} from '../model/error.ts';
import type {ReportDocument} from '../model/report.ts';
import {CATALOGUE} from '../pipeline/catalogue.ts';
import {exitStatus} from '../pipeline/verdict.ts';
import {REPORTERS} from '../report/index.ts';
import {reasonOf} from '../store/save.ts';
import type {Context} from './context.ts';
import type {OutputFlags} from './flags.ts';

/** Writes the report where it was asked for and sets the exit status. */
export async function deliver(
  document: ReportDocument,
  flags: OutputFlags,
  context: Context,
): Promise<void> {
  const toTerminal = flags.out === undefined && process.stdout.isTTY === true;
  const text = REPORTERS[flags.output](document, {
    language: context.language,
    catalogue: CATALOGUE,
    color: flags.color && toTerminal && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
    verbose: flags.verbose,
    width: toTerminal ? Math.max(60, process.stdout.columns ?? 100) : 100,
    hash: (content: string) => createHash('sha256').update(content).digest('base64'),
  });
  if (flags.out === undefined) await context.out(text);
  else await save(flags.out, text, context);
  context.exit(exitStatus(document, flags.failOn));
}

async function save(file: string, text: string, context: Context): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (cause) {
    throw new AppError('output-failed', {file, detail: reasonOf(cause)}, {cause});
  }
  context.note(context.text({en: `Written: ${file}`, 'zh-CN': `已写入：${file}`}));
}
