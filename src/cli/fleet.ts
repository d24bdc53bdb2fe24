import {hostname} from 'node:os';
import {parse} from 'node:path';
import {claimOf, readInventory} from '../inventory/index.ts';
import type {Inventory} from '../model/node.ts';
import type {ReportDocument} from '../model/report.ts';
import type {RunSettings} from '../model/run.ts';
import type {PrometheusReading} from '../model/series.ts';
import {type AnalysisChoices, analyse} from '../pipeline/analyse.ts';
import {errorSpeaker} from '../pipeline/catalogue.ts';
import {saveReadings} from '../pipeline/prometheus-stage.ts';
import {rememberRun} from '../pipeline/run-verdict.ts';
import {endSession, resumeSession, type Session, startSession} from '../pipeline/session.ts';
import {stagesOf} from '../pipeline/stages.ts';
import {runsFolder} from '../store/folder.ts';
import {loadRun} from '../store/load.ts';
import {kubernetesOf} from './clusters.ts';
import type {Context} from './context.ts';
import type {TargetFlags} from './flags.ts';
import {interruptible} from './interrupt.ts';
import {runStages} from './progress.ts';
import {askPrometheus, inventoryOfReadings, isUntouched} from './readings.ts';

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
    const say = errorSpeaker(context.language);
    // What was given wrong is told before anybody is asked.
    const given = await givenInventory(work.targets);
    const readings = await askPrometheus(work, signal, context);
    const session = await openSession(work, {given, readings}, signal, context);
    if (readings.length > 0) {
      await saveReadings(session, readings, isUntouched(work.targets));
    }
    const {nodes, clusters = []} = session.manifest.inventory;
    for (const {failure} of clusters) if (failure !== undefined) context.note(say(failure));
    if (nodes.length > 1 && !work.quiet) context.note(say(claimOf(session.manifest.inventory)));
    try {
      const stages = isUntouched(work.targets) ? [] : stagesOf(session, work.wanted);
      await runStages(stages, {quiet: work.quiet, signal, say}, context);
    } finally {
      for (const remark of await endSession(session, new Date())) context.note(say(remark));
    }
    if (signal.aborted) return interrupted(session, context);
    const document = await analyse(await loadRun(runsFolder(), session.manifest.id), work.choices);
    if (isPlain(work.choices)) await rememberRun(runsFolder(), document);
    return document;
  } finally {
    release();
  }
}

/** Only what the run itself says is kept for lists; with choices it says something else. */
function isPlain({golden, accepted = [], rules = []}: AnalysisChoices = {}): boolean {
  return golden === undefined && accepted.length + rules.length === 0;
}

/** Nothing where it is that of a run, or of what Prometheus answers. */
async function givenInventory(targets: TargetFlags): Promise<Inventory | undefined> {
  if (targets.into !== undefined || isUntouched(targets)) return undefined;
  const {inventory: files, host: hosts} = targets;
  return readInventory({files, hosts, kubernetes: kubernetesOf(targets)});
}

async function openSession(
  work: FleetWork,
  {given, readings}: {given: Inventory | undefined; readings: readonly PrometheusReading[]},
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
  return startSession({
    runs: runsFolder(),
    version: context.version,
    inventory: given ?? inventoryOfReadings(readings),
    settings: isUntouched(targets) ? {...work.settings, measure: false} : work.settings,
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
  if (isUntouched(targets)) return 'prometheus';
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
