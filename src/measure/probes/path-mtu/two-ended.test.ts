import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Reach} from '../../../reach/reach.ts';
import {factsOf, measure, resultOf} from '../../testing/measure-all.ts';
import {createNet, type NetSpec, type TestNet} from '../../testing/net.ts';
import {PYTHON, programsWithout} from '../../testing/programs.ts';

const only = {probes: ['path-mtu'], layers: ['host']} as const;

type Given = {
  prepare?: (net: TestNet) => Promise<unknown>;
  options?: Parameters<typeof measure>[1];
  facts?: Parameters<typeof measure>[2];
  reach?: (net: TestNet) => Reach;
};

/** Builds a network, measures it, sees that nothing runs on its hosts any more, and takes it down. */
async function measured(spec: NetSpec, given: Given = {}) {
  const net = await createNet(spec);
  try {
    await given.prepare?.(net);
    const reach = given.reach?.(net) ?? net.reach;
    const results = await measure({nodes: net.nodes, reach}, given.options ?? only, given.facts);
    for (const {id} of net.nodes) await net.quiet(id);
    return {
      there: resultOf(results, 'path-mtu', 'a', 'b'),
      back: resultOf(results, 'path-mtu', 'b', 'a'),
    };
  } finally {
    await net.close();
  }
}

const ends = (aMtu: number, bMtu: number, legs: {a?: number; b?: number} = {}) => [
  {name: 'a', mtuBytes: aMtu, ...(legs.a === undefined ? {} : {legBytes: legs.a})},
  {name: 'b', mtuBytes: bMtu, ...(legs.b === undefined ? {} : {legBytes: legs.b})},
];

describe('path MTU between two ends, in real namespaces', () => {
  it('is ok where everything up to the interface MTU arrives', async () => {
    const {there} = await measured({hosts: ends(1500, 1500), icmp: 'sent'});
    expect(there).toMatchObject({
      method: 'two-ended',
      state: 'ok',
      passBytes: 1500,
      failBytes: 1501,
      exact: true,
      localLimitBytes: 1500,
      localLimitCached: false,
      reportedMtuBytes: null,
      controlSent: 3,
      controlReceived: 3,
    });
    expect(there.reason).toBeUndefined();
    expect(there.evidence[0]?.command).toBe('ping -n -M do -c 3 -s 1473 10.91.1.2');
  });

  it('is local-emsgsize where the sender’s own interface is the smaller one', async () => {
    const facts = new Map([
      ['a', factsOf('a', {'net.default.mtuBytes': 1450})],
      ['b', factsOf('b', {'net.default.mtuBytes': 1500})],
    ]);
    const {there, back} = await measured({hosts: ends(1450, 1500), icmp: 'sent'}, {facts});
    expect(there).toMatchObject({state: 'local-emsgsize', passBytes: 1450, localLimitBytes: 1450});
    expect(back).toMatchObject({state: 'icmp-clamped', passBytes: 1450, reportedMtuBytes: 1450});
  });

  it('is icmp-clamped where a router says how much fits, and proves that size', async () => {
    const {there} = await measured({hosts: ends(9001, 9001, {b: 1400}), icmp: 'sent'});
    expect(there).toMatchObject({
      state: 'icmp-clamped',
      passBytes: 1400,
      failBytes: 1401,
      reportedMtuBytes: 1400,
      reportedBy: '10.91.0.1',
    });
  });

  it.each([604, 900, 1373, 1400, 1476, 2777])(
    'is a black hole at %i exactly where nobody tells, and says behind which router',
    async (mtu) => {
      const {there} = await measured({hosts: ends(9001, 9001, {b: mtu}), icmp: 'dropped'});
      expect(there).toMatchObject({
        method: 'two-ended',
        state: 'black-hole',
        passBytes: mtu,
        failBytes: mtu + 1,
        exact: true,
        reportedMtuBytes: null,
        lostBetween: {afterHop: 1, afterAddress: '10.91.0.1', beforeHop: 2},
      });
      expect(there.packets).toBeLessThanOrEqual(150);
      expect(there.evidence[0]?.command).toContain(`-s ${mtu + 1 - 28} 10.91.1.2`);
      expect(there.evidence[0]?.output).toContain('0 arrived');
    },
  );

  it('knows that one direction alone is too small, without a doubt about the other', async () => {
    const {there, back} = await measured(
      {hosts: ends(9001, 9001), icmp: 'dropped'},
      {prepare: (net) => net.sh('r', 'ip route replace 10.91.1.0/24 dev leg1 mtu lock 1400')},
    );
    expect(there).toMatchObject({state: 'black-hole', passBytes: 1400, failBytes: 1401});
    expect(back).toMatchObject({state: 'ok', passBytes: 9001});
    expect(there.reason).toBeUndefined();
  });

  it('takes an MTU set on the route for the sender’s own limit, and says what the path carries', async () => {
    const {there} = await measured(
      {hosts: ends(1500, 1500), icmp: 'sent'},
      {prepare: (net) => net.sh('a', 'ip route add 10.91.1.2 via 10.91.0.1 mtu lock 1300')},
    );
    expect(there).toMatchObject({
      state: 'local-emsgsize',
      passBytes: 1300,
      failBytes: 1301,
      localLimitBytes: 1300,
      localLimitCached: false,
      reason: {id: 'measure/path-mtu/path-carries-more', params: {passBytes: 1500}},
    });
  });

  it('sees through a learned path MTU that is no longer true', async () => {
    const {there} = await measured(
      {hosts: ends(1500, 1500, {b: 1400}), icmp: 'sent'},
      {
        prepare: async (net) => {
          await net.sh('a', 'ping -n -M do -c 1 -W 1 -s 1472 10.91.1.2 || true');
          await net.sh('r', 'ip link set leg1 mtu 1500');
        },
      },
    );
    expect(there).toMatchObject({
      state: 'local-emsgsize',
      passBytes: 1400,
      localLimitBytes: 1400,
      localLimitCached: true,
      reason: {id: 'measure/path-mtu/path-carries-more', params: {passBytes: 1500}},
    });
  });

  it('is icmp-clamped where what the kernel has learned is still true', async () => {
    const {there} = await measured(
      {hosts: ends(1500, 1500, {b: 1400}), icmp: 'sent'},
      {prepare: (net) => net.sh('a', 'ping -n -M do -c 1 -W 1 -s 1472 10.91.1.2 || true')},
    );
    expect(there).toMatchObject({
      state: 'icmp-clamped',
      passBytes: 1400,
      localLimitBytes: 1400,
      localLimitCached: true,
    });
  });

  it('is general-loss where every other control packet vanishes', async () => {
    const {there} = await measured(
      {hosts: ends(1500, 1500), icmp: 'sent', singlePackets: true},
      {prepare: (net) => net.forward('ip daddr 10.91.1.2 ip length 1200 numgen inc mod 2 0 drop')},
    );
    expect(there).toMatchObject({
      state: 'general-loss',
      failBytes: null,
      reason: {id: 'measure/path-mtu/control-lost'},
    });
  });

  it('is general-loss where one size vanishes again and again below one that arrives', async () => {
    const {there} = await measured(
      {hosts: ends(1500, 1500), icmp: 'sent'},
      {prepare: (net) => net.forward('ip daddr 10.91.1.2 ip length 1400 counter drop')},
    );
    expect(there).toMatchObject({
      state: 'general-loss',
      reason: {id: 'measure/path-mtu/not-monotonic', params: {lostBytes: 1400, passBytes: 1500}},
    });
  });

  it('is general-loss where three packets in ten are lost', async () => {
    const {there, back} = await measured(
      {hosts: ends(9001, 9001, {b: 1400}), icmp: 'dropped', singlePackets: true},
      // Answers, the only packets of this length, come through: each direction loses exactly this share.
      {
        prepare: (net) =>
          net.forward(`ip saddr 10.91.0.2 udp length > 48 numgen inc mod 10 < 3 drop
    ip saddr 10.91.1.2 udp length > 48 numgen inc mod 10 < 3 drop`),
      },
    );
    for (const result of [there, back]) {
      expect(result.failBytes).toBeNull();
      expect(result.state).toBe('general-loss');
    }
  });

  it('is exact in spite of a loss of one packet in fifty', async () => {
    const {there} = await measured(
      {hosts: ends(9001, 9001, {b: 1377}), icmp: 'dropped', singlePackets: true},
      {prepare: (net) => net.forward('meta l4proto udp numgen inc mod 50 0 counter drop')},
    );
    expect(there).toMatchObject({state: 'black-hole', passBytes: 1377, failBytes: 1378});
  });

  it('is exact by the word of the receiver where a firewall eats the answers', async () => {
    const {there} = await measured(
      {hosts: ends(9001, 9001, {b: 1377}), icmp: 'dropped'},
      // Answers are the only packets of this length.
      {prepare: (net) => net.forward('ip daddr 10.91.0.2 udp length 48 counter drop')},
    );
    expect(there).toMatchObject({
      method: 'two-ended',
      state: 'black-hole',
      passBytes: 1377,
      failBytes: 1378,
    });
    expect(there.controlReceived).toBe(there.controlSent);
  });

  it('is left to ping where a firewall lets no UDP through', async () => {
    const {there, back} = await measured(
      {hosts: ends(1500, 1500), icmp: 'sent'},
      {prepare: (net) => net.forward('ip daddr 10.91.1.2 meta l4proto udp drop')},
    );
    for (const result of [there]) {
      expect(result).toMatchObject({
        method: 'ping-do-ladder',
        state: 'ok',
        passBytes: 1500,
        reason: {
          id: 'measure/path-mtu/one-end',
          params: {why: {id: 'measure/probe-blocked', params: {destination: 'b'}}},
        },
      });
    }
    // Packets of b arrive at a, only a’s answers do not: b’s direction needs none.
    expect(back).toMatchObject({method: 'two-ended', state: 'ok', passBytes: 1500});
  });

  it('is unknown where nothing gets through at all', async () => {
    const {there} = await measured(
      {hosts: ends(1500, 1500), icmp: 'sent'},
      {prepare: (net) => net.forward('drop')},
    );
    expect(there).toMatchObject({state: 'unknown', passBytes: null});
    expect(there.reason).toBeDefined();
  });

  it('needs no ICMP echo', async () => {
    const {there} = await measured(
      {hosts: ends(1500, 1500, {b: 1400}), icmp: 'dropped'},
      {prepare: (net) => net.forward('icmp type { echo-request, echo-reply } drop')},
    );
    expect(there).toMatchObject({state: 'black-hole', passBytes: 1400, failBytes: 1401});
  });

  it('listens within a given range of ports, and leaves a host without a free one to ping', async () => {
    const options = {...only, ports: [40_900, 40_900] as const};
    const given = await measured({hosts: ends(1500, 1500), icmp: 'sent'}, {options});
    expect(given.there.evidence[0]?.output).toContain('UDP to port 40900');
    const program = `import socket, sys
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 40900))
print("up", flush=True)
sys.stdin.read()`;
    const net = await createNet({hosts: ends(1500, 1500), icmp: 'sent'});
    const taken = await net.program('b', ['python3', '-c', program]);
    try {
      const results = await measure(net, options);
      for (const [source, destination] of [
        ['a', 'b'],
        ['b', 'a'],
      ] as const) {
        expect(resultOf(results, 'path-mtu', source, destination)).toMatchObject({
          method: 'ping-do-ladder',
          state: 'ok',
          reason: {params: {why: {id: 'measure/no-probe-port', params: {node: 'b'}}}},
        });
      }
    } finally {
      await taken.stop();
      await net.close();
    }
  });

  it('works over IPv6, told and untold', async () => {
    const told = await measured({hosts: ends(9001, 9001, {b: 1400}), icmp: 'sent', ipVersion: 6});
    expect(told.there).toMatchObject({
      ipVersion: 6,
      method: 'two-ended',
      state: 'icmp-clamped',
      passBytes: 1400,
      reportedBy: 'fd91::1',
    });
    const spec = {hosts: ends(1500, 1500, {b: 1387}), icmp: 'dropped', ipVersion: 6} as const;
    const {there} = await measured(spec);
    expect(there).toMatchObject({
      state: 'black-hole',
      passBytes: 1387,
      failBytes: 1388,
      lostBetween: {afterHop: 1, afterAddress: 'fd91::1', beforeHop: 2},
    });
  });
});

describe('an end at which the probe does not run', () => {
  let programs: ReturnType<typeof programsWithout>;
  beforeAll(() => {
    programs = programsWithout(PYTHON);
  });
  afterAll(() => programs.remove());

  it('costs only its own paths the second end', async () => {
    const hosts = ['a', 'b', 'c'].map((name) => ({name, mtuBytes: 1500}));
    const net = await createNet({hosts, icmp: 'sent'});
    try {
      const reach = net.reachWithPath((name) => (name === 'c' ? programs.folder : undefined));
      const results = await measure({nodes: net.nodes, reach}, only);
      expect(resultOf(results, 'path-mtu', 'a', 'b').method).toBe('two-ended');
      for (const [source, destination] of [
        ['a', 'c'],
        ['c', 'a'],
      ] as const) {
        expect(resultOf(results, 'path-mtu', source, destination)).toMatchObject({
          method: 'ping-do-ladder',
          state: 'ok',
          reason: {params: {why: {id: 'measure/no-python', params: {node: 'c'}}}},
        });
      }
    } finally {
      await net.close();
    }
  });
});
