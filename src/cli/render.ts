import {writeFile} from 'node:fs/promises';
import {AppError} from '../model/error.ts';
import type {ReportDocument} from '../model/report.ts';
import {whyFailed} from '../model/why-failed.ts';
import {CATALOGUE} from '../pipeline/catalogue.ts';
import {exitStatus} from '../pipeline/verdict.ts';
import {IN_PIECES, REPORTERS} from '../report/index.ts';
import type {Context} from './context.ts';
import type {OutputFlags} from './flags.ts';
import {reportPage} from './page-file.ts';

/** Writes the report where it was asked for and sets the exit status. */
export async function deliver(
  document: ReportDocument,
  flags: OutputFlags,
  context: Context,
): Promise<void> {
  for (const {fact, reason, until} of document.comparison.expiredAcceptances) {
    context.note(
      context.text({
        en: `No longer accepted since ${until}: ${fact} (${reason})`,
        'zh-CN': `已过有效期（${until}），不再视为可接受：${fact}（${reason}）`,
      }),
    );
  }
  const pieces = await piecesOf(document, flags, context);
  if (flags.out === undefined) for (const piece of pieces) await context.out(piece);
  else await save(flags.out, pieces, context);
  context.exit(exitStatus(document, flags.failOn));
}

async function piecesOf(
  document: ReportDocument,
  flags: OutputFlags,
  context: Context,
): Promise<Iterable<string>> {
  if (flags.output === 'html') return [await reportPage(document, context.language, flags.plan)];
  const inPieces = IN_PIECES[flags.output];
  if (inPieces !== undefined) return inPieces(document);
  const toTerminal = flags.out === undefined && process.stdout.isTTY === true;
  return [
    REPORTERS[flags.output](document, {
      language: context.language,
      catalogue: CATALOGUE,
      color: flags.color && toTerminal && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
      verbose: flags.verbose,
      width: toTerminal ? Math.max(60, process.stdout.columns ?? 100) : 100,
    }),
  ];
}

async function save(file: string, pieces: Iterable<string>, context: Context): Promise<void> {
  try {
    await writeFile(file, pieces);
  } catch (cause) {
    throw new AppError('output-failed', {file, detail: whyFailed(cause)}, {cause});
  }
  context.note(context.text({en: `Written: ${file}`, 'zh-CN': `已写入：${file}`}));
}
