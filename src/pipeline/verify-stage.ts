import {join} from 'node:path';
import {AppError} from '../model/error.ts';
import type {Message} from '../model/message.ts';
import {type Inventory, regionOf} from '../model/node.ts';
import type {PathResult} from '../model/path.ts';
import type {Criterion, NodeState, Plan} from '../model/plan.ts';
import type {RunSettings} from '../model/run.ts';
import type {Verification, VerifyRun, VerifyRunFile} from '../model/verification.ts';
import {createReach} from '../reach/index.ts';
import type {Reach} from '../reach/reach.ts';
import {planFolder} from '../remedy/index.ts';
import {readJournal} from '../remedy/plan/journal.ts';
import type {SavedRun} from '../store/load.ts';
import {fewestRuns} from '../verify/effect.ts';
import {type Force, forceOf, heldDuring} from '../verify/in-force.ts';
import {judge} from '../verify/judge.ts';
import {measureRun, requestsFor} from '../verify/measure-run.ts';
import {type Arm, interleaved} from '../verify/order.ts';
import {notMeasured, whyRejected} from '../verify/rejection.ts';
import {loadRuns, runsOfPlan, saveRun} from '../verify/run-files.ts';
import {valuesOf} from '../verify/run-values.ts';
import {scopeOf} from '../verify/scope.ts';
import {say} from '../verify/strings.ts';
import {carryOut, takeBack} from './remedy-stage.ts';

export type VerifyWork = {
  plan: Plan;
  /** Folder of the saved runs; the runs of the verification lie beside the journal of the plan. */
  runs: string;
  /** The run whose nodes and services are measured again. */
  from: SavedRun;
  /** `interleave` applies the plan and rolls it back between runs. */
  arm: Arm | 'interleave';
  /** Runs per side; absent: as the criterion says. */
  count?: number;
  /** Requests per body and node; absent: enough to see a change of level. */
  requests?: number;
  maxDurationMs?: number;
  version: string;
  signal: AbortSignal;
  onProgress(message: Message): void;
  onState(node: string, state: NodeState): void;
};

/** `null` verification: only one side was measured. `stopped`: why there are fewer runs than were asked for. */
export type VerifyEnd =
  | {kind: 'in-doubt'}
  | {
      kind: 'measured';
      verification: Verification | null;
      runs: readonly VerifyRun[];
      needed: number;
      stopped: Message | null;
    };

type Context = VerifyWork & {
  criterion: Criterion;
  inventory: Inventory;
  reach: Reach;
  wanted: number;
  folder: string;
  began: number;
};

/** Runs made in vain before samespec gives up: a quarter of those asked for, and at least four. */
const SPARE = {share: 0.25, least: 4} as const;

/**
 * Takes the runs of one side, or of both in turn, saving each as it comes, and judges them once there is an “after”.
 * What an interrupted verification measured is kept and counted.
 */
export async function verifyPlan(work: VerifyWork): Promise<VerifyEnd> {
  const {plan, from} = work;
  const criterion = criterionFor(work);
  const wanted = work.count ?? criterion.runsPerArm;
  if (wanted < fewestRuns()) {
    throw new AppError('verify-too-few-runs', {given: wanted, needed: fewestRuns()});
  }
  const {id, inventory: known, settings} = from.manifest;
  const inventory = scopeOf(plan, criterion, {id, inventory: known, paths: from.paths});
  const force = await forceNow(work);
  if (force === 'in-doubt') return {kind: 'in-doubt'};
  refuseWrongState(work.arm, force);
  const folder = runsOfPlan(planFolder(work.runs, plan.id));
  const reach = createReach({concurrency: settings.concurrency});
  const context = {...work, criterion, inventory, reach, wanted, folder, began: performance.now()};
  try {
    const stopped =
      work.arm === 'interleave'
        ? await bothInTurn(context, force)
        : await oneSide(context, work.arm);
    const runs = (await filesOf(context)).map(({run}) => run);
    const verification = work.arm === 'before' ? null : judged(plan, criterion, runs);
    return {kind: 'measured', verification, runs, needed: wanted, stopped};
  } finally {
    await reach.close();
  }
}

/** A region that the plan changes as well is no control, whatever the plan says. */
function judged(plan: Plan, criterion: Criterion, runs: readonly VerifyRun[]): Verification {
  const changed = new Set(plan.targets.map(({node}) => regionOf(node)));
  const control = criterion.control.filter((region) => !changed.has(region));
  return {...judge(plan.id, {...criterion, control}, runs), criterion};
}

function criterionFor({plan, arm}: VerifyWork): Criterion {
  const {criterion} = plan;
  if (plan.steps.length === 0) throw new AppError('plan-for-people');
  if (criterion === null) throw new AppError('verify-no-criterion');
  if (arm === 'interleave' && criterion.order !== 'abba') {
    throw new AppError('verify-not-reversible');
  }
  return criterion;
}

function refuseWrongState(arm: VerifyWork['arm'], force: Force): void {
  if (force === 'part') throw new AppError('verify-half');
  if (arm === 'before' && force === 'yes') throw new AppError('verify-in-force');
  if (arm === 'after' && force !== 'yes') throw new AppError('verify-not-applied');
}

async function oneSide(context: Context, arm: Arm): Promise<Message | null> {
  const files = await filesOf(context);
  let usable = usableOf(files, arm);
  let index = nextIndex(files);
  let spare = spareFor(context.wanted);
  let gone: string | null = null;
  while (usable < context.wanted) {
    const stop = whyStop(context, usable, context.wanted);
    if (stop !== null) return stop;
    tellProgress(context, arm, usable + 1, context.wanted);
    const {run, missing} = await takeRun(context, arm, index++);
    if (context.signal.aborted) return null;
    if (missing !== null && missing.node === gone) {
      return say('stop-node-gone', {reason: missing.message});
    }
    gone = missing?.node ?? null;
    if (run.rejected === null) usable += 1;
    else if (--spare < 0) {
      return say('stop-rejected', {made: index, usable, wanted: context.wanted});
    }
  }
  return null;
}

function spareFor(wanted: number): number {
  return Math.max(SPARE.least, Math.ceil(wanted * SPARE.share));
}

/** A B B A, …, and at the end the nodes are left as they were found. */
async function bothInTurn(context: Context, found: Force): Promise<Message | null> {
  const order = interleaved(context.wanted);
  const files = await filesOf(context);
  let index = nextIndex(files);
  let done = files.filter(({run}) => run.rejected === null).length;
  let stopped: Message | null = null;
  let spare = spareFor(order.length);
  while (stopped === null && done < order.length && !context.signal.aborted) {
    const arm = order[done] ?? 'after';
    stopped = whyStop(context, done, order.length) ?? (await enter(context, arm));
    if (stopped !== null) break;
    tellProgress(context, arm, done + 1, order.length);
    const {run} = await takeRun(context, arm, index++);
    if (run.rejected === null) done += 1;
    else if (--spare < 0) {
      const wanted = order.length;
      stopped = say('stop-rejected', {made: index, usable: done, wanted});
    }
  }
  const back = await enter(context, found === 'yes' ? 'after' : 'before');
  return stopped ?? back;
}

/** Applies the plan, or rolls it back, where it is not yet so; says why it could not. */
async function enter(context: Context, arm: Arm): Promise<Message | null> {
  const wanted: Force = arm === 'after' ? 'yes' : 'no';
  const force = await forceNow(context);
  if (force === wanted || (arm === 'before' && force === 'never')) return null;
  const {plan, runs, onState} = context;
  // What was begun on a node is brought to its end, also after Ctrl-C.
  const signal = new AbortController().signal;
  const options = {runs, signal, onState};
  const outcome =
    arm === 'after'
      ? await carryOut(plan, {...options, noDeadman: false, dryRun: false})
      : await takeBack(plan, options);
  return (await forceNow(context)) === wanted ? null : say('stop-apply', {state: outcome.state});
}

type Taken = {run: VerifyRun; missing: {node: string; message: Message} | null};

async function takeRun(context: Context, arm: Arm, index: number): Promise<Taken> {
  const {plan, criterion, inventory, reach, signal, version} = context;
  const requests = context.requests ?? requestsFor(inventory);
  const settings: RunSettings = {...context.from.manifest.settings, sudo: plan.sudo};
  const startedAt = new Date().toISOString();
  const paths = await measureRun({inventory, criterion, settings, requests, reach, signal});
  const endedAt = new Date().toISOString();
  const missing = notMeasured(paths, inventory.nodes, criterion);
  const run: VerifyRun = {
    arm,
    index,
    startedAt,
    endedAt,
    ...valuesOf(paths, inventory.nodes, criterion),
    rejected:
      (await changedMeanwhile(context, arm, startedAt, endedAt)) ??
      whyRejected(paths, inventory.nodes, criterion),
  };
  if (!signal.aborted) await save(context, {run, paths, requests, version});
  return {run, missing};
}

function save(
  {folder, plan}: Context,
  made: {run: VerifyRun; paths: PathResult[]; requests: number; version: string},
): Promise<VerifyRunFile> {
  const {run, paths, requests, version} = made;
  const head = {schemaVersion: 1 as const, plan: plan.id, samespecVersion: version};
  return saveRun(folder, {...head, requests, run, paths});
}

async function changedMeanwhile(
  context: Context,
  arm: Arm,
  startedAt: string,
  endedAt: string,
): Promise<Message | null> {
  const held = heldDuring(context.plan, await journalOf(context), startedAt, endedAt);
  return held === (arm === 'before' ? 'out' : 'in') ? null : say('run-plan-changed');
}

function whyStop(context: Context, made: number, wanted: number): Message | null {
  const {maxDurationMs, began} = context;
  if (maxDurationMs === undefined || performance.now() - began < maxDurationMs) return null;
  return say('stop-duration', {made, wanted});
}

function tellProgress({onProgress}: Context, arm: Arm, number: number, total: number): void {
  onProgress(say('run-progress', {number, total, arm}));
}

function usableOf(files: readonly VerifyRunFile[], arm: Arm): number {
  return files.filter(({run}) => run.arm === arm && run.rejected === null).length;
}

function nextIndex(files: readonly VerifyRunFile[]): number {
  return (files.at(-1)?.run.index ?? -1) + 1;
}

async function filesOf(context: Context): Promise<VerifyRunFile[]> {
  return loadRuns(context.folder, context.plan, await journalOf(context));
}

async function forceNow(work: VerifyWork): Promise<Force> {
  return forceOf(work.plan, await journalOf(work));
}

function journalOf({plan, runs}: VerifyWork) {
  return readJournal(join(planFolder(runs, plan.id), 'journal.jsonl'));
}
