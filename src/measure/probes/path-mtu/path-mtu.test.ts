import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {factsOf, measure, resultOf} from '../../testing/measure-all.ts';
import {createNet, type NetSpec, type TestNet} from '../../testing/net.ts';
import {PYTHON, programsWithout} from '../../testing/programs.ts';

const only = {probes: ['path-mtu'], layers: ['host']} as const;

let programs: ReturnType<typeof programsWithout>;
beforeAll(() => {
  programs = programsWithout(PYTHON);
});
afterAll(() => programs.remove());

/** Builds a network of hosts without Python, measures it and takes it down. */
async function measured(
  spec: NetSpec,
  prepare: (net: TestNet) => Promise<unknown> = async () => {},
  options: Parameters<typeof measure>[1] = only,
  facts?: Parameters<typeof measure>[2],
) {
  const net = await createNet(spec);
  try {
    await prepare(net);
    const reach = net.reachWithPath(() => programs.folder);
    return await measure({nodes: net.nodes, reach}, options, facts);
  } finally {
    await net.close();
  }
}

const ends = (aMtu: number, bMtu: number, legs: {a?: number; b?: number} = {}) => [
  {name: 'a', mtuBytes: aMtu, ...(legs.a === undefined ? {} : {legBytes: legs.a})},
  {name: 'b', mtuBytes: bMtu, ...(legs.b === undefined ? {} : {legBytes: legs.b})},
];

describe('path MTU by ping from one end, between real namespaces', () => {
  it('is ok where everything up to the interface MTU passes', async () => {
    const results = await measured({hosts: ends(1500, 1500), icmp: 'sent'});
    expect(resultOf(results, 'path-mtu', 'a', 'b')).toMatchObject({
      state: 'ok',
      passBytes: 1500,
      failBytes: 1501,
      exact: true,
      localLimitBytes: 1500,
      localLimitCached: false,
      reportedMtuBytes: null,
      controlSent: 3,
      controlReceived: 3,
      method: 'ping-do-ladder',
      reason: {
        id: 'measure/path-mtu/one-end',
        params: {why: {id: 'measure/no-python', params: {node: 'a'}}},
      },
    });
  });

  it('is local-emsgsize where the sender’s own interface is smaller than the peer’s', async () => {
    const facts = new Map([
      ['a', factsOf('a', {'net.default.mtuBytes': 1450})],
      ['b', factsOf('b', {'net.default.mtuBytes': 1500})],
    ]);
    const results = await measured({hosts: ends(1450, 1500), icmp: 'sent'}, undefined, only, facts);
    expect(resultOf(results, 'path-mtu', 'a', 'b')).toMatchObject({
      state: 'local-emsgsize',
      passBytes: 1450,
      failBytes: 1451,
      localLimitBytes: 1450,
    });
    expect(resultOf(results, 'path-mtu', 'b', 'a')).toMatchObject({
      state: 'icmp-clamped',
      passBytes: 1450,
      reportedMtuBytes: 1450,
    });
  });

  it('is icmp-clamped where a router says how much fits, and proves that size', async () => {
    const results = await measured({hosts: ends(9001, 9001, {b: 1400}), icmp: 'sent'});
    expect(resultOf(results, 'path-mtu', 'a', 'b')).toMatchObject({
      state: 'icmp-clamped',
      passBytes: 1400,
      failBytes: 1401,
      exact: true,
      reportedMtuBytes: 1400,
      reportedBy: '10.91.0.1',
    });
  });

  it.each([1373, 1400, 1476, 2777])(
    'is a black hole at %i exactly where nobody tells',
    async (mtu) => {
      const results = await measured({hosts: ends(9001, 9001, {b: mtu}), icmp: 'dropped'});
      const result = resultOf(results, 'path-mtu', 'a', 'b');
      expect(result).toMatchObject({
        state: 'black-hole',
        passBytes: mtu,
        failBytes: mtu + 1,
        exact: true,
        reportedMtuBytes: null,
        controlReceived: 3,
      });
      expect(result.packets).toBeLessThanOrEqual(150);
      expect(result.evidence[0]?.command).toContain(`-s ${mtu + 1 - 28} 10.91.1.2`);
      expect(result.evidence[0]?.output).toContain('0 received');
    },
  );

  it('finds a black hole below the control packets', async () => {
    const results = await measured({hosts: ends(1500, 1500, {b: 900}), icmp: 'dropped'});
    expect(resultOf(results, 'path-mtu', 'a', 'b')).toMatchObject({
      state: 'black-hole',
      passBytes: 900,
      failBytes: 901,
      controlReceived: 0,
    });
  });

  it('says that a limit met from both sides may lie on one direction only', async () => {
    const results = await measured({
      hosts: ends(9001, 9001, {a: 1400, b: 1400}),
      icmp: 'dropped',
    });
    for (const [source, destination] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      expect(resultOf(results, 'path-mtu', source, destination)).toMatchObject({
        state: 'black-hole',
        passBytes: 1400,
        reason: {
          id: 'measure/path-mtu/one-end-and',
          params: {caveat: {id: 'measure/path-mtu/echo-cannot-tell'}},
        },
      });
    }
  });

  it('is certain of the direction where the other one carries more', async () => {
    // The router refuses to forward more than 1400 bytes to b, without a word. It may fragment echo replies of
    // Linux, which carry no "don't fragment", so packets from b are answered at any size.
    const results = await measured({hosts: ends(9001, 9001), icmp: 'dropped'}, (net) =>
      net.sh('r', 'ip route replace 10.91.1.0/24 dev leg1 mtu lock 1400'),
    );
    const there = resultOf(results, 'path-mtu', 'a', 'b');
    const back = resultOf(results, 'path-mtu', 'b', 'a');
    expect(there).toMatchObject({state: 'black-hole', passBytes: 1400, failBytes: 1401});
    expect(back).toMatchObject({state: 'ok', passBytes: 9001});
    expect(there.reason?.id).toBe('measure/path-mtu/one-end');
  });

  it('names an arrival at a smaller interface, which lets four bytes more pass on a veth', async () => {
    // The link is 1500 wide, the interface behind it 1450: the frame is dropped where it arrives, without a word.
    // A veth receives its MTU and the length of a VLAN tag (is_skb_forwardable in the kernel's net/core/dev.c).
    const results = await measured({
      hosts: [
        {name: 'a', mtuBytes: 1500},
        {name: 'b', mtuBytes: 1450, legBytes: 1500},
      ],
      icmp: 'sent',
    });
    expect(resultOf(results, 'path-mtu', 'a', 'b')).toMatchObject({
      state: 'black-hole',
      passBytes: 1454,
      failBytes: 1455,
      reason: {
        id: 'measure/path-mtu/one-end-and',
        params: {caveat: {id: 'measure/path-mtu/equals-peer-interface'}},
      },
    });
    expect(resultOf(results, 'path-mtu', 'b', 'a')).toMatchObject({passBytes: 1450});
  });

  it('reads a cached path MTU before it sends anything', async () => {
    const results = await measured({hosts: ends(1500, 1500, {b: 1400}), icmp: 'sent'}, (net) =>
      net.sh('a', 'ping -n -M do -c 1 -W 1 -s 1472 10.91.1.2 || true'),
    );
    expect(resultOf(results, 'path-mtu', 'a', 'b')).toMatchObject({
      state: 'local-emsgsize',
      passBytes: 1400,
      failBytes: 1401,
      localLimitBytes: 1400,
      localLimitCached: true,
    });
  });

  it('takes an MTU set on the route for the sender’s own limit', async () => {
    const results = await measured({hosts: ends(1500, 1500), icmp: 'sent'}, (net) =>
      net.sh('a', 'ip route add 10.91.1.2 via 10.91.0.1 mtu lock 1300'),
    );
    expect(resultOf(results, 'path-mtu', 'a', 'b')).toMatchObject({
      state: 'local-emsgsize',
      passBytes: 1300,
      localLimitBytes: 1300,
      localLimitCached: false,
    });
  });

  it('is general-loss where packets vanish whatever their size', async () => {
    const results = await measured(
      {hosts: ends(1500, 1500), icmp: 'sent', singlePackets: true},
      (net) =>
        // Every second echo of the control’s size: loss without chance.
        net.forward(
          'ip daddr 10.91.1.2 icmp type echo-request ip length 1200 numgen inc mod 2 0 counter drop',
        ),
    );
    expect(resultOf(results, 'path-mtu', 'a', 'b')).toMatchObject({
      state: 'general-loss',
      passBytes: 1500,
      failBytes: null,
      exact: false,
      reason: {params: {caveat: {id: 'measure/path-mtu/control-lost'}}},
    });
  });

  it('is general-loss where one size vanishes again and again below one that passes', async () => {
    const results = await measured({hosts: ends(1500, 1500), icmp: 'sent'}, (net) =>
      net.forward('ip daddr 10.91.1.2 ip length 1400 counter drop'),
    );
    expect(resultOf(results, 'path-mtu', 'a', 'b')).toMatchObject({
      state: 'general-loss',
      reason: {
        params: {
          caveat: {
            id: 'measure/path-mtu/not-monotonic',
            params: {lostBytes: 1400, passBytes: 1500},
          },
        },
      },
    });
  });

  it('never states a wrong size under random loss of one packet in ten', async () => {
    const results = await measured(
      {hosts: ends(9001, 9001, {b: 1400}), icmp: 'dropped', singlePackets: true},
      (net) => net.forward('numgen random mod 1000 < 100 counter drop'),
    );
    const result = resultOf(results, 'path-mtu', 'a', 'b');
    if (result.state === 'general-loss') expect(result.failBytes).toBeNull();
    else expect(result).toMatchObject({state: 'black-hole', passBytes: 1400, failBytes: 1401});
  });

  it('is unknown where no echo comes back', async () => {
    const results = await measured({hosts: ends(1500, 1500), icmp: 'sent'}, (net) =>
      net.forward('icmp type echo-request drop'),
    );
    expect(resultOf(results, 'path-mtu', 'a', 'b')).toMatchObject({
      state: 'unknown',
      passBytes: null,
      controlReceived: 0,
      reason: {id: 'measure/path-mtu/no-echo'},
    });
  });

  it('works over IPv6, with and without a word from the router', async () => {
    const told = await measured({hosts: ends(9001, 9001, {b: 1400}), icmp: 'sent', ipVersion: 6});
    expect(resultOf(told, 'path-mtu', 'a', 'b')).toMatchObject({
      ipVersion: 6,
      state: 'icmp-clamped',
      passBytes: 1400,
      failBytes: 1401,
      reportedBy: 'fd91::1',
    });
    const silent = await measured({
      hosts: ends(1500, 1500, {b: 1387}),
      icmp: 'dropped',
      ipVersion: 6,
    });
    expect(resultOf(silent, 'path-mtu', 'a', 'b')).toMatchObject({
      state: 'black-hole',
      passBytes: 1387,
      failBytes: 1388,
    });
  });
});

describe('a node whose ping cannot forbid fragmentation', () => {
  let net: TestNet;
  beforeAll(async () => {
    net = await createNet({hosts: ends(1500, 1500), icmp: 'sent'});
  });
  afterAll(() => net.close());

  it('is unknown for MTU with busybox, whose echo is still good for round-trip times', async () => {
    const folder = (await net.sh('a', 'mktemp -d')).trim();
    try {
      await net.sh(
        'a',
        `cd ${folder} && for x in ping sh cat sed sleep mkfifo rm true; do ln -s $(command -v busybox) $x; done`,
      );
      const results = await measure(
        {nodes: net.nodes, reach: net.reachWithPath(() => folder)},
        {probes: ['echo', 'path-mtu'], layers: ['host']},
      );
      expect(resultOf(results, 'path-mtu', 'a', 'b')).toMatchObject({
        state: 'unknown',
        packets: 0,
        reason: {id: 'measure/path-mtu/not-iputils'},
      });
      expect(resultOf(results, 'echo', 'a', 'b')).toMatchObject({
        state: 'ok',
        sent: 5,
        received: 5,
      });
    } finally {
      await net.sh('a', `rm -rf ${folder}`);
    }
  });

  it('says that ping looked past the kernel’s cache where it can (a stand-in for iputils 20231222)', async () => {
    const folder = (await net.sh('a', 'mktemp -d')).trim();
    try {
      // Forbids fragmentation as the real one does, under the name that older ones do not know.
      const standIn = `#!/bin/sh
for word in "$@"; do
  shift
  if [ "$word" = probe ]; then word=do; fi
  set -- "$@" "$word"
done
exec ${(await net.sh('a', 'command -v ping')).trim()} "$@"
`;
      await net.sh('a', `cat > ${folder}/ping <<'EOF'\n${standIn}EOF\nchmod 755 ${folder}/ping`);
      const path = `${folder}:${programs.folder}`;
      const reach = net.reachWithPath(() => path);
      const results = await measure({nodes: net.nodes, reach}, only);
      expect(resultOf(results, 'path-mtu', 'a', 'b')).toMatchObject({
        method: 'ping-probe-ladder',
        state: 'ok',
        passBytes: 1500,
      });
    } finally {
      await net.sh('a', `rm -rf ${folder}`);
    }
  });

  it('is unknown without any ping', async () => {
    const folder = (await net.sh('a', 'mktemp -d')).trim();
    try {
      await net.sh(
        'a',
        `cd ${folder} && for x in sh cat sleep; do ln -s $(command -v $x) $x; done`,
      );
      const results = await measure(
        {nodes: net.nodes, reach: net.reachWithPath(() => folder)},
        only,
      );
      expect(resultOf(results, 'path-mtu', 'a', 'b')).toMatchObject({
        state: 'unknown',
        reason: {id: 'measure/no-ping', params: {node: 'a'}},
      });
    } finally {
      await net.sh('a', `rm -rf ${folder}`);
    }
  });
});
