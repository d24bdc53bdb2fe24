import {leastOf} from '../../model/extremes.ts';
import {regionOf} from '../../model/node.ts';
import type {EchoResult, PathMtuResult, PathResult, ThroughputResult} from '../../model/path.ts';
import type {ReportDocument} from '../../model/report.ts';
import {type Family, histogram, type Labels, type Sample} from './text.ts';

const RTT_BOUNDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1];

/** Paths by pair of regions: pairs of nodes would be as many series as the fleet has squared. */
export function pathFamilies(document: ReportDocument): Family[] {
  const regions = new Map(document.run.inventory.nodes.map((node) => [node.id, regionOf(node)]));
  const base = ({source, destination, layer, ipVersion}: PathResult): Labels | null => {
    const [from, to] = [regions.get(source), regions.get(destination)];
    if (from === undefined || to === undefined) return null;
    return {src_region: from, dst_region: to, layer, ip_version: ipVersion};
  };
  const of = <P extends PathResult['probe']>(probe: P) =>
    document.paths.filter((path): path is Extract<PathResult, {probe: P}> => path.probe === probe);
  return [
    {
      name: 'samespec_path_rtt_seconds',
      type: 'histogram',
      unit: 'seconds',
      help: 'Median round trip of each measured path.',
      samples: grouped(of('echo'), (path) => {
        const labels = base(path);
        if (labels === null || path.rttMedianMs === null) return null;
        const scope = labels.src_region === labels.dst_region ? 'intra' : 'inter';
        return {...labels, proto: 'icmp', scope};
      }).flatMap(({labels, paths}) => histogram(labels, paths.map(rttSeconds), RTT_BOUNDS)),
    },
    {
      name: 'samespec_path_loss_ratio',
      type: 'gauge',
      unit: 'ratio',
      help: 'Small packets that did not come back, 0 to 1.',
      samples: grouped(of('echo'), (path) => {
        const labels = base(path);
        return labels === null ||
          path.sent === 0 ||
          path.state === 'unknown' ||
          path.state === 'no-echo'
          ? null
          : {...labels, proto: 'icmp'};
      }).map(({labels, paths}) => ({labels, value: lossOf(paths)})),
    },
    {
      name: 'samespec_path_mtu_bytes',
      type: 'gauge',
      unit: 'bytes',
      help: 'Largest packet that arrives unfragmented; the smallest of the paths. Not known: no value.',
      samples: grouped(of('path-mtu'), (path) => {
        const labels = base(path);
        return labels === null || !isKnown(path) ? null : {...labels, method: path.method};
      }).map(({labels, paths}) => ({labels, value: smallest(paths)})),
    },
    {
      name: 'samespec_path_blackhole',
      type: 'gauge',
      help: '1 where larger packets vanish on any path and senders are not told.',
      samples: grouped(of('path-mtu'), (path) => {
        const labels = base(path);
        return labels === null || path.state === 'unknown' || path.state === 'general-loss'
          ? null
          : labels;
      }).map(({labels, paths}) => ({
        labels,
        value: paths.some(({state}) => state === 'black-hole') ? 1 : 0,
      })),
    },
    {
      name: 'samespec_path_throughput_bytes_per_second',
      type: 'gauge',
      help: 'Bulk TCP while it flows, median of the paths; 0 where nothing arrived.',
      samples: grouped(of('throughput'), (path) => {
        const labels = base(path);
        return labels === null || rateOf(path) === null ? null : {...labels, direction: 'forward'};
      }).map(({labels, paths}) => ({
        labels,
        value: middle(paths.map((path) => rateOf(path) ?? 0)),
      })),
    },
    {
      name: 'samespec_path_probes',
      type: 'counter',
      help: 'Measurements of this run by outcome.',
      samples: probeCounts(document.paths),
    },
  ];
}

function grouped<P extends PathResult>(
  paths: readonly P[],
  labelsOf: (path: P) => Labels | null,
): {labels: Labels; paths: P[]}[] {
  const groups = new Map<string, {labels: Labels; paths: P[]}>();
  for (const path of paths) {
    const labels = labelsOf(path);
    if (labels === null) continue;
    const key = JSON.stringify(labels);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, {labels, paths: [path]});
    else group.paths.push(path);
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

function probeCounts(paths: readonly PathResult[]): Sample[] {
  return grouped(paths, ({probe, layer, state}) => ({probe, layer, result: state})).map(
    ({labels, paths: counted}) => ({labels, value: counted.length}),
  );
}

function rttSeconds({rttMedianMs}: EchoResult): number {
  return (rttMedianMs ?? 0) / 1000;
}

function lossOf(paths: readonly EchoResult[]): number {
  const sent = paths.reduce((sum, path) => sum + path.sent, 0);
  const received = paths.reduce((sum, path) => sum + path.received, 0);
  return Math.max(0, 1 - received / sent);
}

function isKnown({state, passBytes}: PathMtuResult): boolean {
  return passBytes !== null && state !== 'unknown' && state !== 'general-loss';
}

function smallest(paths: readonly PathMtuResult[]): number {
  return leastOf(paths.flatMap(({passBytes}) => passBytes ?? []));
}

function rateOf({state, steadyBytesPerSecond}: ThroughputResult): number | null {
  return state === 'dead' ? 0 : steadyBytesPerSecond;
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}
