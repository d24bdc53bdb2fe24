import type {Node} from '../../model/node.ts';
import {regionOf} from '../../model/node.ts';
import type {
  EchoResult,
  HttpSample,
  PathMtuResult,
  ServiceResult,
  ThroughputResult,
} from '../../model/path.ts';

export const AT = '2026-11-23T05:41:12.000Z';

type Size = Pick<PathMtuResult, 'state' | 'passBytes' | 'failBytes' | 'exact'>;

export function okAt(bytes: number): Size {
  return {state: 'ok', passBytes: bytes, failBytes: null, exact: true};
}

export function blackHoleAt(bytes: number): Size {
  return {state: 'black-hole', passBytes: bytes, failBytes: bytes + 1, exact: true};
}

export function pathMtu(
  source: string,
  destination: string,
  layer: 'host' | 'pod',
  size: Size,
): PathMtuResult {
  const bytes = size.passBytes ?? 1200;
  return {
    probe: 'path-mtu',
    source,
    destination,
    layer,
    ipVersion: 4,
    method: 'ping-do-ladder',
    evidence: [
      {
        command: `ping -M do -c 3 -W 1 -s ${bytes - 28} ${destination}`,
        output: `PING ${destination} ${bytes - 28}(${bytes}) bytes of data.\n3 packets transmitted, 3 received, 0% packet loss`,
      },
    ],
    at: AT,
    durationMs: 1840,
    localLimitBytes: 1500,
    localLimitCached: false,
    reportedMtuBytes: null,
    reportedBy: null,
    packets: 57,
    controlSent: 3,
    controlReceived: size.state === 'unknown' ? 0 : 3,
    ...size,
  };
}

export function echo(source: string, destination: string, rttMs: number): EchoResult {
  return {
    probe: 'echo',
    source,
    destination,
    layer: 'host',
    ipVersion: 4,
    method: 'ping',
    evidence: [
      {command: `ping -c 10 -i 0.2 ${destination}`, output: `rtt min/avg/max/mdev = ${rttMs} ms`},
    ],
    at: AT,
    durationMs: 2000,
    state: 'ok',
    sent: 10,
    received: 10,
    rttMinMs: rttMs - 0.2,
    rttMedianMs: rttMs,
    rttMaxMs: rttMs + 0.9,
  };
}

export function throughput(
  source: string,
  destination: string,
  stalled: boolean,
): ThroughputResult {
  return {
    probe: 'throughput',
    source,
    destination,
    layer: 'host',
    ipVersion: 4,
    method: 'iperf3',
    evidence: [{command: `iperf3 -c ${destination} -t 10 -J`, output: '{"end": {}}'}],
    at: AT,
    durationMs: 10_000,
    state: stalled ? 'stalled-start' : 'steady',
    intervalMs: 1000,
    receivedBytes: Array.from({length: 10}, (_, i) => (stalled && i < 3 ? 0 : 24_000_000)),
    steadyBytesPerSecond: 24_000_000,
    averageBytesPerSecond: stalled ? 16_800_000 : 24_000_000,
    stalledMs: stalled ? 3000 : 0,
    retransmits: stalled ? 41 : 0,
    believedMtuBytes: 1450,
    toolVersions: {source: '3.12', destination: '3.12'},
  };
}

/** Ten requests around `baseMs`, spread the same way every time. */
export function service(
  node: Node,
  body: 'small' | 'large',
  baseMs: number,
  seed: number,
): ServiceResult {
  const samples = Array.from({length: 10}, (_, i): HttpSample => {
    const spread = 1 + (((i * 7 + seed * 3) % 10) - 4) / 60;
    const totalMs = Math.round(baseMs * spread * 10) / 10;
    return {
      dnsMs: 0.2,
      connectMs: 0.5,
      tlsMs: null,
      firstByteMs: totalMs * 0.6,
      totalMs,
      bytes: body === 'small' ? 240 : 100_000,
      status: 200,
      error: null,
    };
  });
  const region = regionOf(node);
  return {
    probe: 'service',
    source: node.id,
    destination: `service:${region}`,
    layer: 'service',
    ipVersion: 4,
    method: 'curl',
    evidence: [{command: `curl -s -o /dev/null http://${region}.example/${body}`, output: '200'}],
    at: AT,
    durationMs: 4000,
    state: 'ok',
    url: `http://${region}.example/${body}`,
    body,
    samples,
  };
}
