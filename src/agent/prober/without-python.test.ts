import {mkdtemp, rm, symlink} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {createNet, type TestNet} from '../../measure/testing/net.ts';
import {findProgram} from '../../platform/tools.ts';
import {createFleet, type TestAgent, type TestFleet} from '../testing/agents.ts';
import {until} from '../testing/until.ts';

let net: TestNet;
let fleet: TestFleet;
let folder: string;
let a: TestAgent;

beforeAll(async () => {
  net = await createNet({
    hosts: [
      {name: 'a', mtuBytes: 1500},
      {name: 'b', mtuBytes: 1500},
      // Larger packets toward it vanish.
      {name: 'c', mtuBytes: 1500, legBytes: 1400},
    ],
    icmp: 'dropped',
  });
  fleet = await createFleet(net);
  await fleet.members(['a 10.91.0.2 bj', 'b 10.91.1.2 hk', 'c 10.91.2.2 sg', 'd 10.91.9.9 sg']);
  folder = await mkdtemp(join(tmpdir(), 'ss-no-python-'));
  await symlink((await findProgram('ping')) ?? '', join(folder, 'ping'));
  a = fleet.start('a', [], folder);
});
afterAll(async () => {
  await fleet.close();
  await net.close();
  await rm(folder, {recursive: true});
});

test('without Python kernels are asked by ping, and the metrics say so', async () => {
  await until(
    () => a.get('/readyz'),
    ({status}) => status === 200,
  );
  const {body} = await a.get('/metrics');
  expect(body).toContain('samespec_agent_prober_info{method="ping"} 1');
  const toB = 'src_region="bj",dst_region="hk",layer="host",ip_version="4"';
  expect(body).toContain(`samespec_path_mtu_bytes{${toB},method="ping"} 1500`);
  expect(body).toContain(`samespec_path_loss_ratio{${toB},proto="icmp"} 0`);
  expect(body).toContain(`samespec_path_blackhole{${toB}} 0`);
});

test('by ping a black hole has no size, and who never answers has no series but its count', async () => {
  const {body} = await a.get('/metrics');
  const toC = 'src_region="bj",dst_region="sg"';
  expect(body).toContain(`samespec_path_blackhole{${toC},layer="host",ip_version="4"} 1`);
  expect(body).not.toContain(`samespec_path_mtu_bytes{${toC}`);
  expect(body).toContain(`samespec_path_peers{${toC},state="answering"} 1`);
  expect(body).toContain(`samespec_path_peers{${toC},state="silent"} 1`);
});
