import {expect, test} from 'vitest';
import {type NodeSketch, viewOf} from '../diagnose/testing.ts';
import type {HttpSample, PathResult, ServiceResult, ThroughputResult} from '../model/path.ts';

test('one slow client among the nodes of its region is a symptom of the node, not of the region', () => {
  const {comparison} = viewOf({
    nodes: fleet({hk: 6, bj: 6}),
    paths: clients({hk: 6, bj: 6}, (node) => (node === 'hk-3' ? 900 : 100)),
  });
  expect(comparison.symptoms).toEqual([]);
  expect(comparison.nodeSymptoms).toMatchObject([
    {
      id: 'service-small@hk/hk-3',
      node: 'hk-3',
      region: 'hk',
      metric: 'service-small',
      tags: ['network', 'cpu'],
      unit: 'ms',
      value: 899.2,
      referenceRegions: ['hk'],
      censored: false,
    },
  ]);
});

test('a slow region is no problem of its nodes', () => {
  const {comparison} = viewOf({
    nodes: fleet({hk: 2, bj: 2, sg: 2}),
    paths: clients({hk: 2, bj: 2, sg: 2}, (node) => (node.startsWith('hk') ? 900 : 100)),
  });
  expect(comparison.symptoms.map(({id}) => id)).toEqual(['service-small@hk']);
  expect(comparison.nodeSymptoms).toEqual([]);
  expect(comparison.outliers[0]?.slowRegions).toEqual(['hk']);
});

test('a node whose requests all fail is slow without bound, and its value is what was seen at least', () => {
  const {comparison} = viewOf({
    nodes: fleet({hk: 6}),
    paths: clients({hk: 6}, (node) => (node === 'hk-3' ? 10_000 : 100), 'hk-3'),
  });
  const [symptom] = comparison.nodeSymptoms;
  expect(symptom).toMatchObject({node: 'hk-3', value: 9999.2, censored: true, ratio: 1000});
});

test('who is slow with every peer is slow; who is slow with that one only is not', () => {
  const nodes = fleet({hk: 6});
  const ids = Object.keys(nodes);
  const paths = ids.flatMap((from) =>
    ids.flatMap((to) => {
      if (from === to) return [];
      return [
        bulk(from, to, from === 'hk-2' || to === 'hk-2' ? 20e6 : 500e6 + 1e6 * placesOf(from, to)),
      ];
    }),
  );
  const {comparison} = viewOf({nodes, paths});
  expect(comparison.nodeSymptoms.map(({id}) => id)).toEqual([
    'throughput-sent@hk/hk-2',
    'throughput-received@hk/hk-2',
  ]);
  expect(comparison.pairSummaries).toMatchObject([{from: 'hk', to: 'hk', runs: 30, dead: 0}]);
});

test('twice as long is no symptom where nobody feels it', () => {
  const {comparison} = viewOf({
    nodes: fleet({hk: 6}),
    paths: clients({hk: 6}, (node) => (node === 'hk-3' ? 9 : 4)),
  });
  expect(comparison.nodeSymptoms).toEqual([]);
});

test('a service that refuses everywhere in its region is a symptom, however quickly it does', () => {
  const paths = [...clients({hk: 2}, () => 1, 'hk-1'), ...clients({bj: 2}, () => 100)].map((one) =>
    one.source === 'hk-2' ? refused(one) : one,
  );
  const {comparison} = viewOf({nodes: fleet({hk: 2, bj: 2}), paths});
  expect(comparison.symptoms).toMatchObject([
    {
      id: 'service-errors@hk',
      unit: 'share',
      value: 1,
      reference: 0,
      referenceRegions: ['bj'],
      ratio: 1000,
    },
  ]);
});

test('one client that is refused speaks for itself alone', () => {
  const {comparison} = viewOf({
    nodes: fleet({hk: 6, bj: 6}),
    paths: clients({hk: 6, bj: 6}, () => 100, 'hk-1'),
  });
  expect(comparison.symptoms).toEqual([]);
  expect(comparison.nodeSymptoms.map(({node}) => node)).toEqual(['hk-1']);
});

function fleet(sizes: Readonly<Record<string, number>>): Record<string, NodeSketch> {
  const nodes: Record<string, NodeSketch> = {};
  for (const [region, size] of Object.entries(sizes)) {
    for (let i = 1; i <= size; i++) nodes[`${region}-${i}`] = {region};
  }
  return nodes;
}

function clients(
  sizes: Readonly<Record<string, number>>,
  msOf: (node: string) => number,
  failing?: string,
): ServiceResult[] {
  return Object.keys(fleet(sizes)).map((node, n) => {
    const one = service(node, msOf(node) + (n % 3) / 10);
    return node === failing ? refused(one) : one;
  });
}

function refused(one: ServiceResult): ServiceResult {
  return {
    ...one,
    state: 'dead',
    samples: one.samples.map((sample) => ({...sample, error: 'refused'})),
  };
}

function placesOf(from: string, to: string): number {
  return Number(from.slice(-1)) + Number(to.slice(-1));
}

const common = {
  ipVersion: 4 as const,
  evidence: [],
  at: '2026-11-23T05:41:07.000Z',
  durationMs: 1000,
};

function service(node: string, totalMs: number): ServiceResult {
  const sample: HttpSample = {
    dnsMs: 0,
    connectMs: 0.5,
    tlsMs: null,
    firstByteMs: totalMs,
    totalMs,
    bytes: 200,
    status: 200,
    error: null,
  };
  return {
    ...common,
    probe: 'service',
    source: node,
    destination: `service:${node.split('-')[0]}`,
    layer: 'service',
    method: 'curl',
    state: 'ok',
    url: 'http://x/',
    body: 'small',
    samples: [sample, sample, sample, sample],
  };
}

function bulk(
  source: string,
  destination: string,
  bytesPerSecond: number,
): ThroughputResult & PathResult {
  return {
    ...common,
    probe: 'throughput',
    source,
    destination,
    layer: 'host',
    method: 'iperf3',
    state: 'steady',
    intervalMs: 100,
    receivedBytes: [],
    steadyBytesPerSecond: bytesPerSecond,
    averageBytesPerSecond: bytesPerSecond,
    stalledMs: 0,
    retransmits: 0,
    believedMtuBytes: null,
    toolVersions: {source: '3', destination: '3'},
  };
}
