import {AppError} from '../model/error.ts';
import type {Plan} from '../model/plan.ts';
import type {ReportDocument} from '../model/report.ts';
import {planOf} from '../remedy/plan/make-plan.ts';
import type {Context} from './context.ts';
import {applyShown, planFor, type Show, tryAndUndo} from './demo-fix.ts';
import {writeVerification} from './verify.ts';

/** What the article advises: 1500 everywhere. */
const ARTICLE_REMEDY = 'pod-1500-on-1500-vxlan';

/** The article’s own fix as a plan; refused by the name of its risk unless that was accepted. */
export async function articlePlan(
  document: ReportDocument,
  accepted: readonly string[],
  context: Context,
): Promise<Plan> {
  const finding = document.diagnosis.findings.find(
    ({verdict, danger}) => verdict === 'cause' && danger.some(({id}) => id === ARTICLE_REMEDY),
  );
  if (finding === undefined) {
    throw new AppError('plan-no-remedy', {finding: ARTICLE_REMEDY});
  }
  return planFor(document, {finding: finding.id, remedy: ARTICLE_REMEDY, accepted}, context);
}

/**
 * First as any plan: the proof does not hold, so every node goes back by itself. Then without the proof, which only a
 * lab may do, to measure what the change does while it is in force; then back.
 */
export async function tryArticleFix(
  document: ReportDocument,
  accepted: readonly string[],
  show: Show,
): Promise<void> {
  const {context} = show;
  const plan = await articlePlan(document, accepted, context);
  const outcome = await applyShown(plan, show);
  if (show.signal.aborted) return;
  if (outcome.state !== 'rolled-back') return context.exit(outcome.state === 'in-doubt' ? 7 : 1);
  context.note(
    context.text({
      en: '\nNot proven, so it was taken back. In the lab only: once more without the proof, to measure what it does.\n',
      'zh-CN':
        '\n未能证明有效，已回滚。仅在实验环境中：去掉证明步骤再执行一次，测量它的实际效果。\n',
    }),
  );
  const {id: _id, ...body} = plan;
  const verification = await tryAndUndo(planOf({...body, proof: []}), show);
  if (verification === null) return;
  await writeVerification(verification, {output: 'text', color: true}, context);
}
