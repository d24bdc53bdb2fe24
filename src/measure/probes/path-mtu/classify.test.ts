import {describe, expect, it} from 'vitest';
import {classifyPathMtu} from './classify.ts';
import {parsePathMtu} from './parse.ts';

const PASS = (size: number) => `${size - 20} bytes from 10.0.1.2: icmp_seq=1 ttl=63 time=0.2 ms`;
const CONTROL = `control 0 3 ${PASS(1200)}|${PASS(1200)}|${PASS(1200)}|3 packets transmitted, 3 received, 0% packet loss, time 404ms`;
const ROUTE = 'route 0 10.0.1.2 via 10.0.0.1 dev eth0 src 10.0.0.2 uid 0 |    cache ';
const link = (mtu: number) =>
  `link 0 2: eth0: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu ${mtu} qdisc mq state UP`;
const pass = (size: number) =>
  `ping 0 ${size} 0.6 ${PASS(size)}|1 packets transmitted, 1 received, 0% packet loss, time 0ms`;
const lost = (size: number) =>
  `ping 0 ${size} 0.6 2 packets transmitted, 0 received, 100% packet loss, time 631ms`;
const refused = (size: number, mtu: number) =>
  `ping 0 ${size} 0.2 ping: local error: message too long, mtu=${mtu}|1 packets transmitted, 0 received, +1 errors, 100% packet loss, time 0ms`;
const told = (size: number, mtu: number) =>
  `ping 0 ${size} 0.6 From 10.0.0.1 icmp_seq=1 Frag needed and DF set (mtu = ${mtu})|1 packets transmitted, 0 received, +1 errors, 100% packet loss, time 0ms`;

function classify(lines: string[], context: {mode?: 'do' | 'probe'; referenceBytes?: number} = {}) {
  const reading = parsePathMtu(lines.join('\n')).readings.get(0);
  if (reading === undefined) throw new Error('nothing read');
  return classifyPathMtu(reading, {node: 'a', mode: 'do', referenceBytes: 1500, ...context});
}

// Lines written by hand after outputs of iputils 20221126, in the form path-mtu.sh prints them.
describe('state of a path', () => {
  it('follows a router’s word only as far as it is proven', () => {
    const lines = [
      ROUTE,
      link(1500),
      CONTROL,
      pass(1380),
      lost(1400),
      lost(1381),
      told(1500, 1450),
    ];
    // 1450 was named, yet already 1381 vanishes: the sender is told the wrong size.
    expect(classify(lines)).toMatchObject({
      state: 'black-hole',
      passBytes: 1380,
      failBytes: 1381,
      reportedMtuBytes: 1450,
    });
  });

  it('takes a refusal naming less than the limit read before for what a router said meanwhile', () => {
    const lines = [
      ROUTE,
      link(1500),
      CONTROL,
      pass(1400),
      refused(1401, 1400),
      refused(1500, 1400),
    ];
    expect(classify(lines)).toMatchObject({
      state: 'icmp-clamped',
      reportedMtuBytes: 1400,
      reportedBy: null,
    });
  });

  it('believes a router that names no MTU in what it refuses, not in how much', () => {
    const silent = told(1500, 0).replace(' (mtu = 0)', '');
    const lines = [ROUTE, link(1500), CONTROL, pass(1400), told(1401, 0), silent];
    expect(classify(lines)).toMatchObject({
      state: 'icmp-clamped',
      passBytes: 1400,
      reportedMtuBytes: null,
      reportedBy: '10.0.0.1',
    });
  });

  it('is general-loss where copies of sizes that pass were lost as well', () => {
    const again = (size: number, rttMs: string) =>
      `ping 0 ${size} 0.6 ${PASS(size).replace('0.2 ms', rttMs)}|2 packets transmitted, 1 received, 50% packet loss, time 601ms`;
    const lines = (one: string) => [
      ROUTE,
      link(1500),
      CONTROL,
      one,
      pass(1380),
      again(1400, '0.3 ms'),
      lost(1401),
      lost(1401),
    ];
    expect(classify(lines(again(1280, '0.3 ms')))).toMatchObject({
      state: 'general-loss',
      passBytes: 1400,
      failBytes: null,
      reason: {id: 'measure/path-mtu/too-lossy', params: {lost: 2, sent: 5}},
    });
    // A second copy sent while the answer to the first was on its way is none that was lost.
    const far = [...lines(again(1280, '610 ms')).slice(0, 5), lost(1381), lost(1381)];
    expect(classify(far)).toMatchObject({state: 'black-hole', passBytes: 1380});
  });

  it('keeps an interval where the search was stopped', () => {
    const lines = [ROUTE, link(1500), CONTROL, pass(1400), lost(1420), refused(1501, 1500)];
    expect(classify(lines)).toMatchObject({
      state: 'black-hole',
      passBytes: 1400,
      failBytes: 1420,
      exact: false,
    });
  });

  it('looks past a cached path MTU with -M probe, and still reports the cache', () => {
    const cached =
      'route 0 10.0.1.2 via 10.0.0.1 dev eth0 src 10.0.0.2 uid 0 |    cache expires 599sec mtu 1400 ';
    const lines = [cached, link(1500), CONTROL, pass(1400), pass(1500), refused(1501, 1500)];
    expect(classify(lines, {mode: 'probe'})).toMatchObject({
      state: 'ok',
      passBytes: 1500,
      localLimitBytes: 1400,
      localLimitCached: true,
    });
  });

  it('learns the limit from the refusal where ip says nothing', () => {
    const lines = [
      'route 0 sh: ip: not found',
      CONTROL,
      pass(1450),
      refused(1451, 1450),
      refused(9001, 1450),
    ];
    expect(classify(lines, {referenceBytes: 1450})).toMatchObject({
      state: 'ok',
      passBytes: 1450,
      localLimitBytes: 1450,
    });
  });

  it('compares the own limit with what the fleet has', () => {
    const lines = [ROUTE, link(1450), CONTROL, pass(1450), refused(1451, 1450)];
    expect(classify(lines, {referenceBytes: 1500}).state).toBe('local-emsgsize');
    expect(classify(lines, {referenceBytes: 1450}).state).toBe('ok');
  });

  it('is unknown when nothing larger was seen to fail', () => {
    expect(classify([ROUTE, link(1500), CONTROL, pass(1500)])).toMatchObject({
      state: 'unknown',
      passBytes: 1500,
      reason: {id: 'measure/path-mtu/no-bracket'},
    });
  });

  it('says so when ping had no right to send', () => {
    const lines = [ROUTE, link(1500), 'ping 0 1500 0.6 ping: socket: Operation not permitted'];
    expect(classify(lines)).toMatchObject({
      state: 'unknown',
      packets: 0,
      reason: {id: 'measure/ping-not-permitted'},
    });
  });

  it('believes the control that was repeated when the burst was over', () => {
    const some = 'control 0 3 3 packets transmitted, 0 received, 100% packet loss, time 404ms';
    const lines = [ROUTE, link(1500), some, pass(1500), refused(1501, 1500)];
    expect(classify(lines).state).toBe('general-loss');
    expect(classify([...lines, CONTROL])).toMatchObject({state: 'ok', packets: 3 + 3 + 1});
  });

  it('counts only packets that left', () => {
    const lines = [ROUTE, link(1500), CONTROL, pass(1500), lost(1400), refused(1501, 1500)];
    expect(classify(lines).packets).toBe(3 + 1 + 2);
  });
});

describe('output of path-mtu.sh', () => {
  it('may be cut anywhere, or be noise', () => {
    const whole = [
      'tool ping from iputils 20240117',
      'mode probe',
      ROUTE,
      link(1500),
      CONTROL,
      pass(1500),
      'end 0 done',
    ].join('\n');
    for (let length = 0; length <= whole.length; length += 7) {
      expect(() => parsePathMtu(whole.slice(0, length))).not.toThrow();
    }
    expect(parsePathMtu(whole)).toMatchObject({mode: 'probe', fail: null});
    expect(parsePathMtu('ping x y z\nend\n\u0000').readings.size).toBe(0);
  });

  it.each([
    ['set on the route', '|    cache mtu 1300 ', 1300, false],
    ['locked on the route', '|    cache mtu lock 1300 ', 1300, false],
    ['learned, IPv4', '|    cache expires 599sec mtu 1450 ', 1450, true],
    ['learned, IPv6', ' src fd00::2 metric 1024 expires 599sec mtu 1450 pref medium', 1450, true],
    ['none', '|    cache ', null, false],
  ])('tells an MTU of the route: %s', (_case, tail, routeBytes, cached) => {
    const reading = parsePathMtu(`route 0 10.0.1.2 via 10.0.0.1 dev eth0${tail}`).readings.get(0);
    expect(reading).toMatchObject({routeBytes, cached});
  });
});
