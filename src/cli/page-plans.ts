import {AppError} from '../model/error.ts';
import type {Verification} from '../model/verification.ts';
import {savedVerification} from '../pipeline/verify-stage.ts';
import {readPlan} from '../remedy/index.ts';
import {planOutline} from '../remedy/show/outline.ts';
import type {PlanOutline} from '../report/page/plans.ts';
import {runsFolder} from '../store/folder.ts';

/** Plans made from a run, in words, and what verifying them has shown so far on this machine. */
export async function plansOf(
  run: string,
  files: readonly string[],
): Promise<{plans: PlanOutline[]; verifications: Verification[]}> {
  const plans: PlanOutline[] = [];
  const verifications: Verification[] = [];
  for (const file of files) {
    const plan = await readPlan(file);
    if (plan.run !== run) throw new AppError('plan-other-run', {file, made: plan.run, run});
    plans.push({finding: plan.finding, blocks: planOutline(plan)});
    const verification = await savedVerification(plan, runsFolder());
    if (verification !== null) verifications.push(verification);
  }
  return {plans, verifications};
}
