import {createInterface} from 'node:readline/promises';
import {AppError} from '../model/error.ts';
import type {NodeState, Plan, PlanOutcome} from '../model/plan.ts';
import {errorSpeaker} from '../pipeline/catalogue.ts';
import {carryOut, takeBack} from '../pipeline/remedy-stage.ts';
import {planText, readPlan} from '../remedy/index.ts';
import {runsFolder} from '../store/folder.ts';
import type {Context} from './context.ts';
import {interruptible} from './interrupt.ts';
import {type OutcomeFlags, outcomeStatus, outcomeText, stateWord} from './outcome.ts';

export type ApplyFlags = OutcomeFlags & {yes: boolean; dryRun: boolean; deadman: boolean};

export async function apply(file: string, flags: ApplyFlags, context: Context): Promise<void> {
  const plan = await readPlan(file);
  if (plan.steps.length === 0) throw new AppError('plan-for-people');
  if (!flags.dryRun && !flags.yes && !(await confirmed(plan, context))) {
    context.note(context.text({en: 'Nothing was changed.', 'zh-CN': '未做任何修改。'}));
    return;
  }
  const {signal, release} = interruptible();
  try {
    const {dryRun} = flags;
    const options = {...optionsOf(flags, signal, context), noDeadman: !flags.deadman, dryRun};
    const outcome = await carryOut(plan, options);
    await tell(outcome, flags, context);
    const clear =
      dryRun &&
      outcome.nodes.every(
        ({state, message}) => state === 'committed' || message?.id === 'protocol/not-tried',
      );
    context.exit(clear ? 0 : outcomeStatus(outcome, 'apply'));
  } finally {
    release();
  }
}

export async function rollback(file: string, flags: OutcomeFlags, context: Context): Promise<void> {
  const plan = await readPlan(file);
  const {signal, release} = interruptible();
  try {
    const outcome = await takeBack(plan, optionsOf(flags, signal, context));
    await tell(outcome, flags, context);
    context.exit(outcomeStatus(outcome, 'rollback'));
  } finally {
    release();
  }
}

function optionsOf(flags: OutcomeFlags, signal: AbortSignal, context: Context) {
  return {
    runs: runsFolder(),
    signal,
    onState(node: string, state: NodeState) {
      if (!flags.quiet) context.note(`${node}: ${stateWord(state, context)}`);
    },
  };
}

async function confirmed(plan: Plan, context: Context): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw new AppError('apply-needs-yes');
  context.note(planText(plan, errorSpeaker(context.language)));
  const asker = createInterface({input: process.stdin, output: process.stderr});
  try {
    const question = context.text({
      en: `Change ${plan.targets.length} nodes now? Type yes: `,
      'zh-CN': `现在修改 ${plan.targets.length} 个节点？请输入 yes：`,
    });
    return (await asker.question(question)).trim().toLowerCase() === 'yes';
  } finally {
    asker.close();
  }
}

async function tell(outcome: PlanOutcome, flags: OutcomeFlags, context: Context): Promise<void> {
  const text =
    flags.output === 'json'
      ? `${JSON.stringify(outcome, null, 2)}\n`
      : outcomeText(outcome, errorSpeaker(context.language), context);
  await context.out(text);
}
