import {AppError} from '../model/error.ts';
import {regionOf} from '../model/node.ts';
import type {PathResult} from '../model/path.ts';
import type {Plan} from '../model/plan.ts';
import type {ReportDocument} from '../model/report.ts';
import {pathMtusNow} from '../pipeline/path-states.ts';
import {planOf} from '../remedy/plan/make-plan.ts';
import {runsFolder} from '../store/folder.ts';
import {loadRun} from '../store/load.ts';
import type {Context} from './context.ts';
import {applyShown, fixAndVerify, planFor, type Show, takeBackShown} from './demo-fix.ts';
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
  if (show.signal.aborted) return context.exit(130);
  if (outcome.state !== 'rolled-back') return context.exit(outcome.state === 'in-doubt' ? 7 : 1);
  context.note(
    context.text({
      en: '\nNot proven, so it was taken back. In the lab only: once more without the proof, to measure what it does.\n',
      'zh-CN':
        '\n未能证明有效，已回滚。仅在实验环境中：去掉证明步骤再执行一次，测量它的实际效果。\n',
    }),
  );
  const {id: _id, ...body} = plan;
  const unproven = planOf({...body, proof: []});
  try {
    const verification = await fixAndVerify(unproven, show);
    if (verification === null) return;
    await writeVerification(verification, {output: 'text', color: true}, context);
    await tellPaths(document, show);
  } finally {
    await takeBackShown(unproven, show);
  }
}

/** The answers within a region do not show what happens between regions and between pods: the paths do. */
async function tellPaths(document: ReportDocument, {context, signal}: Show): Promise<void> {
  const from = await loadRun(runsFolder(), document.run.id);
  const now = await pathMtusNow(from, signal);
  if (signal.aborted) return;
  const regions = new Map(document.run.inventory.nodes.map((node) => [node.id, regionOf(node)]));
  const row = (layer: 'host' | 'pod') =>
    `${told(holesOf(document.paths, layer, regions))}  →  ${told(holesOf(now, layer, regions))}`;
  await context.out(
    context.text({
      en: `\n  Paths on which larger packets vanish and nobody is told, before → with this change:\n    hosts  ${row('host')}\n    pods   ${row('pod')}\n`,
      'zh-CN': `\n  会无声丢弃大报文的路径，变更前 → 变更期间：\n    主机  ${row('host')}\n    Pod   ${row('pod')}\n`,
    }),
  );
}

type Holes = {count: number; of: number; between: string[]};

function holesOf(
  paths: readonly PathResult[],
  layer: 'host' | 'pod',
  regions: ReadonlyMap<string, string>,
): Holes {
  const mtus = paths.filter((path) => path.probe === 'path-mtu' && path.layer === layer);
  const holes = mtus.filter(({state}) => state === 'black-hole');
  const between = holes.map(
    ({source, destination}) => `${regions.get(source)}–${regions.get(destination)}`,
  );
  return {count: holes.length, of: mtus.length, between: [...new Set(between)].sort()};
}

function told({count, of, between}: Holes): string {
  return `${count}/${of}${between.length === 0 ? '' : ` (${between.join(' ')})`}`;
}
