import type {Finding} from '../../model/finding.ts';
import {regionOf} from '../../model/node.ts';
import type {HttpSample, PathResult, ServiceResult} from '../../model/path.ts';
import type {ReportDocument} from '../../model/report.ts';
import {cohortFinder, nodesInScope} from '../outline/cohorts.ts';
import {minorityOf, rankedDifferences} from '../outline/differences.ts';
import type {Reporter} from '../reporter.ts';
import {pathFamilies} from './paths.ts';
import {type Family, histogram, openMetricsText, type Sample} from './text.ts';

const DURATION_BOUNDS = [
  0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
];
const LAG_BOUNDS = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1];
const PHASES = ['dns', 'connect', 'tls', 'first-byte', 'total'] as const;
// Each difference is a series for each node that has it.
const DIFFERENCES = 50;

/** OpenMetrics 1.0 text of one run, for a textfile collector or a push gateway. */
export const openmetricsReporter: Reporter = (document) =>
  openMetricsText([
    {
      name: 'samespec_build',
      type: 'info',
      help: 'Version of samespec that made this run.',
      samples: [{labels: {version: document.run.samespecVersion}, value: 1}],
    },
    ...pathFamilies(document),
    ...nodeFamilies(document),
    ...verdictFamilies(document),
  ]);

function nodeFamilies(document: ReportDocument): Family[] {
  const {run, paths} = document;
  const services = paths.filter((path): path is ServiceResult => path.probe === 'service');
  const regions = new Map(run.inventory.nodes.map((node) => [node.id, regionOf(node)]));
  const measuredBy = incoming(paths);
  const read = new Set(run.outcomes.filter(({ok}) => ok).map(({node}) => node));
  return [
    {
      name: 'samespec_http_request_duration_seconds',
      type: 'histogram',
      unit: 'seconds',
      help: 'Requests to the region’s own service; one that failed counts as endless.',
      samples: durations(services, regions),
    },
    {
      name: 'samespec_checks_incoming',
      type: 'gauge',
      help: 'Nodes that measured a path to this node.',
      samples: run.inventory.nodes.map(({id}) => ({
        labels: {node: id},
        value: measuredBy.get(id) ?? 0,
      })),
    },
    {
      name: 'samespec_probe_lag_seconds',
      type: 'histogram',
      unit: 'seconds',
      help: 'How late the prober of a node was itself, at worst, in each measurement.',
      samples: lags(paths),
    },
    {
      name: 'samespec_last_collect_success_timestamp_seconds',
      type: 'gauge',
      unit: 'seconds',
      help: 'When the node was last read, seconds since 1970.',
      samples: run.readings.flatMap(({node, reading, at}) => {
        const seconds = Date.parse(at) / 1000;
        const counts = reading === 'all' && read.has(node) && Number.isFinite(seconds);
        return counts ? [{labels: {node}, value: seconds}] : [];
      }),
    },
  ];
}

function verdictFamilies(document: ReportDocument): Family[] {
  const {comparison, diagnosis} = document;
  const cohortOf = cohortFinder(document);
  return [
    {
      name: 'samespec_node_fact_drift',
      type: 'gauge',
      help: '1 on nodes that differ in this fact; of facts that lie the same way the most plausible.',
      samples: rankedDifferences(document)
        .ranked.slice(0, DIFFERENCES)
        .flatMap((drift) =>
          minorityOf(drift).map((node) => ({
            labels: {fact: drift.facts[0] ?? '', cohort: drift.cohort, node},
            value: 1,
          })),
        ),
    },
    {
      name: 'samespec_cohort_members',
      type: 'gauge',
      help: 'Nodes that ought to be equal.',
      samples: comparison.cohorts.map(({id, nodes}) => ({
        labels: {cohort: id},
        value: nodes.length,
      })),
    },
    {
      name: 'samespec_finding_active',
      type: 'gauge',
      help: '1 for each finding of this run.',
      samples: findingSamples(diagnosis.findings, (finding) =>
        cohortOf(nodesInScope(finding.scope, document)),
      ),
    },
  ];
}

function findingSamples(
  findings: readonly Finding[],
  cohortOf: (finding: Finding) => string,
): Sample[] {
  const samples = new Map<string, Sample>();
  for (const finding of findings) {
    const {rule, severity, verdict} = finding;
    if (verdict === 'ruled-out') continue;
    const labels = {rule, severity, verdict, cohort: cohortOf(finding)};
    samples.set(JSON.stringify(labels), {labels, value: 1});
  }
  return [...samples.values()];
}

function durations(
  services: readonly ServiceResult[],
  regions: ReadonlyMap<string, string>,
): Sample[] {
  const groups = Map.groupBy(services, ({source, body}) => `${regions.get(source) ?? ''}\n${body}`);
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, results]) => {
      const [region = '', body = ''] = key.split('\n');
      return PHASES.flatMap((phase) => {
        const values = results.flatMap(({samples}) =>
          samples.flatMap((sample) => secondsOf(sample, phase) ?? []),
        );
        if (values.length === 0) return [];
        return histogram({region, layer: 'service', body, phase}, values, DURATION_BOUNDS);
      });
    });
}

/** Seconds since the start of the request; null for a phase that was not reached or not needed. */
function secondsOf(sample: HttpSample, phase: (typeof PHASES)[number]): number | null {
  if (phase === 'total') return sample.error === null ? sample.totalMs / 1000 : Infinity;
  const ms = {
    dns: sample.dnsMs,
    connect: sample.connectMs,
    tls: sample.tlsMs,
    'first-byte': sample.firstByteMs,
  }[phase];
  return ms === null ? null : ms / 1000;
}

function lags(paths: readonly PathResult[]): Sample[] {
  const byNode = new Map<string, number[]>();
  for (const path of paths) {
    if (!('lagMs' in path) || path.lagMs === undefined) continue;
    const known = byNode.get(path.source);
    if (known === undefined) byNode.set(path.source, [path.lagMs / 1000]);
    else known.push(path.lagMs / 1000);
  }
  return [...byNode.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([node, values]) => histogram({node}, values, LAG_BOUNDS));
}

/** By node: how many others measured a path to it. */
function incoming(paths: readonly PathResult[]): Map<string, number> {
  const sources = new Map<string, Set<string>>();
  for (const {source, destination, state} of paths) {
    if (source === destination || state === 'unknown') continue;
    const known = sources.get(destination);
    if (known === undefined) sources.set(destination, new Set([source]));
    else known.add(source);
  }
  return new Map([...sources].map(([node, from]) => [node, from.size]));
}
