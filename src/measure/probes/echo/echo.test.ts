import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {parsePing} from '../../ping-output.ts';
import {measure, resultOf} from '../../testing/measure-all.ts';
import {createNet, type TestNet} from '../../testing/net.ts';
import {PYTHON, programsWithout} from '../../testing/programs.ts';
import {classifyEcho} from './classify.ts';

const only = {probes: ['echo'], layers: ['host']} as const;

describe('echo by ping between real namespaces', () => {
  let net: TestNet;
  beforeAll(async () => {
    const names = ['a', 'b', 'c', 'd'];
    net = await createNet({hosts: names.map((name) => ({name, mtuBytes: 1500})), icmp: 'sent'});
    await net.forward(`ip daddr 10.91.2.2 icmp type echo-request drop
    ip saddr 10.91.0.2 ip daddr 10.91.3.2 icmp type echo-request numgen inc mod 5 0 drop`);
  });
  afterAll(() => net.close());

  it('measures every ordered pair in one script per node', async () => {
    const programs = programsWithout(PYTHON);
    const reach = net.reachWithPath(() => programs.folder);
    const results = await measure({nodes: net.nodes, reach}, only);
    programs.remove();
    expect(results).toHaveLength(12);
    expect(new Set(results.map(({method}) => method))).toEqual(new Set(['ping']));
    const ok = resultOf(results, 'echo', 'a', 'b');
    expect(ok).toMatchObject({state: 'ok', sent: 5, received: 5, layer: 'host', ipVersion: 4});
    expect(ok.rttMinMs ?? 0).toBeGreaterThan(0);
    expect(ok.rttMaxMs ?? 0).toBeGreaterThanOrEqual(ok.rttMedianMs ?? Number.POSITIVE_INFINITY);
    expect(ok.evidence[0]?.command).toBe('ping -n -c 5 -i 0.2 -W 1 -s 56 10.91.1.2');
    expect(resultOf(results, 'echo', 'a', 'c')).toMatchObject({
      state: 'no-echo',
      received: 0,
      rttMedianMs: null,
    });
    expect(resultOf(results, 'echo', 'a', 'd')).toMatchObject({
      state: 'lossy',
      sent: 5,
      received: 4,
    });
  });
});

describe('a series between two ends', () => {
  let net: TestNet;
  beforeAll(async () => {
    const names = ['a', 'b', 'c', 'd'];
    net = await createNet({hosts: names.map((name) => ({name, mtuBytes: 1500})), icmp: 'sent'});
    await net.forward(`ip saddr 10.91.0.2 ip daddr 10.91.1.2 udp length 64 numgen inc mod 4 0 drop
    ip saddr 10.91.2.2 ip daddr 10.91.1.2 meta l4proto udp drop
    ip saddr 10.91.3.2 meta l4proto { icmp } drop
    ip daddr 10.91.3.2 meta l4proto { icmp } drop`);
  });
  afterAll(() => net.close());

  it('knows on which way packets were lost, and does not need ICMP', async () => {
    const results = await measure(net, only);
    expect(results).toHaveLength(12);
    const there = resultOf(results, 'echo', 'a', 'b');
    expect(there).toMatchObject({
      method: 'two-ended',
      state: 'lossy',
      sent: 20,
      reordered: 0,
      duplicates: 0,
    });
    const back = resultOf(results, 'echo', 'b', 'a');
    expect(there.lostForward).toBe(5);
    expect(there.lostBackward).toBe(0);
    expect(back.lostForward).toBe(0);
    expect(resultOf(results, 'echo', 'a', 'd')).toMatchObject({
      method: 'two-ended',
      state: 'ok',
      received: 20,
      lostForward: 0,
      lostBackward: 0,
    });
    expect(resultOf(results, 'echo', 'a', 'd').rttMedianMs ?? 0).toBeGreaterThan(0);
  });

  it('leaves a path to ping on which no UDP comes through', async () => {
    const results = await measure(net, only);
    expect(resultOf(results, 'echo', 'c', 'b')).toMatchObject({method: 'ping', state: 'ok'});
  });
});

describe('what ping says about an echo', () => {
  it('is no statement about the path where nothing was sent', () => {
    const output = parsePing('ping: connect: Network is unreachable');
    expect(classifyEcho(output, 'a')).toMatchObject({
      state: 'unknown',
      reason: {
        id: 'measure/echo/not-sent',
        params: {detail: 'ping: connect: Network is unreachable'},
      },
    });
  });

  it('keeps what a router said where no echo came', () => {
    const output = parsePing(
      'From 10.0.0.1 icmp_seq=1 Destination Host Unreachable|5 packets transmitted, 0 received, +5 errors, 100% packet loss',
    );
    expect(classifyEcho(output, 'a')).toMatchObject({
      state: 'no-echo',
      reason: {id: 'measure/echo/complaint'},
    });
  });
});
