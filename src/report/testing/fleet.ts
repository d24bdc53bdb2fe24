import type {NodeFacts} from '../../model/fact.ts';
import type {Node} from '../../model/node.ts';
import type {ReportDocument} from '../../model/report.ts';
import {AT, echo, okAt, pathMtu, service} from './paths.ts';

export function nodeNamed(id: string, region: string, host: number): Node {
  return {
    id,
    reach: {kind: 'ssh', host: `10.1.0.${host}`, user: 'root'},
    address: `10.1.0.${host}`,
    labels: {region, provider: 'example', instanceType: 'c4.xlarge'},
    origin: `fleet.yaml:${host}`,
  };
}

export const SIX: readonly Node[] = [
  nodeNamed('bj-1', 'bj', 11),
  nodeNamed('bj-2', 'bj', 12),
  nodeNamed('hk-1', 'hk', 21),
  nodeNamed('hk-2', 'hk', 22),
  nodeNamed('sg-1', 'sg', 31),
  nodeNamed('sg-2', 'sg', 32),
];

export function factsOf(node: Node, modelName: string): NodeFacts {
  const run = {exit: 0, durationMs: 4, bytes: 2048, truncated: false};
  return {
    node: node.id,
    at: AT,
    sections: {
      cpu: {command: 'cat /proc/cpuinfo', ...run},
      sysctl: {command: 'sysctl -a', ...run},
    },
    leaves: {
      'cpu.modelName': {value: modelName, section: 'cpu'},
      'net.default.mtuBytes': {value: 1500, section: 'sysctl'},
    },
    dropped: [],
  };
}

export function orderedPairs(nodes: readonly Node[]): [Node, Node][] {
  return nodes.flatMap((a) => nodes.filter((b) => b !== a).map((b): [Node, Node] => [a, b]));
}

/** Six equal nodes in three regions, everything measured, nothing wrong. */
export function cleanFleet(nodes: readonly Node[] = SIX): ReportDocument {
  const ids = nodes.map((node) => node.id);
  const regions = [...new Set(nodes.map((node) => node.labels.region ?? '-'))];
  return {
    schemaVersion: 1,
    run: {
      schemaVersion: 1,
      id: '2026-11-23T05-41-07-clean',
      samespecVersion: '0.1.0',
      startedAt: '2026-11-23T05:41:07.000Z',
      endedAt: '2026-11-23T05:41:45.000Z',
      settings: {
        timeoutMs: 30_000,
        concurrency: 32,
        maxBytesPerNode: 8_000_000,
        sudo: false,
        measure: true,
      },
      inventory: {
        nodes: [...nodes],
        services: regions.map((region) => ({
          region,
          url: `http://${region}.example/small`,
          largeUrl: `http://${region}.example/large`,
          origin: 'fleet.yaml:40',
        })),
        expectations: [],
      },
      stages: {collect: 'done', measure: 'done'},
      outcomes: nodes.map((node) => ({
        node: node.id,
        ok: true,
        partial: false,
        durationMs: 420,
        bytes: 61_000,
      })),
      readings: nodes.map((node) => ({node: node.id, reading: 'all' as const, at: AT})),
      collectorSha256: 'c0ffee'.padEnd(64, '0'),
    },
    analysis: {today: '2026-11-23', golden: null, accepted: []},
    chains: [],
    attributions: [],
    explanations: [],
    facts: nodes.map((node) => factsOf(node, 'Intel(R) Xeon(R) Platinum 8255C')),
    factsAfter: [],
    paths: [
      ...orderedPairs(nodes).flatMap(([a, b]) => [
        echo(a.id, b.id, a.labels.region === b.labels.region ? 0.6 : 38),
        pathMtu(a.id, b.id, 'host', okAt(1500)),
        pathMtu(a.id, b.id, 'pod', okAt(1450)),
      ]),
      ...nodes.flatMap((node, i) => [
        service(node, 'small', 9, i),
        service(node, 'large', 168, i + 1),
      ]),
    ],
    comparison: {
      cohorts: [{id: 'c4.xlarge', key: {instanceType: 'c4.xlarge'}, nodes: ids, regions}],
      partitions: [],
      equalFacts: {cpu: 118, kernel: 3, net: 41, sysctl: 702, limits: 20},
      symptoms: [],
      nodeSymptoms: [],
      pairSummaries: [],
      outliers: [],
      drift: [],
      driftLimits: [],
      expiredAcceptances: [],
      regionSummaries: regions.flatMap((region) => [
        summary(region, 'service-small', 9, 9.8),
        summary(region, 'service-large', 168, 178),
      ]),
    },
    diagnosis: {
      findings: [],
      results: [
        {rule: 'cpu-steal', subjects: [...ids], outcome: 'pass', missing: []},
        {rule: 'slow-clocksource', subjects: [...ids], outcome: 'pass', missing: []},
        {rule: 'software-emulation', subjects: [...ids], outcome: 'not-applicable', missing: []},
      ],
    },
  };
}

export function summary(region: string, metric: string, median: number | null, p95: number | null) {
  return {region, metric, unit: 'ms' as const, runs: 10, errors: 0, median, p95};
}
