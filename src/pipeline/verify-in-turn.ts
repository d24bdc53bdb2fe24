import type {Message} from '../model/message.ts';
import type {VerifyRunFile} from '../model/verification.ts';
import type {Force} from '../verify/in-force.ts';
import {type Arm, interleaved} from '../verify/order.ts';
import {say} from '../verify/strings.ts';
import {carryOut, takeBack} from './remedy-stage.ts';
import {nextIndex, spareFor, takeRun, tellProgress, usableOf, whyStop} from './verify-runs.ts';
import {filesOf, forceNow, type Verifying} from './verify-work.ts';

/** A B B A, …, and at the end the nodes are left as they were found. */
export async function bothInTurn(context: Verifying, found: Force): Promise<Message | null> {
  const order = interleaved(context.wanted);
  const files = await filesOf(context);
  let index = nextIndex(files);
  const left = withoutMade(order, files);
  let stopped: Message | null = null;
  let spare = spareFor(order.length);
  while (stopped === null && left.length > 0 && !context.signal.aborted) {
    const [arm = 'after'] = left;
    const done = order.length - left.length;
    stopped = whyStop(context, done, order.length) ?? (await enter(context, arm));
    if (stopped !== null) break;
    tellProgress(context, arm, done + 1, order.length);
    const {run} = await takeRun(context, arm, index++);
    if (run.rejected === null) left.shift();
    else if (--spare < 0) {
      const wanted = order.length;
      stopped = say('stop-rejected', {made: index, usable: done, wanted});
    }
  }
  const back = await enter(context, found === 'yes' ? 'after' : 'before');
  return stopped ?? back;
}

/** Applies the plan, or rolls it back, where it is not yet so; says why it could not. */
async function enter(context: Verifying, arm: Arm): Promise<Message | null> {
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

/** What is still to be done of an order: runs that were saved stand for the first of their arm. */
function withoutMade(order: readonly Arm[], files: readonly VerifyRunFile[]): Arm[] {
  const made = {before: usableOf(files, 'before'), after: usableOf(files, 'after')};
  return order.filter((arm) => {
    made[arm] -= 1;
    return made[arm] < 0;
  });
}
