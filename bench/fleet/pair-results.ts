import type {Random} from '../../src/compare/stats/random.ts';
import {samplePeers} from '../../src/measure/sampling.ts';
import type {Node} from '../../src/model/node.ts';
import type {PathResult} from '../../src/model/path.ts';

/**
 * What a healthy fleet of this size measures between its nodes: echo, path MTU and bulk transfer of every pair of the
 * sample, between the nodes themselves and between pods. Node by node, as a large fleet has hundreds of thousands.
 */
export function* pairResults(
  nodes: readonly Node[],
  at: string,
  random: Random,
): Generator<PathResult[]> {
  const regions = new Map(nodes.map(({id, labels}) => [id, labels.region]));
  for (const [source, peers] of samplePeers(nodes, 'fleet')) {
    yield [...peers].flatMap((destination) => {
      const far = regions.get(source) !== regions.get(destination);
      const rttMs = (far ? 60 : 0.3) * (1 + 0.1 * random.next());
      return (['host', 'pod'] as const).flatMap((layer) =>
        ofPair({source, destination, layer}, rttMs, at, random),
      );
    });
  }
}

type Way = {source: string; destination: string; layer: 'host' | 'pod'};

function ofPair(way: Way, rttMs: number, at: string, random: Random): PathResult[] {
  const evidence = [{command: `ping ${way.destination}`, output: '20 received'}];
  const common = {...way, ipVersion: 4 as const, method: 'bench', evidence, at, durationMs: 500};
  const mtuBytes = way.layer === 'host' ? 1500 : 1450;
  const bytesPerSecond = 1e8 * (1 + 0.1 * random.next());
  return [
    {
      ...common,
      probe: 'echo',
      state: 'ok',
      sent: 20,
      received: 20,
      lagMs: 1,
      rttMinMs: rttMs,
      rttMedianMs: 1.1 * rttMs,
      rttMaxMs: 1.5 * rttMs,
    },
    {
      ...common,
      probe: 'path-mtu',
      state: 'ok',
      passBytes: mtuBytes,
      failBytes: mtuBytes + 1,
      exact: true,
      localLimitBytes: mtuBytes,
      localLimitCached: false,
      reportedMtuBytes: null,
      reportedBy: null,
      packets: 20,
      controlSent: 5,
      controlReceived: 5,
    },
    {
      ...common,
      probe: 'throughput',
      state: 'steady',
      intervalMs: 100,
      receivedBytes: Array.from(
        {length: 20},
        () => (bytesPerSecond / 10) * (1 + random.next() / 20),
      ),
      steadyBytesPerSecond: bytesPerSecond,
      averageBytesPerSecond: bytesPerSecond,
      stalledMs: 0,
      retransmits: 0,
      believedMtuBytes: mtuBytes,
      toolVersions: {source: 'bench', destination: 'bench'},
    },
  ];
}
