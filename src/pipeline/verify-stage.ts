import {join} from 'node:path';
import {AppError} from '../model/error.ts';
import type {Message} from '../model/message.ts';
import {regionOf} from '../model/node.ts';
import type {Criterion, Plan} from '../model/plan.ts';
import type {Verification, VerifyRun} from '../model/verification.ts';
import {createReach} from '../reach/index.ts';
import {openJournal, planFolder} from '../remedy/index.ts';
import {readJournal} from '../remedy/plan/journal.ts';
import {fewestRuns} from '../verify/effect.ts';
import type {Force} from '../verify/in-force.ts';
import {judge} from '../verify/judge.ts';
import {loadRuns, runsOfPlan} from '../verify/run-files.ts';
import {scopeOf} from '../verify/scope.ts';
import {bothInTurn} from './verify-in-turn.ts';
import {oneSide} from './verify-runs.ts';
import {filesOf, forceNow, type VerifyWork} from './verify-work.ts';

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
  // A second samespec neither measures nor applies this plan meanwhile; flipping takes the same lock itself.
  const lock =
    work.arm === 'interleave' ? null : await openJournal(planFolder(work.runs, plan.id), plan);
  const reach = createReach({concurrency: settings.concurrency});
  const context = {...work, criterion, inventory, reach, wanted, folder, began: performance.now()};
  try {
    const stopped =
      work.arm === 'interleave'
        ? await bothInTurn(context, force)
        : await oneSide(context, work.arm);
    if ((await forceNow(work)) === 'in-doubt') return {kind: 'in-doubt'};
    const runs = (await filesOf(context)).map(({run}) => run);
    const verification = work.arm === 'before' ? null : judged(plan, criterion, runs);
    return {kind: 'measured', verification, runs, needed: wanted, stopped};
  } finally {
    await reach.close();
    await lock?.close();
  }
}

/** What the runs saved so far say; `null` before anything was measured after the change. Measures nothing. */
export async function savedVerification(plan: Plan, runs: string): Promise<Verification | null> {
  const {criterion} = plan;
  if (criterion === null) return null;
  const own = planFolder(runs, plan.id);
  const journal = await readJournal(join(own, 'journal.jsonl'));
  const made = (await loadRuns(runsOfPlan(own), plan, journal)).map(({run}) => run);
  return made.some(({arm}) => arm === 'after') ? judged(plan, criterion, made) : null;
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
