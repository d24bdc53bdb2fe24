import {writeFile} from 'node:fs/promises';
import {AppError} from '../model/error.ts';
import type {Plan} from '../model/plan.ts';
import type {ReportDocument} from '../model/report.ts';
import {whyFailed} from '../model/why-failed.ts';
import {errorSpeaker} from '../pipeline/catalogue.ts';
import {knownHostKeys, makePlan, planMarkdown, planText} from '../remedy/index.ts';
import {runsFolder} from '../store/folder.ts';
import {listRuns} from '../store/load.ts';
import {markPlan} from '../store/plan-marks.ts';
import type {Context} from './context.ts';
import {replay} from './replay.ts';

export type PlanFlags = {
  from?: string;
  remedy?: string;
  only?: string[];
  iAccept: string[];
  maxUnavailable: number;
  pause: number;
  window: number;
  output: 'text' | 'md' | 'json' | 'yaml';
  out?: string;
};

/** Shows a plan, or writes it to a file. `chosen`: a format was named. */
export async function plan(
  finding: string,
  flags: PlanFlags,
  chosen: boolean,
  context: Context,
): Promise<void> {
  const made = await planFor(finding, flags, context);
  const {out} = flags;
  // Whoever has the plan needs its run later on; shown as text it is not a plan that can be applied.
  if (out !== undefined || flags.output === 'json') await markPlan(runsFolder(), made);
  if (out === undefined) {
    await context.out(await written(made, flags.output, context));
    return;
  }
  const text = await written(made, chosen ? flags.output : 'json', context);
  try {
    await writeFile(out, text, {mode: 0o600});
  } catch (cause) {
    throw new AppError('output-failed', {file: out, detail: whyFailed(cause)}, {cause});
  }
  // What was planned is read before it is applied.
  if (!chosen) await context.out(await written(made, 'text', context));
  context.note(context.text({en: `Written: ${out}`, 'zh-CN': `已写入：${out}`}));
}

export async function planFor(finding: string, flags: PlanFlags, context: Context): Promise<Plan> {
  const document = await documentOf(flags.from);
  const {remedy, only} = flags;
  return makePlan({
    document,
    finding,
    ...(remedy === undefined ? {} : {remedy}),
    ...(only === undefined ? {} : {only}),
    acceptedRisks: flags.iAccept,
    hostKeys: await hostKeysOf(document),
    samespecVersion: context.version,
    maxUnavailable: flags.maxUnavailable,
    pauseSeconds: flags.pause,
    windowSeconds: flags.window,
  });
}

async function documentOf(run: string | undefined): Promise<ReportDocument> {
  if (run !== undefined) return replay(run);
  const [newest] = (await listRuns(runsFolder())).filter(({manifest}) => manifest !== null);
  if (newest === undefined) throw new AppError('plan-no-run');
  return replay(newest.id);
}

async function hostKeysOf({run}: ReportDocument): Promise<Map<string, string[]>> {
  const keys = await Promise.all(
    run.inventory.nodes.map(async (node) => [node.id, await knownHostKeys(node)] as const),
  );
  return new Map(keys);
}

async function written(made: Plan, format: PlanFlags['output'], context: Context): Promise<string> {
  const say = errorSpeaker(context.language);
  switch (format) {
    case 'text':
      return planText(made, say);
    case 'md':
      return planMarkdown(made, say);
    case 'json':
      return `${JSON.stringify(made, null, 2)}\n`;
    case 'yaml': {
      const {stringify} = await import('yaml');
      return stringify(made, {aliasDuplicateObjects: false, lineWidth: 0});
    }
  }
}
