import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {FactValue} from '../model/fact.ts';
import type {PathResult} from '../model/path.ts';
import {diagnose} from './engine.ts';
import {RULES} from './rules/index.ts';
import {
  echo,
  type NodeSketch,
  pathMtu,
  service,
  throughput,
  type Unread,
  unread,
  viewOf,
} from './testing.ts';

const HEALTHY: Readonly<Record<string, FactValue>> = {
  'kernel.release': '6.1.0-18-amd64',
  'kernel.arch': 'x86_64',
  'os.id': 'debian',
  'os.versionId': '12',
  'cpu.modelName': 'Intel(R) Xeon(R) Platinum 8255C',
  'cpu.vendor': 'GenuineIntel',
  'cpu.flags': ['fpu', 'hypervisor', 'sse2', 'tsc'],
  'cpu.count': 4,
  'virt.detected': 'kvm',
  'virt.cpuidSignature': 'KVMKVMKVM',
  'virt.hypervisorFlag': true,
  'virt.nestingFlag': 'none',
  'clock.source': 'kvm-clock',
  'clock.sourcesAvailable': ['acpi_pm', 'kvm-clock', 'tsc'],
  'cpu.stealTicks': 10,
  'cpu.totalTicks': 100_000,
  'cpu.idleTicks': 90_000,
  'net.default.mtuBytes': 1500,
  'net.default.interface': 'eth0',
  'net.counter.Tcp.OutSegs': 100_000,
  'net.counter.Tcp.RetransSegs': 10,
  'net.counter.TcpExt.TCPTimeouts': 3,
  'limits.effective.nofile.soft': '1024',
  'container.image.shop:1.digest': 'sha256:aa',
};
const AFTER: Readonly<Record<string, FactValue>> = {
  'cpu.stealTicks': 10,
  'cpu.totalTicks': 104_000,
  'cpu.idleTicks': 93_000,
  'net.counter.Tcp.OutSegs': 110_000,
  'net.counter.Tcp.RetransSegs': 11,
  'net.counter.TcpExt.TCPTimeouts': 3,
};
const IDS = ['bj-1', 'bj-2', 'hk-1', 'hk-2', 'sg-1', 'sg-2'];
const UNREAD = ['absent', 'denied', 'timeout', 'unparsed'] as const;

const gap = fc.record({
  node: fc.constantFrom(...IDS),
  fact: fc.constantFrom(...Object.keys(HEALTHY)),
  reason: fc.constantFrom('denied', 'timeout', 'unparsed' as const),
});

test('a fleet of equals has no finding, whatever could not be read of it', () => {
  fc.assert(
    fc.property(fc.array(gap, {maxLength: 12}), (gaps) => {
      const nodes = sketchOf(IDS);
      for (const {node, fact, reason} of gaps) put(nodes, node, fact, unread(reason));
      const {findings, results} = diagnose(viewOf({nodes, paths: pathsOf(IDS)}), RULES);
      expect(results.filter((one) => one.outcome === 'error')).toEqual([]);
      const loud = findings.filter(({verdict}) => verdict !== 'ruled-out' && verdict !== 'unknown');
      expect(loud).toEqual([]);
    }),
  );
});

test('a node from which nothing came is told as unknown, and nothing is claimed of it', () => {
  const nodes = {...sketchOf(IDS), 'hk-2': {region: 'hk', facts: null}};
  const paths = pathsOf(IDS.filter((id) => id !== 'hk-2'));
  const {findings} = diagnose(viewOf({nodes, paths}), RULES);
  const told = findings.filter(({verdict}) => verdict !== 'ruled-out').map((one) => one.kind);
  expect(told).toEqual(['nodes-not-observed']);
});

const change = fc.record({
  node: fc.constantFrom(...IDS),
  fact: fc.constantFrom(...Object.keys(HEALTHY)),
  value: fc.oneof(
    fc.constantFrom<FactValue>('other', 1400, false, ['fpu']),
    fc.constantFrom(...UNREAD).map(unread),
  ),
});
const short = fc.array(
  fc.tuple(fc.nat(29), fc.constantFrom('black-hole', 'icmp-clamped', 'unknown' as const)),
);

test('the order of nodes and paths changes nothing, whatever is wrong', () => {
  fc.assert(
    fc.property(
      fc.array(change),
      short,
      fc.infiniteStream(fc.nat(999)),
      (changes, holes, order) => {
        const nodes = sketchOf(IDS);
        for (const {node, fact, value} of changes) put(nodes, node, fact, value);
        const paths = pathsOf(IDS);
        for (const [index, state] of holes) {
          const result = paths[index];
          if (result?.probe !== 'path-mtu') continue;
          const {source: from, destination: to} = result;
          const passBytes = state === 'unknown' ? null : 1400;
          paths[index] = pathMtu({from, to, state, passBytes});
        }
        const shuffled = Object.fromEntries(shuffle(Object.entries(nodes), order));
        const told = diagnose(viewOf({nodes, paths}), RULES);
        const again = diagnose(viewOf({nodes: shuffled, paths: shuffle(paths, order)}), RULES);
        expect(JSON.stringify(again)).toBe(JSON.stringify(told));
        expect(told.results.filter((one) => one.outcome === 'error')).toEqual([]);
        expect(new Set(told.findings.map((one) => one.id)).size).toBe(told.findings.length);
      },
    ),
    {numRuns: 60},
  );
});

type Sketches = Record<string, NodeSketch & {facts: Record<string, FactValue | Unread>}>;

function sketchOf(ids: readonly string[]): Sketches {
  return Object.fromEntries(
    ids.map((id) => [id, {region: id.slice(0, 2), facts: {...HEALTHY}, after: {...AFTER}}]),
  );
}

function put(nodes: Sketches, node: string, fact: string, value: FactValue | Unread): void {
  const sketch = nodes[node];
  if (sketch !== undefined) sketch.facts[fact] = value;
}

/** Path MTU of all ordered pairs first, then the other probes. */
function pathsOf(ids: readonly string[]): PathResult[] {
  const pairs = ids.flatMap((from) => ids.filter((to) => to !== from).map((to) => ({from, to})));
  return [
    ...pairs.map((pair) => pathMtu(pair)),
    ...pairs.map((pair) => echo(pair)),
    ...pairs.map((pair) => throughput(pair)),
    ...ids.map((from) => service({from, to: `service:${from.slice(0, 2)}`})),
  ];
}

function shuffle<T>(all: readonly T[], order: Iterator<number>): T[] {
  return all
    .map((one) => ({one, key: order.next().value as number}))
    .sort((a, b) => a.key - b.key)
    .map(({one}) => one);
}
