import {estimateBytes, planMeasurements, runMeasurements} from '../measure/index.ts';
import type {Message} from '../model/message.ts';
import {messages} from '../model/message.ts';
import {loadRun} from '../store/load.ts';
import type {Progress} from './progress.ts';
import {readFacts} from './read-facts.ts';
import type {Session} from './session.ts';

export const strings = {
  traffic: {
    en: 'at most {megabytes, number, ::.} MB will be sent: {pairs}',
    'zh-CN': '最多发送 {megabytes, number, ::.} MB：{pairs}',
  },
} as const;

const say = messages('measure-stage', strings);

/** Measures the paths that have no result yet and saves each result as it arrives. */
export async function measurePaths(session: Session, progress: Progress): Promise<void> {
  const {manifest, writer, reach, signal} = session;
  const saved = await loadRun('', writer.folder);
  const facts = await readFacts(saved, 'all');
  const {sudo, maxBytes, maxDurationMs, ports, soloChecks} = manifest.settings;
  const {allPairs = false, crossCheck = false} = manifest.settings;
  const plan = planMeasurements(manifest.inventory, facts, {
    done: saved.paths,
    sudo,
    allPairs,
    crossCheck,
    ...(maxBytes === undefined ? {} : {maxBytes}),
    ...(maxDurationMs === undefined ? {} : {maxDurationMs}),
    ...(ports === undefined ? {} : {ports}),
    ...(soloChecks === undefined ? {} : {soloChecks}),
  });
  const traffic = estimateBytes(plan);
  if (traffic.size > 0) progress.tell(trafficMessage(traffic));
  manifest.stages.measure = 'partial';
  await writer.manifest(manifest);
  await runMeasurements(plan, reach, {
    signal,
    onProgress: (done, total, message) => progress.update(done, total, message),
    onResult: (result) => writer.path(result),
  });
  if (!signal.aborted) manifest.stages.measure = 'done';
  await writer.manifest(manifest);
}

/** Most first; egress between regions is what a provider bills. */
function trafficMessage(bytesByRegions: ReadonlyMap<string, number>): Message {
  const sorted = [...bytesByRegions].sort(([, a], [, b]) => b - a);
  const total = sorted.reduce((sum, [, bytes]) => sum + bytes, 0);
  const pairs = sorted.slice(0, 6).map(([regions, bytes]) => {
    const between = regions.replace('|', '–');
    return `${between} ${Math.ceil(bytes / 1e6)} MB`;
  });
  if (sorted.length > pairs.length) pairs.push('…');
  return say('traffic', {megabytes: total / 1e6, pairs});
}
