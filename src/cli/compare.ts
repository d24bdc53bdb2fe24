import {createHash} from 'node:crypto';
import {writeFile} from 'node:fs/promises';
import {contrastOf} from '../compare/contrast/index.ts';
import type {Contrast} from '../model/contrast.ts';
import {AppError} from '../model/error.ts';
import {whyFailed} from '../model/why-failed.ts';
import {CATALOGUE} from '../pipeline/catalogue.ts';
import {CONTRAST_REPORTERS} from '../report/contrast/index.ts';
import {choicesOf} from './choices.ts';
import {sidesOf} from './compare-sides.ts';
import type {Context} from './context.ts';

export type CompareFlags = {
  from?: string[];
  accept: string[];
  output: keyof typeof CONTRAST_REPORTERS;
  out?: string;
  color: boolean;
  verbose: boolean;
  quiet: boolean;
  failOn: 'difference' | 'finding' | 'never';
};

/** Prints what differs between the two, or writes it to a file. */
export async function compareThings(
  a: string,
  b: string,
  flags: CompareFlags,
  context: Context,
): Promise<void> {
  const choices = await choicesOf({accept: flags.accept});
  const sides = await sidesOf(a, b, flags.from, context, flags.quiet, choices);
  const contrast = contrastOf(...sides);
  const text = written(contrast, flags, context);
  const {out} = flags;
  if (out === undefined) await context.out(text);
  else {
    try {
      await writeFile(out, text);
    } catch (cause) {
      throw new AppError('output-failed', {file: out, detail: whyFailed(cause)}, {cause});
    }
    context.note(context.text({en: `Written: ${out}`, 'zh-CN': `已写入：${out}`}));
  }
  context.exit(contrastStatus(contrast, flags.failOn));
}

function written(contrast: Contrast, flags: CompareFlags, {language}: Context): string {
  const toTerminal = flags.out === undefined && process.stdout.isTTY === true;
  return CONTRAST_REPORTERS[flags.output](contrast, {
    language,
    catalogue: CATALOGUE,
    color: flags.color && toTerminal && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
    verbose: flags.verbose,
    width: toTerminal ? Math.max(60, process.stdout.columns ?? 100) : 100,
    hash: (content) => createHash('sha256').update(content).digest('base64'),
  });
}

/** 0 as a rule; with `--fail-on` 3 when it holds, 5 when nothing could be compared. */
export function contrastStatus(
  {conclusion, findings}: Contrast,
  failOn: CompareFlags['failOn'],
): number {
  if (failOn === 'never') return 0;
  if (conclusion === 'nothing-compared') return 5;
  if (failOn === 'difference') return conclusion === 'different' ? 3 : 0;
  const isGrave = (verdict: string | undefined) => verdict === 'cause' || verdict === 'contributor';
  const appeared = findings.some(
    ({a, b, status}) => status !== 'unknown-a' && isGrave(b?.verdict) && !isGrave(a?.verdict),
  );
  return appeared ? 3 : 0;
}
