import {nodesOfReadings} from '../inventory/prometheus/index.ts';
import {AppError} from '../model/error.ts';
import type {Inventory} from '../model/node.ts';
import type {RunSettings} from '../model/run.ts';
import type {PrometheusReading} from '../model/series.ts';
import {errorSpeaker} from '../pipeline/catalogue.ts';
import {prometheusStage} from '../pipeline/prometheus-stage.ts';
import type {Context} from './context.ts';
import type {TargetFlags} from './flags.ts';
import {runStages} from './progress.ts';
import {prometheusOf} from './prometheus.ts';

/** Series only: no nodes were given, so none is touched. */
export function isUntouched({
  prometheus,
  inventory,
  host,
  context = [],
  into,
}: TargetFlags): boolean {
  const given = inventory.length + host.length + context.length > 0 || into !== undefined;
  return prometheus !== undefined && !given;
}

/** Before there is a run: the nodes may come from what it answers. */
export async function askPrometheus(
  {targets, settings, quiet}: {targets: TargetFlags; settings: RunSettings; quiet: boolean},
  signal: AbortSignal,
  context: Context,
): Promise<PrometheusReading[]> {
  const asked = await prometheusOf(targets);
  if (asked === undefined) return [];
  const readings: PrometheusReading[] = [];
  const request = {...asked, timeoutMs: settings.timeoutMs, at: new Date(), signal};
  const say = errorSpeaker(context.language);
  await runStages([prometheusStage(request, readings)], {quiet, signal, say}, context);
  signal.throwIfAborted();
  for (const {failure} of readings) {
    if (failure === undefined) continue;
    if (isUntouched(targets) && readings.every((one) => one.failure !== undefined)) {
      throw new AppError('prometheus-no-answer', {detail: failure});
    }
    context.note(say(failure));
  }
  return readings;
}

/** The machines that its series name. */
export function inventoryOfReadings(readings: readonly PrometheusReading[]): Inventory {
  const nodes = nodesOfReadings(readings);
  if (nodes.length === 0) {
    throw new AppError('prometheus-no-nodes', {url: readings.map(({url}) => url).join(', ')});
  }
  return {nodes, services: [], expectations: []};
}
