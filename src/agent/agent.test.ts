import {afterAll, beforeAll, expect, test} from 'vitest';
import {createNet, type TestNet} from '../measure/testing/net.ts';
import {runProcess} from '../platform/process.ts';
import {createFleet, type TestAgent, type TestFleet} from './testing/agents.ts';
import {until} from './testing/until.ts';

const QUICK = ['--probe-every', '200ms', '--check-every', '2s', '--search-every', '20s'];
const TO_B = '{src_region="bj",dst_region="hk"';

let net: TestNet;
let fleet: TestFleet;
let a: TestAgent;
let b: TestAgent;

beforeAll(async () => {
  net = await createNet({
    hosts: [
      {name: 'a', mtuBytes: 1500},
      {name: 'b', mtuBytes: 1500},
      {name: 'c', mtuBytes: 1500},
    ],
    icmp: 'dropped',
  });
  fleet = await createFleet(net);
  await fleet.members(['a 10.91.0.2 bj', 'b 10.91.1.2 hk']);
  a = fleet.start('a', QUICK);
  b = fleet.start('b', QUICK);
});
afterAll(async () => {
  await fleet.close();
  await net.close();
});

const mtuToB = () => a.value(`samespec_path_mtu_bytes${TO_B}`);
const holeToB = () => a.value(`samespec_path_blackhole${TO_B}`);

test('round trips, loss and path MTU of a pair of regions are there once the agent is ready', async () => {
  await until(
    () => a.get('/readyz'),
    ({status}) => status === 200,
  );
  // A search while this machine was starved says nothing, and is repeated.
  await until(mtuToB, (mtu) => mtu === 1500);
  expect(await holeToB()).toBe(0);
  expect(await a.value(`samespec_path_loss_ratio${TO_B}`)).toBeLessThan(1);
  expect(await a.value(`samespec_path_rtt_seconds_count${TO_B}`)).toBeGreaterThan(0);
  expect(await a.value('samespec_checks_incoming_expected{node="a"}')).toBe(1);
  await until(
    () => a.value('samespec_checks_incoming{node="a"}'),
    (incoming) => incoming === 1,
  );
  const {body} = await a.get('/metrics');
  expect(body).not.toContain('src_node');
});

test('Prometheus’ own checker has nothing to say against the metrics', async () => {
  const {body: input} = await a.get('/metrics');
  const {exit, stdout, stderr} = await runProcess({argv: ['promtool', 'check', 'metrics'], input});
  expect({exit, said: `${stdout}${stderr}`}).toEqual({exit: 0, said: ''});
});

test('a black hole is told when it appears, with the size that still fits, and cleared when it is gone', async () => {
  await net.sh('r', 'ip link set leg1 mtu 1400');
  await until(holeToB, (hole) => hole === 1);
  expect(await mtuToB()).toBe(1400);
  expect(await a.value('samespec_path_blackhole_peers{')).toBe(1);
  expect(a.events()).toContainEqual(
    expect.objectContaining({event: 'black-hole', peer: 'b', mtuBytes: 1400}),
  );
  await net.sh('r', 'ip link set leg1 mtu 1500');
  await until(holeToB, (hole) => hole === 0);
  expect(await mtuToB()).toBe(1500);
  expect(a.events().map(({event}) => event)).toContain('black-hole-cleared');
});

test('a size that is refused by a router that says so is no black hole', async () => {
  await net.sh('r', 'nft flush chain inet silence output; ip link set leg1 mtu 1420');
  await until(mtuToB, (mtu) => mtu === 1420);
  expect(await holeToB()).toBe(0);
  await net.sh('r', 'ip link set leg1 mtu 1500');
  // The kernel of the sender believes the router for ten minutes.
  await net.flush();
  await until(mtuToB, (mtu) => mtu === 1500);
});

test('loss of small packets is a share, and no statement about size', async () => {
  const before = (await a.value(`samespec_path_loss_ratio${TO_B}`)) ?? 0;
  await net.forward('ip daddr 10.91.1.2 numgen random mod 100 < 40 counter drop');
  await until(
    () => a.value(`samespec_path_loss_ratio${TO_B}`),
    (loss) => loss !== undefined && loss > before + 0.02,
  );
  expect(await holeToB()).not.toBe(1);
  await net.sh('r', 'nft delete table inet faults');
});

test('a member that leaves the list takes its series along, and a new one is probed', async () => {
  await fleet.members(['a 10.91.0.2 bj', 'c 10.91.2.2 sg']);
  const toC = '{src_region="bj",dst_region="sg"';
  await until(
    () => a.value(`samespec_path_peers${toC},state="answering"}`),
    // Nobody answers as an agent there, so its kernel is asked.
    (answering) => answering === 1,
  );
  const {body} = await a.get('/metrics');
  expect(body).not.toContain('dst_region="hk"');
  expect(await a.value(`samespec_path_rtt_seconds_count${toC}`)).toBeGreaterThan(0);
  expect(body).toContain('proto="icmp"');
  expect(b.events()).toContainEqual(expect.objectContaining({event: 'not-a-member'}));
});

test('a list that cannot be read leaves the former in force; an empty one leaves no series, and the agent runs', async () => {
  await fleet.members(['a 10.91.0.2 bj', 'c nowhere sg']);
  await until(
    async () => a.events(),
    (events) => events.some(({event}) => event === 'members-unreadable'),
  );
  expect(await a.value('samespec_agent_members')).toBe(2);
  await fleet.members([]);
  await until(
    () => a.value('samespec_agent_members'),
    (members) => members === 0,
  );
  const {body} = await a.get('/metrics');
  expect(body).not.toContain('src_region=');
  expect(a.events().map(({event}) => event)).toContain('members-empty');
  expect((await a.get('/healthz')).status).toBe(200);
});
