import type {Message} from '../../model/message.ts';
import {regionOf} from '../../model/node.ts';
import type {HttpSample, ServiceResult, ThroughputResult} from '../../model/path.ts';
import type {ReportDocument} from '../../model/report.ts';
import {metricName} from '../outline/symptom.ts';
import {say} from './distributions-strings.ts';

/** One run: its values in the order they were begun, `Infinity` for a failed one, and what was seen beside them. */
export type Run = {
  values: readonly number[];
  /** How long failed ones were waited for. */
  waited: readonly number[];
  roundTripMs: number | null;
  offered: number | null;
  achieved: number | null;
  closed: boolean;
  lagMs: number | null;
  withheld: number;
  retransmits: number | null;
};

/** Runs per region of one metric. */
export type MetricRuns = {
  metric: string;
  name: Message | string;
  unit: 'ms' | 'bytes-per-second';
  perRun: 'requests' | 'one';
  regions: Map<string, Run[]>;
};

/**
 * What each region’s nodes measured inside their region: requests to its own service (and the steps of their way),
 * bulk transfers, round trips. What leads to another region tells about distance too and is no part of it.
 */
export function metricRunsOf({paths, run}: ReportDocument): MetricRuns[] {
  const regions = new Map(run.inventory.nodes.map((node) => [node.id, regionOf(node)]));
  const metrics = new Map<string, MetricRuns>();
  const note = (about: Omit<MetricRuns, 'regions'>, region: string, own: Run): void => {
    const metric = metrics.get(about.metric) ?? {...about, regions: new Map<string, Run[]>()};
    metrics.set(about.metric, metric);
    const runs = metric.regions.get(region);
    if (runs === undefined) metric.regions.set(region, [own]);
    else runs.push(own);
  };
  for (const path of paths) {
    const region = regions.get(path.source) ?? '-';
    if (path.probe === 'service') {
      if (isOwnService(path, region)) noteService(path, (about, own) => note(about, region, own));
    } else if (path.layer === 'host' && region === regions.get(path.destination)) {
      if (path.probe === 'throughput' && path.state !== 'unknown') {
        note({...THROUGHPUT, name: metricName('throughput')}, region, bulkRun(path));
      } else if (path.probe === 'echo' && path.rttMedianMs !== null) {
        note({...RTT, name: say('rtt')}, region, {...NOTHING, values: [path.rttMedianMs]});
      }
    }
  }
  return [...metrics.values()];
}

const THROUGHPUT = {metric: 'throughput', unit: 'bytes-per-second', perRun: 'one'} as const;
const RTT = {metric: 'rtt', unit: 'ms', perRun: 'one'} as const;
const NOTHING: Run = {
  values: [],
  waited: [],
  roundTripMs: null,
  offered: null,
  achieved: null,
  closed: false,
  lagMs: null,
  withheld: 0,
  retransmits: null,
};

function isOwnService({destination, state}: ServiceResult, region: string): boolean {
  if (state === 'unknown') return false;
  return !destination.startsWith('service:') || destination === `service:${region}`;
}

function noteService(
  path: ServiceResult,
  note: (about: Omit<MetricRuns, 'regions'>, run: Run) => void,
): void {
  const metric = `service-${path.body}`;
  const about = {unit: 'ms', perRun: 'requests'} as const;
  const name = metricName(metric);
  const {offeredPerSecond, achievedPerSecond, lagMs, withheld} = path;
  note(
    {...about, metric, name},
    {
      ...requests(path.samples),
      offered: offeredPerSecond ?? null,
      achieved: achievedPerSecond ?? null,
      closed: path.loop === 'closed',
      lagMs: lagMs ?? null,
      withheld: withheld ?? 0,
    },
  );
  for (const {step, state, samples} of path.steps ?? []) {
    if (state === 'unknown') continue;
    const there = say(`at-${step}`, {metric: name});
    note({...about, metric: `${metric}/${step}`, name: there}, requests(samples));
  }
  if (path.upload === undefined || path.upload.state === 'unknown') return;
  const upload = 'service-upload';
  note({...about, metric: upload, name: metricName(upload)}, requests(path.upload.samples));
}

function requests(samples: readonly HttpSample[]): Run {
  let roundTripMs: number | null = null;
  for (const {connectMs, dnsMs} of samples) {
    if (connectMs === null) continue;
    const handshake = Math.max(0, connectMs - (dnsMs ?? 0));
    if (roundTripMs === null || handshake < roundTripMs) roundTripMs = handshake;
  }
  return {
    ...NOTHING,
    values: samples.map(({totalMs, error}) =>
      error === null ? totalMs : Number.POSITIVE_INFINITY,
    ),
    waited: samples.flatMap(({totalMs, error}) => (error === null ? [] : [totalMs])),
    roundTripMs,
  };
}

/** A transfer through which nothing came is the worst there is: 0. */
function bulkRun({state, steadyBytesPerSecond, retransmits}: ThroughputResult): Run {
  const value = state === 'dead' ? 0 : steadyBytesPerSecond;
  return {...NOTHING, values: value === null ? [] : [value], retransmits};
}
