import {readPrometheus, windowsOf} from '../collect/prometheus/index.ts';
import {messages} from '../model/message.ts';
import type {PrometheusReading} from '../model/series.ts';
import type {PrometheusServer} from '../platform/prometheus/ask.ts';
import type {Session} from './session.ts';
import {type Stage, strings} from './stages.ts';

const say = messages('stages', strings);

export type PrometheusRequest = {
  servers: readonly PrometheusServer[];
  sinceSeconds: number;
  regionLabels: readonly string[];
  timeoutMs: number;
  at: Date;
  signal: AbortSignal;
};

/** Asks every Prometheus and keeps what they answer until there is a run to save it in: the nodes may come from it. */
export function prometheusStage(
  {servers, sinceSeconds, ...request}: PrometheusRequest,
  into: PrometheusReading[],
): Stage {
  return {
    title: say('prometheus'),
    async run(progress) {
      for (const server of servers) {
        const windows = windowsOf(sinceSeconds);
        const onProgress = (done: number, total: number) => progress.update(done, total);
        into.push(await readPrometheus({...request, server, windows, onProgress}));
      }
    },
  };
}

/** Saved first, read back later, like everything that was observed. */
export async function saveReadings(
  {manifest, writer}: Session,
  readings: readonly PrometheusReading[],
  /** No node is touched: what the series say is all there will be. */
  isAll: boolean,
): Promise<void> {
  for (const [index, reading] of readings.entries()) await writer.prometheus(index, reading);
  manifest.prometheus = readings.map(({url}) => url);
  if (isAll) {
    const outcome = {ok: true, partial: false, durationMs: 0, bytes: 0};
    manifest.outcomes = manifest.inventory.nodes.map(({id: node}) => ({node, ...outcome}));
    manifest.stages.collect = 'done';
  }
  await writer.manifest(manifest);
}
