import {chmodSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Reach} from '../../../reach/reach.ts';
import {measure, resultOf} from '../../testing/measure-all.ts';
import {createNet, type NetSpec, type TestNet} from '../../testing/net.ts';
import {PYTHON, programsWithout} from '../../testing/programs.ts';

const both = {probes: ['echo', 'path-mtu'], layers: ['host']} as const;
const LADDER = expect.stringMatching(/^ping-(do|probe)-ladder$/);

/** Toward b as small as is said; toward a the router’s card receives four bytes more (a VLAN tag). */
const ends = (mtuBytes: number, holeBytes = mtuBytes) => [
  {name: 'a', mtuBytes},
  {name: 'b', mtuBytes, legBytes: holeBytes},
];

/** Builds a network, measures it, sees that nothing runs on its hosts any more, and takes it down. */
async function measured(
  spec: NetSpec,
  given: {
    prepare?: (net: TestNet) => Promise<unknown>;
    options?: Parameters<typeof measure>[1];
    pathOf?: (name: string) => string | undefined;
  } = {},
) {
  const net = await createNet(spec);
  try {
    await given.prepare?.(net);
    const reach = given.pathOf === undefined ? net.reach : net.reachWithPath(given.pathOf);
    const results = await measure({nodes: net.nodes, reach}, given.options ?? both);
    for (const {id} of net.nodes) await net.quiet(id);
    const mtu = (from: string, to: string) => resultOf(results, 'path-mtu', from, to);
    const echo = (from: string, to: string) => resultOf(results, 'echo', from, to);
    return {
      mtu: {there: mtu('a', 'b'), back: mtu('b', 'a')},
      echo: {there: echo('a', 'b'), back: echo('b', 'a')},
    };
  } finally {
    await net.close();
  }
}

describe('a network that does not help', () => {
  it('with the range of ports closed leaves both ends to ping, and says so', async () => {
    const {mtu, echo} = await measured(
      {hosts: ends(1500, 1400), icmp: 'sent'},
      {
        options: {...both, ports: [40_900, 40_910]},
        prepare: (net) => net.forward('udp dport 40900-40910 drop'),
      },
    );
    const why = {id: 'measure/probe-blocked'};
    expect(mtu.there).toMatchObject({
      method: LADDER,
      // What the router answered to the UDP packets is not taken for a limit of the sender’s own.
      state: 'icmp-clamped',
      passBytes: 1400,
      localLimitBytes: 1500,
      reason: {params: {why}},
    });
    expect(mtu.back).toMatchObject({method: LADDER, reason: {params: {why}}});
    expect(echo.there).toMatchObject({method: 'ping', state: 'ok'});
    expect(echo.back).toMatchObject({method: 'ping', state: 'ok'});
  });

  it('with address translation and a one-way firewall is exact where one may begin, unknown where not', async () => {
    const {mtu, echo} = await measured(
      {hosts: ends(9001, 1377), icmp: 'dropped'},
      {
        prepare: async (net) => {
          // b sees another address and another port than those a sends from.
          const chain = 'type nat hook postrouting priority 100';
          const rule = 'ip saddr 10.91.0.2 meta l4proto udp masquerade to :50000-50999';
          await net.sh('r', `nft 'table ip nat { chain out { ${chain}; ${rule}; }; }'`);
          await net.forward('ct state established,related accept; ip saddr 10.91.1.2 drop');
        },
      },
    );
    expect(mtu.there).toMatchObject({
      method: 'two-ended',
      state: 'black-hole',
      passBytes: 1377,
      failBytes: 1378,
    });
    expect(echo.there).toMatchObject({method: 'two-ended', state: 'ok'});
    expect(mtu.back).toMatchObject({state: 'unknown', passBytes: null});
    expect(mtu.back.reason).toBeDefined();
    expect(echo.back.state).toBe('no-echo');
  });

  it.each([
    [576, 'sent', 'icmp-clamped'],
    [500, 'dropped', 'black-hole'],
  ] as const)('with an MTU of %i is exact (ICMP %s)', async (mtuBytes, icmp, state) => {
    const {mtu} = await measured({hosts: ends(1500, mtuBytes), icmp});
    expect(mtu.there).toMatchObject({state, passBytes: mtuBytes, failBytes: mtuBytes + 1});
  });

  it.each(['two-ended', 'ping'] as const)(
    'with three packets of ten lost by chance never gives a wrong size (%s)',
    async (method) => {
      const bare = programsWithout(PYTHON);
      try {
        const {mtu} = await measured(
          {hosts: ends(9001, 1400), icmp: 'dropped', singlePackets: true},
          {
            prepare: (net) => net.forward('numgen random mod 10 < 3 drop'),
            pathOf: () => (method === 'ping' ? bare.folder : undefined),
          },
        );
        for (const [result, truthBytes] of [
          [mtu.there, 1400],
          [mtu.back, 1404],
        ] as const) {
          if (['unknown', 'general-loss'].includes(result.state)) {
            expect(result.reason).toBeDefined();
            expect(result.exact).toBe(false);
            expect(result.passBytes ?? 0).toBeLessThanOrEqual(truthBytes);
          } else expect(result).toMatchObject({state: 'black-hole', passBytes: truthBytes});
        }
      } finally {
        bare.remove();
      }
    },
  );
});

describe('a node that goes down in the middle', () => {
  /** Ends all that runs on `victim` as `source` is told to measure; from then on it hears nothing before it is gone. */
  function falling(net: TestNet, victim: string, source: string, op: string): Reach {
    let down: Promise<void> | undefined;
    return {
      ...net.reach,
      open: (node, script, options) => {
        const session = net.reach.open(node, script, options);
        const write = (text: string) => {
          if (node.id === source && text.includes(`"op":"${op}"`)) down = net.killAll(victim);
          if (node.id === victim && down !== undefined) void down.then(() => session.write(text));
          else session.write(text);
        };
        return {...session, write};
      },
    };
  }

  it.each([
    ['the far end', 'b', 'path-mtu'],
    ['the measuring end', 'a', 'path-mtu'],
    ['the far end of a series', 'b', 'series'],
  ])('is named, and no size or loss is made of its silence: %s', async (_, victim, op) => {
    const net = await createNet({hosts: ends(9001, 1400), icmp: 'dropped'});
    try {
      const probe = op === 'series' ? 'echo' : 'path-mtu';
      const reach = falling(net, victim, 'a', op);
      const results = await measure({nodes: net.nodes, reach}, {probes: [probe], layers: ['host']});
      const there = resultOf(results, probe, 'a', 'b');
      expect(there).toMatchObject({
        state: 'unknown',
        reason: {id: 'measure/probe-lost', params: {node: victim}},
      });
      for (const {id} of net.nodes) await net.quiet(id);
    } finally {
      await net.close();
    }
  });
});

describe('nodes whose clocks differ', () => {
  let shifted: string;
  beforeAll(() => {
    shifted = mkdtempSync(join(tmpdir(), 'ssms-clock-'));
    // Read by Python at its start: every wall clock of this process is hours ahead.
    const site = `import time
wall = time.time
time.time = lambda: wall() + 7 * 3600
if hasattr(time, "time_ns"):
    wall_ns = time.time_ns
    time.time_ns = lambda: wall_ns() + 7 * 3600 * 10**9
`;
    writeFileSync(join(shifted, 'sitecustomize.py'), site);
    const python = `#!/bin/sh
PYTHONPATH=${shifted}
export PYTHONPATH
day="unshare --time --monotonic 90000 --boottime 90000"
$day true 2>/dev/null || day=
exec $day /usr/bin/python3 "$@"
`;
    writeFileSync(join(shifted, 'python3'), python);
    chmodSync(join(shifted, 'python3'), 0o755);
  });
  afterAll(() => rmSync(shifted, {recursive: true}));

  it('are measured all the same: wall clocks hours apart by a stand-in for python3, monotonic clocks a day apart where the kernel can', async () => {
    const {mtu, echo} = await measured(
      {hosts: ends(9001, 1400), icmp: 'dropped'},
      {
        prepare: async (net) => {
          const clock = `PATH=${shifted}:$PATH python3 -c 'import time; print(time.time())'`;
          const aheadSeconds = Number(await net.sh('b', clock)) - Date.now() / 1000;
          expect(aheadSeconds).toBeGreaterThan(6 * 3600);
        },
        pathOf: (name) => (name === 'b' ? `${shifted}:/usr/bin:/bin:/usr/sbin:/sbin` : undefined),
      },
    );
    expect(mtu.there).toMatchObject({method: 'two-ended', state: 'black-hole', passBytes: 1400});
    expect(mtu.back).toMatchObject({method: 'two-ended', state: 'black-hole', passBytes: 1404});
    for (const result of [echo.there, echo.back]) {
      expect(result).toMatchObject({method: 'two-ended', state: 'ok', lostForward: 0});
      expect(result.rttMaxMs ?? Number.POSITIVE_INFINITY).toBeLessThan(10_000);
    }
  });
});
