import {hostname} from 'node:os';
import {parse} from 'node:path';
import {claimOf, readInventory} from '../inventory/index.ts';
import type {ReportDocument} from '../model/report.ts';
import type {RunSettings} from '../model/run.ts';
import {type AnalysisChoices, analyse} from '../pipeline/analyse.ts';
import {errorSpeaker} from '../pipeline/catalogue.ts';
import {endSession, resumeSession, type Session, startSession} from '../pipeline/session.ts';
import {stagesOf} from '../pipeline/stages.ts';
import {runsFolder} from '../store/folder.ts';
import {loadRun} from '../store/load.ts';
import {kubernetesOf} from './clusters.ts';
import type {Context} from './context.ts';
import type {TargetFlags} from './flags.ts';
import {interruptible} from './interrupt.ts';
import {runStages} from './progress.ts';

export type FleetWork = {
  targets: TargetFlags;
  settings: RunSettings;
  wanted: {collect: boolean; measure: boolean};
  quiet: boolean;
  choices?: AnalysisChoices;
};

/**
 * Runs the stages that touch nodes and reads the result back from the saved run.
 * Returns nothing after an interruption: what came in is saved, and the user is told how to go on.
 */
export async function runFleet(work: FleetWork, context: Context): Promise<ReportDocument | null> {
  const {signal, release} = interruptible();
  try {
    const session = await openSession(work, signal, context);
    const say = errorSpeaker(context.language);
    const {nodes, clusters = []} = session.manifest.inventory;
    for (const {failure} of clusters) if (failure !== undefined) context.note(say(failure));
    if (nodes.length > 1 && !work.quiet) context.note(say(claimOf(session.manifest.inventory)));
    try {
      const stages = stagesOf(session, work.wanted);
      await runStages(stages, {quiet: work.quiet, signal, say}, context);
    } finally {
      for (const remark of await endSession(session, new Date())) context.note(say(remark));
    }
    if (signal.aborted) return interrupted(session, context);
    return await analyse(await loadRun(runsFolder(), session.manifest.id), work.choices);
  } finally {
    release();
  }
}

async function openSession(
  work: FleetWork,
  signal: AbortSignal,
  context: Context,
): Promise<Session> {
  const {targets} = work;
  if (targets.into !== undefined) {
    const session = await resumeSession(runsFolder(), targets.into, signal);
    // What a rule asked for may be added to a run that was made without it.
    if (work.settings.benchmark) session.manifest.settings.benchmark = true;
    return session;
  }
  const inventory = await readInventory({
    files: targets.inventory,
    hosts: targets.host,
    kubernetes: kubernetesOf(targets),
  });
  return startSession({
    runs: runsFolder(),
    version: context.version,
    inventory,
    settings: work.settings,
    label: labelOf(targets),
    startedAt: new Date(),
    signal,
  });
}

function labelOf(targets: TargetFlags): string {
  const first = targets.inventory[0];
  if (first !== undefined) return parse(first).name;
  const [cluster] = targets.context ?? [];
  if (cluster !== undefined) return cluster;
  return targets.host.length > 0 ? 'hosts' : hostname();
}

function interrupted(session: Session, context: Context): null {
  const {id} = session.manifest;
  context.note(
    context.text({
      en: `Interrupted. What was collected is saved; go on with: samespec diagnose --into ${id}`,
      'zh-CN': `已中断。已采集的内容已保存，可继续执行：samespec diagnose --into ${id}`,
    }),
  );
  context.exit(130);
  return null;
}
