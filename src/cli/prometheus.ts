import {REGION_LABELS} from '../collect/prometheus/index.ts';
import {AppError} from '../model/error.ts';
import type {PrometheusRequest} from '../pipeline/prometheus-stage.ts';
import {openPrometheus} from '../platform/prometheus/server.ts';
import type {TargetFlags} from './flags.ts';

const UNITS = {s: 1, m: 60, h: 3600, d: 86_400} as const;
const SHORTEST_SECONDS = 45;
const LONGEST_SECONDS = 30 * UNITS.d;
const LABEL = /^label:([A-Za-z_][A-Za-z0-9_]*)$/;

/** What was typed of Prometheus; nothing where none is asked. */
export async function prometheusOf(
  flags: TargetFlags,
): Promise<Pick<PrometheusRequest, 'servers' | 'sinceSeconds' | 'regionLabels'> | undefined> {
  const {prometheus: urls, since, prometheusTokenFile, prometheusHeaderFile, prometheusCa} = flags;
  if (urls === undefined) {
    refuseAlone({
      '--since': since,
      '--prometheus-token-file': prometheusTokenFile,
      '--prometheus-header-file': prometheusHeaderFile,
      '--prometheus-ca': prometheusCa,
    });
    return undefined;
  }
  const sinceSeconds = secondsOf(since ?? '1h');
  const regionLabels = regionLabelsOf(flags);
  const access = {
    ...(prometheusTokenFile === undefined ? {} : {tokenFile: prometheusTokenFile}),
    ...(prometheusHeaderFile === undefined ? {} : {headerFile: prometheusHeaderFile}),
    ...(prometheusCa === undefined ? {} : {caFile: prometheusCa}),
  };
  const servers = await Promise.all(
    [...new Set(urls)].map((url) => openPrometheus({url, ...access})),
  );
  return {servers, sinceSeconds, regionLabels};
}

function refuseAlone(given: Readonly<Record<string, string | undefined>>): void {
  for (const [flag, value] of Object.entries(given)) {
    if (value !== undefined) throw new AppError('prometheus-alone', {flag});
  }
}

function secondsOf(given: string): number {
  const match = /^(\d{1,6})([smhd])$/.exec(given);
  const seconds = match === null ? 0 : Number(match[1]) * UNITS[match[2] as keyof typeof UNITS];
  if (seconds < SHORTEST_SECONDS || seconds > LONGEST_SECONDS) {
    throw new AppError('prometheus-since', {given});
  }
  return seconds;
}

/** `--region-from` may mean clusters; then it has its say there, and the usual labels hold here. */
function regionLabelsOf({regionFrom, context = []}: TargetFlags): readonly string[] {
  if (regionFrom === undefined) return REGION_LABELS;
  const label = LABEL.exec(regionFrom)?.[1];
  if (label !== undefined) return [label, 'src_region'];
  if (context.length > 0) return REGION_LABELS;
  throw new AppError('prometheus-region-from', {given: regionFrom});
}
