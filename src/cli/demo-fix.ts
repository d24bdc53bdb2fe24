import {isAppError} from '../model/error.ts';
import type {Plan, PlanOutcome} from '../model/plan.ts';
import type {ReportDocument} from '../model/report.ts';
import type {Verification} from '../model/verification.ts';
import {errorSpeaker} from '../pipeline/catalogue.ts';
import {carryOut, takeBack} from '../pipeline/remedy-stage.ts';
import {verifyPlan} from '../pipeline/verify-stage.ts';
import type {VerifyWork} from '../pipeline/verify-work.ts';
import {knownHostKeys, makePlan, planText} from '../remedy/index.ts';
import {runsFolder} from '../store/folder.ts';
import {loadRun} from '../store/load.ts';
import type {Context} from './context.ts';
import {outcomeText} from './outcome.ts';

/** So few that the whole demo stays within two minutes; fewer could not give an interval. */
const RUNS = 4;
/** Per body and node in each run: it is the runs that count. */
const REQUESTS = 3;
const WINDOW_SECONDS = 60;

export type Show = {context: Context; quiet: boolean; signal: AbortSignal};

/** A finding of the document that samespec can mend itself, and whose mending can be measured. */
export async function mendable(document: ReportDocument, context: Context): Promise<Plan | null> {
  for (const {id, verdict, safe} of document.diagnosis.findings) {
    if ((verdict !== 'cause' && verdict !== 'contributor') || safe.length === 0) continue;
    try {
      const plan = await planFor(document, {finding: id, accepted: []}, context);
      if (plan.steps.length > 0 && plan.criterion !== null) return plan;
    } catch (error) {
      // What cannot be planned is told by “samespec plan”; the demo goes on to the next.
      if (!isAppError(error)) throw error;
    }
  }
  return null;
}

export async function planFor(
  document: ReportDocument,
  wanted: {finding: string; remedy?: string; accepted: readonly string[]},
  {version}: Context,
): Promise<Plan> {
  const {nodes} = document.run.inventory;
  const {finding, remedy, accepted} = wanted;
  const keys = nodes.map(async (node) => [node.id, await knownHostKeys(node)] as const);
  return makePlan({
    ...{document, finding, acceptedRisks: accepted, samespecVersion: version},
    ...(remedy === undefined ? {} : {remedy}),
    hostKeys: new Map(await Promise.all(keys)),
    // A lab has no users: all the nodes that may change together do.
    maxUnavailable: nodes.length,
    pauseSeconds: 0,
    windowSeconds: WINDOW_SECONDS,
  });
}

/** Baseline, change, proof: the way a plan goes on a fleet, in the lab. Null: it did not come to a verdict. */
export async function fixAndVerify(plan: Plan, show: Show): Promise<Verification | null> {
  const {context} = show;
  if (!show.quiet) context.note(headOf(plan, context));
  await measureSide(plan, 'before', show);
  if (show.signal.aborted) return null;
  const outcome = await applyShown(plan, show);
  if (show.signal.aborted) return null;
  if (outcome.state !== 'committed') {
    context.note(
      context.text({
        en: 'The change did not come into force, so there is nothing to compare.',
        'zh-CN': '变更未能生效，因此没有可比较的内容。',
      }),
    );
    context.exit(outcome.state === 'in-doubt' ? 7 : 6);
    return null;
  }
  return measureSide(plan, 'after', show);
}

/** Its first paragraph; the rest is there for whoever asks. */
function headOf(plan: Plan, context: Context): string {
  const [head = ''] = planText(plan, errorSpeaker(context.language)).trim().split('\n\n');
  const command = `samespec plan ${plan.finding} --from ${plan.run}`;
  return `\n${head}\n  ${context.text({en: `All of it: ${command}`, 'zh-CN': `完整计划：${command}`})}\n`;
}

/** The way back, also after Ctrl-C. */
export async function takeBackShown(plan: Plan, show: Show): Promise<void> {
  const {signal} = new AbortController();
  tellOutcome(await takeBack(plan, carryOptions({signal})), show);
}

export async function applyShown(plan: Plan, show: Show): Promise<PlanOutcome> {
  const {context} = show;
  if (!show.quiet) context.note(context.text({en: 'Applying …', 'zh-CN': '正在执行 …'}));
  const outcome = await carryOut(plan, {...carryOptions(show), noDeadman: false, dryRun: false});
  tellOutcome(outcome, show);
  return outcome;
}

function tellOutcome(outcome: PlanOutcome, {context, quiet}: Show): void {
  if (quiet) return;
  context.note(outcomeText(outcome, errorSpeaker(context.language), context).trimEnd());
}

async function measureSide(
  plan: Plan,
  arm: Extract<VerifyWork['arm'], 'before' | 'after'>,
  show: Show,
): Promise<Verification | null> {
  const {context, quiet, signal} = show;
  const say = errorSpeaker(context.language);
  const runs = runsFolder();
  const end = await verifyPlan({
    ...{plan, runs, arm, signal, count: RUNS, requests: REQUESTS, version: context.version},
    from: await loadRun(runs, plan.run),
    onProgress: (message) => quiet || context.note(say(message)),
    onState: () => {},
  });
  if (end.kind === 'in-doubt') return null;
  if (end.stopped !== null) context.note(say(end.stopped));
  return end.verification;
}

/** What became of each node is told at the end. */
function carryOptions({signal}: Pick<Show, 'signal'>) {
  return {runs: runsFolder(), signal, onState: () => {}};
}
