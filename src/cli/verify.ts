import {createHash} from 'node:crypto';
import {writeFile} from 'node:fs/promises';
import {AppError} from '../model/error.ts';
import type {Verification} from '../model/verification.ts';
import {whyFailed} from '../model/why-failed.ts';
import {CATALOGUE, errorSpeaker} from '../pipeline/catalogue.ts';
import {type VerifyEnd, verifyPlan} from '../pipeline/verify-stage.ts';
import {readPlan} from '../remedy/index.ts';
import {VERIFICATION_REPORTERS} from '../report/verification/index.ts';
import {runsFolder} from '../store/folder.ts';
import {loadRun} from '../store/load.ts';
import type {Context} from './context.ts';
import {interruptible} from './interrupt.ts';
import {stateWord} from './outcome.ts';

export type VerifyFlags = WriteFlags & {
  before: boolean;
  interleave: boolean;
  runs?: number;
  maxDuration?: number;
  from?: string;
  quiet: boolean;
};

type WriteFlags = {output: keyof typeof VERIFICATION_REPORTERS; out?: string; color: boolean};

export async function verify(file: string, flags: VerifyFlags, context: Context): Promise<void> {
  const {before, interleave, maxDuration, quiet} = flags;
  if (before && interleave) {
    const detail = context.text({
      en: 'give --before or --interleave, not both: --interleave takes the runs of both sides',
      'zh-CN': '--before 与 --interleave 不能同时使用：--interleave 会测量变更前后两侧',
    });
    throw new AppError('usage', {detail});
  }
  const plan = await readPlan(file);
  const runs = runsFolder();
  const from = await loadRun(runs, flags.from ?? plan.run);
  const say = errorSpeaker(context.language);
  const {signal, release} = interruptible();
  try {
    const end = await verifyPlan({
      ...{plan, runs, from, signal, version: context.version},
      arm: before ? 'before' : interleave ? 'interleave' : 'after',
      ...(flags.runs === undefined ? {} : {count: flags.runs}),
      ...(maxDuration === undefined ? {} : {maxDurationMs: maxDuration * 1000}),
      onProgress: (message) => quiet || context.note(say(message)),
      onState: (node, state) => quiet || context.note(`${node}: ${stateWord(state, context)}`),
    });
    if (signal.aborted) return interrupted(context);
    await tell(end, flags, context);
  } finally {
    release();
  }
}

/** The same as before is well only where it is no worse than its peers: else the problem is still there. */
function statusOf({verdict, effects}: Verification): number {
  switch (verdict) {
    case 'improved':
      return 0;
    case 'equivalent':
      return effects.some(({kind, verdict: own}) => kind === 'peers' && own === 'regressed')
        ? 3
        : 0;
    case 'regressed':
      return 3;
    case 'inconclusive':
      return 5;
  }
}

async function tell(end: VerifyEnd, flags: VerifyFlags, context: Context): Promise<void> {
  if (end.kind === 'in-doubt') {
    context.note(
      context.text({
        en: 'The state of the plan is in doubt on at least one node: nothing can be verified. Settle it with “samespec rollback” first.',
        'zh-CN': '计划在至少一个节点上状态存疑，无法验证。请先用“samespec rollback”使其明确。',
      }),
    );
    return context.exit(7);
  }
  const {verification, stopped} = end;
  if (stopped !== null) context.note(errorSpeaker(context.language)(stopped));
  if (verification === null) return tellBaseline(end, context);
  await writeVerification(verification, flags, context);
  context.exit(statusOf(verification));
}

function tellBaseline({runs, needed}: Extract<VerifyEnd, {kind: 'measured'}>, context: Context) {
  const usable = runs.filter(({arm, rejected}) => arm === 'before' && rejected === null).length;
  if (usable < needed) return context.exit(5);
  context.note(
    context.text({
      en: `The baseline is saved (${usable} runs). Now: samespec apply PLAN, then samespec verify PLAN`,
      'zh-CN': `基线已保存（${usable} 次测量）。接下来：samespec apply PLAN，再执行 samespec verify PLAN`,
    }),
  );
  context.exit(0);
}

/** Where and how it was asked for. */
export async function writeVerification(
  verification: Verification,
  flags: WriteFlags,
  context: Context,
): Promise<void> {
  const {output, out, color} = flags;
  const toTerminal = out === undefined && process.stdout.isTTY === true;
  const text = VERIFICATION_REPORTERS[output](verification, {
    language: context.language,
    catalogue: CATALOGUE,
    color: color && toTerminal && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
    width: toTerminal ? (process.stdout.columns ?? 100) : 100,
    hash: (content: string) => createHash('sha256').update(content).digest('base64'),
  });
  if (out === undefined) return context.out(text);
  try {
    await writeFile(out, text);
  } catch (cause) {
    throw new AppError('output-failed', {file: out, detail: whyFailed(cause)}, {cause});
  }
  context.note(context.text({en: `Written: ${out}`, 'zh-CN': `已写入：${out}`}));
}

function interrupted(context: Context): void {
  context.note(
    context.text({
      en: 'Interrupted. The runs measured so far are saved; the same command goes on.',
      'zh-CN': '已中断。已完成的测量已保存，执行同一命令即可继续。',
    }),
  );
  context.exit(130);
}
