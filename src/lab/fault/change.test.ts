import {readFile} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {runProcess} from '../../platform/process.ts';
import {cpuHierarchy, Scenario} from '../index.ts';
import {readState} from '../state.ts';
import {curlCommand, isRoot, onNode, pings, withLab} from '../testing.ts';
import {clearLabFaults, labFault} from './change.ts';
import type {FaultPlace} from './fault.ts';

const texts = {en: 'faults', 'zh-CN': '故障'};
const scenario = Scenario.parse({
  schemaVersion: 1,
  name: 'faults',
  title: texts,
  summary: texts,
  regions: {a: {nodes: 1}, b: {nodes: 1}},
  links: [{between: ['a', 'b'], delayMs: 5}],
  expect: {},
});
const canLimitCpu = isRoot && (await cpuHierarchy()) !== null;

describe.runIf(isRoot)('a running lab', () => {
  const held = withLab({beforeAll, afterAll}, scenario, 'faults');
  const fault = (place: FaultPlace, words: Record<string, number | boolean>) =>
    labFault({place, words}, held.lab.name);
  const clear = () => clearLabFaults(held.lab.name);
  const service = () => onNode(held.lab, 'a-1', curlCommand(held.lab, 'b', 'small', 3));

  test('gets a black hole on its links, and loses it again', async () => {
    await fault({region: 'b'}, {mtuBytes: 1400, reportsTooBig: false});
    const big = await pings(held.lab, 'a-1', 'b-1', 1500);
    expect(big).toContain(' 0 received');
    expect(big).not.toContain('Frag needed');
    expect(await pings(held.lab, 'a-1', 'b-1', 1400)).toContain('2 received');
    await clear();
    expect(await pings(held.lab, 'a-1', 'b-1', 1500)).toContain('2 received');
  });

  test('is told of its smaller card by the gateway, until it has the larger one again', async () => {
    await fault({node: 'b-1'}, {nicMtuBytes: 1300});
    expect(await onNode(held.lab, 'b-1', 'cat /sys/class/net/eth0/mtu')).toBe('1300\n');
    expect(await pings(held.lab, 'a-1', 'b-1', 1400)).toContain('mtu = 1300');
    await clear();
    expect(await pings(held.lab, 'a-1', 'b-1', 1500)).toContain('2 received');
  });

  test('loses all packets in one direction, keeps the delay, and drops echo requests alone', async () => {
    await fault({link: ['a', 'b'], toward: 'b'}, {lossShare: 1});
    expect(await pings(held.lab, 'a-1', 'b-1', 100)).toContain(' 0 received');
    await fault({link: ['a', 'b'], toward: 'b'}, {lossShare: 0});
    await fault({region: 'b'}, {dropsEchoRequests: true});
    expect(await pings(held.lab, 'a-1', 'b-1', 100)).toContain(' 0 received');
    expect(await pings(held.lab, 'b-1', 'a-1', 100)).toContain('2 received');
    expect(await service()).toMatch(/^200 /);
    await clear();
    const said = await pings(held.lab, 'a-1', 'b-1', 100);
    const fastest = Number(/rtt min[^=]*= ([\d.]+)/.exec(said)?.[1]);
    expect(fastest).toBeGreaterThanOrEqual(10);
  });

  test('has a shaper on a link only while it is asked for', async () => {
    const argv = ['tc', '-n', held.lab.gateways.a ?? '', 'qdisc', 'show', 'dev', 'to-b'] as const;
    const show = async () => (await runProcess({argv, timeoutMs: 10_000})).stdout.toString();
    await fault({link: ['a', 'b']}, {rateMbit: 5});
    expect(await show()).toContain('tbf');
    expect(await show()).toContain('rate 5Mbit');
    await clear();
    expect(await show()).not.toContain('tbf');
  });

  test('shuts a node’s door to logins and opens it', async () => {
    await fault({node: 'b-1'}, {ssh: false});
    expect(await onNode(held.lab, 'b-1', 'echo in')).toBe('');
    expect(await pings(held.lab, 'a-1', 'b-1', 100)).toContain('2 received');
    await clear();
    expect(await onNode(held.lab, 'b-1', 'echo in')).toBe('in\n');
  });

  test('stops a region’s service in the middle of things and lets it go on', async () => {
    await fault({region: 'b'}, {servicePaused: true});
    expect(await service()).toBe('000 0');
    await clear();
    expect(await service()).toMatch(/^200 /);
  });

  test.runIf(canLimitCpu)(
    'holds a node’s programs to a quota, those that already ran too',
    async () => {
      await fault({node: 'b-1'}, {cpuQuotaCpus: 0.1});
      const [folder] = (await readState(held.lab.name))?.cgroups ?? [];
      const own = await onNode(held.lab, 'b-1', 'cat /proc/self/cgroup');
      expect(own).toContain(folder?.slice(folder.lastIndexOf('/')));
      const burn = 'i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done';
      await onNode(held.lab, 'b-1', `sh -c '${burn}'`);
      const counted = await readFile(`${folder}/cpu.stat`, 'utf8');
      expect(Number(/nr_throttled (\d+)/.exec(counted)?.[1])).toBeGreaterThan(0);
    },
  );

  test('remembers what was changed, in order, until it is cleared', async () => {
    await clear();
    await fault({node: 'a-1'}, {nicMtuBytes: 1400});
    const changed = await fault({region: 'b'}, {lossShare: 0.5});
    expect(changed.faults.map(({words}) => words)).toEqual([{nicMtuBytes: 1400}, {lossShare: 0.5}]);
    expect((await readState(held.lab.name))?.faults).toEqual(changed.faults);
    expect((await clear()).faults).toEqual([]);
  });
});

test.runIf(isRoot)('a lab that is not up cannot be changed', async () => {
  const place = {region: 'a'};
  await expect(labFault({place, words: {lossShare: 1}}, 'no-such-lab')).rejects.toMatchObject({
    code: 'lab-not-up',
  });
});
