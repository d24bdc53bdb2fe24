import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {planMeasurements, runMeasurements} from '../../index.ts';
import {factsOf, inventoryOf, measure, resultOf} from '../../testing/measure-all.ts';
import {createNet, type NetSpec, type TestNet} from '../../testing/net.ts';
import {PYTHON, programsWithout} from '../../testing/programs.ts';

async function between<T>(spec: NetSpec, work: (net: TestNet) => Promise<T>): Promise<T> {
  const net = await createNet(spec);
  try {
    return await work(net);
  } finally {
    await net.close();
  }
}

const pair = (legBytes: number) => [
  {name: 'a', mtuBytes: 9001},
  {name: 'b', mtuBytes: 9001, legBytes},
];
const only = {probes: ['throughput'], layers: ['host']} as const;

describe('bulk transfer between two ends', () => {
  it('is steady on a sound path, counted by the receiver', async () => {
    const results = await between({hosts: pair(9001), icmp: 'sent'}, (net) =>
      measure(net, {...only, bandwidthSeconds: 2}),
    );
    expect(results).toHaveLength(2);
    const result = resultOf(results, 'throughput', 'a', 'b');
    expect(result).toMatchObject({
      method: 'two-ended',
      state: 'steady',
      stalledMs: 0,
      intervalMs: 500,
      believedMtuBytes: 9001,
    });
    expect(result.receivedBytes).toHaveLength(4);
    expect(result.steadyBytesPerSecond ?? 0).toBeGreaterThan(1e6);
    expect(result.retransmits).not.toBeNull();
    expect(result.reason).toBeUndefined();
    // One at a time: a node is at both.
    expect(result.besideOthers).toBeUndefined();
    expect(
      result.messages?.map(({bytes, ms, unfinished}) => [bytes, ms.length, unfinished]),
    ).toEqual([
      [1_024, 3, 0],
      [65_536, 2, 0],
      [1_048_576, 1, 0],
    ]);
    expect(result.datagrams).toMatchObject({
      ...{sizeBytes: 1_200, bytesPerSecond: 240_000},
      ...{sent: 100, received: 100, reordered: 0, duplicates: 0},
    });
  });

  it('sends no more than it may, counted on the wire', async () => {
    const allowed = 60_000_000;
    const {results, bytes} = await between({hosts: pair(9001), icmp: 'sent'}, async (net) => {
      const read = async () =>
        Number(await net.sh('a', 'cat /sys/class/net/e0/statistics/rx_bytes')) +
        Number((await net.sh('a', 'cat /sys/class/net/e0/statistics/tx_bytes')).trim());
      const before = await read();
      const found = await measure(net, {...only, bandwidthSeconds: 2, maxBytes: allowed});
      return {results: found, bytes: (await read()) - before};
    });
    expect(results).toHaveLength(2);
    for (const result of results) {
      expect(result.reason?.id).toMatch(/^measure\/throughput\/(cut-by-bytes|too-few-bytes)$/);
    }
    expect(bytes).toBeGreaterThan(allowed / 2);
    // Headers of segments come on top.
    expect(bytes).toBeLessThan(allowed * 1.1);
  });

  it('counts datagrams as lost that never arrive, while TCP flows', async () => {
    const results = await between({hosts: pair(9001), icmp: 'sent'}, async (net) => {
      await net.forward('ip daddr 10.91.1.2 udp length > 1000 drop');
      return measure(net, {...only, bandwidthSeconds: 1});
    });
    const {state, datagrams} = resultOf(results, 'throughput', 'a', 'b');
    expect(state).toBe('steady');
    expect(datagrams).toMatchObject({sent: 100, received: 0});
    expect(resultOf(results, 'throughput', 'b', 'a').datagrams).toMatchObject({received: 100});
  });

  it('is checked by iperf3 when that is wanted', async () => {
    const results = await between({hosts: pair(9001), icmp: 'sent'}, (net) =>
      measure(net, {...only, bandwidthSeconds: 1, crossCheck: true}),
    );
    const {method, crossCheck, evidence} = resultOf(results, 'throughput', 'a', 'b');
    expect(method).toBe('two-ended');
    expect(crossCheck?.method).toBe('iperf3');
    expect(crossCheck?.steadyBytesPerSecond ?? 0).toBeGreaterThan(1e6);
    expect(evidence.length).toBeGreaterThan(1);
  });

  it('is dead over a black hole, and looks longer before it says so', async () => {
    const results = await between({hosts: pair(1400), icmp: 'dropped'}, async (net) => {
      await net.sh('a', 'sysctl -qw net.ipv4.tcp_mtu_probing=0');
      return measure(net, {...only, bandwidthSeconds: 1});
    });
    const dead = resultOf(results, 'throughput', 'a', 'b');
    expect(dead).toMatchObject({
      method: 'two-ended',
      state: 'dead',
      steadyBytesPerSecond: null,
      believedMtuBytes: 9001,
    });
    expect(dead.receivedBytes).toHaveLength(12);
    expect(dead.receivedBytes.every((bytes) => bytes === 0)).toBe(true);
    // What fits one packet arrives, what does not never does.
    expect(dead.messages?.map(({bytes, unfinished}) => [bytes, unfinished])).toEqual([
      [1_024, 0],
      [65_536, 2],
      [1_048_576, 1],
    ]);
    expect(dead.datagrams).toMatchObject({sent: 100, received: 100});
  });

  it('tells a late start from a dead path, where the kernel probes by itself', async () => {
    const results = await between({hosts: pair(1400), icmp: 'dropped'}, async (net) => {
      await net.sh('a', 'sysctl -qw net.ipv4.tcp_mtu_probing=1');
      return measure(net, {...only, bandwidthSeconds: 1});
    });
    const late = resultOf(results, 'throughput', 'a', 'b');
    expect(late).toMatchObject({method: 'two-ended', state: 'stalled-start'});
    expect(late.receivedBytes[0]).toBe(0);
    expect(late.steadyBytesPerSecond ?? 0).toBeGreaterThan(late.averageBytesPerSecond ?? 0);
  });

  it('is left to iperf3 where a firewall lets nothing but its ports through', async () => {
    const results = await between({hosts: pair(9001), icmp: 'sent'}, async (net) => {
      await net.forward('ip daddr 10.91.1.2 tcp dport != 5201-5216 tcp flags syn / syn,ack drop');
      return measure(net, {...only, bandwidthSeconds: 1});
    });
    expect(resultOf(results, 'throughput', 'a', 'b')).toMatchObject({
      method: 'iperf3',
      state: 'steady',
      reason: {
        id: 'measure/throughput/by-iperf',
        params: {why: {id: 'measure/throughput/not-connected'}},
      },
    });
    expect(resultOf(results, 'throughput', 'b', 'a').method).toBe('two-ended');
  });

  it('goes on where it was interrupted, without repeating a transfer', async () => {
    await between({hosts: pair(9001), icmp: 'sent'}, async (net) => {
      const options = {...only, bandwidthSeconds: 1};
      const inventory = inventoryOf(net.nodes);
      const stop = new AbortController();
      const first = await runMeasurements(
        planMeasurements(inventory, new Map(), options),
        net.reach,
        {signal: stop.signal, onResult: () => stop.abort()},
      );
      expect(first).toHaveLength(1);
      const rest = await measure(net, {...options, done: first});
      const pathsOf = (results: typeof first) =>
        results.map((one) => `${one.source}${one.destination}`);
      expect([...pathsOf(first), ...pathsOf(rest)].sort()).toEqual(['ab', 'ba']);
    });
  });

  it('works over IPv6', async () => {
    const results = await between({hosts: pair(9001), icmp: 'sent', ipVersion: 6}, (net) =>
      measure(net, {...only, bandwidthSeconds: 1}),
    );
    expect(resultOf(results, 'throughput', 'a', 'b')).toMatchObject({
      method: 'two-ended',
      ipVersion: 6,
      state: 'steady',
    });
  });
});

describe('bulk transfer between pods', () => {
  it.each([
    ['steady', 1450],
    ['dead', 1400],
  ] as const)(
    'is %s within 4 s where packets up to %i bytes are let through',
    async (state, legBytes) => {
      const pods = [
        {name: 'pod-a', mtuBytes: 1450, legBytes},
        {name: 'pod-b', mtuBytes: 1450, legBytes},
      ];
      const hosts = [...pair(9001), ...pods];
      const results = await between({hosts, icmp: 'dropped'}, async (net) => {
        await net.sh('pod-a', 'sysctl -qw net.ipv4.tcp_mtu_probing=0');
        await net.sh('pod-b', 'sysctl -qw net.ipv4.tcp_mtu_probing=0');
        const holds = [net.hold('pod-a'), net.hold('pod-b')] as const;
        try {
          const facts = new Map(
            (['a', 'b'] as const).map((node, i) => [
              node,
              factsOf(node, {
                'cni.flannel.mtuBytes': 1450,
                'pod.ns-1.pid': holds[i]?.pid ?? 0,
                'pod.ns-1.address': net.node(`pod-${node}`).address ?? '',
              }),
            ]),
          );
          const nodes = [net.node('a'), net.node('b')];
          const options = {probes: ['throughput'], bandwidthSeconds: 3} as const;
          return await measure({nodes, reach: net.reach}, options, facts);
        } finally {
          await Promise.all(holds.map(({stop}) => stop()));
        }
      });
      expect(results.filter(({layer}) => layer === 'host')).toHaveLength(2);
      const [result, ...more] = results.filter(({layer}) => layer === 'pod');
      expect(more).toEqual([]);
      expect(result).toMatchObject({
        probe: 'throughput',
        method: 'two-ended',
        state,
        intervalMs: 500,
      });
      expect(result?.probe === 'throughput' && result.receivedBytes.length).toBe(8);
      expect(result?.evidence[0]?.command).toMatch(/^nsenter -t \d+ -n iperf3 /);
    },
  );
});

describe('bulk transfer by iperf3 where hosts have no Python', () => {
  let programs: ReturnType<typeof programsWithout>;
  beforeAll(() => {
    programs = programsWithout(PYTHON);
  });
  afterAll(() => programs.remove());
  const bare = (net: TestNet) => ({
    nodes: net.nodes,
    reach: net.reachWithPath(() => programs.folder),
  });

  it('is steady on a sound path, measured at the receiver in both directions', async () => {
    const results = await between({hosts: pair(9001), icmp: 'sent'}, (net) =>
      measure(bare(net), {...only, bandwidthSeconds: 2}),
    );
    expect(results).toHaveLength(2);
    for (const [source, destination] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const result = resultOf(results, 'throughput', source, destination);
      expect(result).toMatchObject({state: 'steady', stalledMs: 0});
      // As long as it really was, which iperf3 reports.
      expect(Math.abs(result.intervalMs - 500)).toBeLessThan(100);
      expect(result.receivedBytes).toHaveLength(4);
      expect(result.steadyBytesPerSecond ?? 0).toBeGreaterThan(1e6);
      expect(result.toolVersions.source).toMatch(/^3\.\d+/);
      expect(result.toolVersions.destination).toBe(result.toolVersions.source);
      expect(result.believedMtuBytes).toBe(9001);
    }
  });

  it('is dead over a black hole, although iperf3 ends with 0', async () => {
    const results = await between({hosts: pair(1400), icmp: 'dropped'}, async (net) => {
      await net.sh('a', 'sysctl -qw net.ipv4.tcp_mtu_probing=0');
      return measure(bare(net), {...only, bandwidthSeconds: 1});
    });
    const dead = resultOf(results, 'throughput', 'a', 'b');
    expect(dead).toMatchObject({state: 'dead', steadyBytesPerSecond: null, believedMtuBytes: 9001});
    expect(dead.receivedBytes.every((bytes) => bytes === 0)).toBe(true);
    expect(dead.stalledMs).toBeGreaterThanOrEqual(5_900);
  });

  it('tells a late start from a dead path by looking longer, where the kernel probes by itself', async () => {
    const results = await between({hosts: pair(1400), icmp: 'dropped'}, async (net) => {
      await net.sh('a', 'sysctl -qw net.ipv4.tcp_mtu_probing=1');
      return measure(bare(net), {...only, bandwidthSeconds: 1});
    });
    const late = resultOf(results, 'throughput', 'a', 'b');
    expect(late.state).toBe('stalled-start');
    expect(late.receivedBytes[0]).toBe(0);
    expect(late.stalledMs).toBeGreaterThanOrEqual(1_000);
    const {steadyBytesPerSecond, averageBytesPerSecond} = late;
    expect(steadyBytesPerSecond ?? 0).toBeGreaterThan(averageBytesPerSecond ?? 0);
  });

  it('sends no more than it may', async () => {
    const results = await between({hosts: pair(9001), icmp: 'sent'}, (net) =>
      measure(bare(net), {...only, bandwidthSeconds: 2, maxBytes: 40_000_000}),
    );
    const {receivedBytes, evidence} = resultOf(results, 'throughput', 'a', 'b');
    const bytes = receivedBytes.reduce((sum, one) => sum + one, 0);
    expect(bytes).toBeGreaterThan(4_000_000);
    expect(bytes).toBeLessThan(40_000_000);
    expect(evidence[0]?.command).toMatch(/ -n \d+ /);
  });

  it('takes the next port where the first is in use', async () => {
    const results = await between({hosts: pair(9001), icmp: 'sent'}, async (net) => {
      const occupant = await net.listen('b', 5201);
      try {
        return await measure(bare(net), {...only, bandwidthSeconds: 1});
      } finally {
        await occupant.stop();
      }
    });
    const result = resultOf(results, 'throughput', 'a', 'b');
    expect(result.state).toBe('steady');
    expect(result.evidence[0]?.command).toContain('-p 5202');
  });

  it.each(['a', 'b'])('is unknown without iperf3 on %s', async (without) => {
    const results = await between({hosts: pair(9001), icmp: 'sent'}, async (net) => {
      const {reach: own} = bare(net);
      const open: typeof own.open = (node, script, options) => {
        const text = script.text.replace('command -v iperf3', 'command -v no-such-program');
        return own.open(node, node.id === without ? {...script, text} : script, options);
      };
      const reach = {
        ...own,
        open,
        run: (...call: Parameters<typeof open>) => open(...call).done,
      };
      return measure({nodes: net.nodes, reach}, {...only, bandwidthSeconds: 1});
    });
    expect(resultOf(results, 'throughput', 'a', 'b')).toMatchObject({
      state: 'unknown',
      reason: {
        id: 'measure/throughput/neither',
        params: {
          why: {id: 'measure/no-python'},
          iperf: {id: 'measure/throughput/no-iperf3', params: {node: without}},
        },
      },
    });
  });
});
