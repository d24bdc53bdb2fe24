import {isIPv6} from 'node:net';
import {expect, test} from 'vitest';
import {fleetText} from '../fleet-files.ts';
import {Scenario} from '../scenario.ts';
import {loadScenario} from '../scenario-file.ts';
import {networkFiles} from './network.ts';
import {namespacesOf, planLab} from './plan.ts';
import {resolveNode} from './resolve-node.ts';

const large = Scenario.parse({
  schemaVersion: 1,
  name: 'large',
  title: {en: 'x', 'zh-CN': 'x'},
  summary: {en: 'x', 'zh-CN': 'x'},
  regions: Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((name) => [name, {nodes: 10}])),
  expect: {},
});

test('no two nodes, pods or gateways share an address or a name, in two labs at once', () => {
  const plans = [planLab(large, 'one', 0), planLab(large, 'two', 1)];
  const nodes = plans.flatMap((plan) => plan.regions.flatMap((region) => region.nodes));
  const addresses = [
    ...nodes.map(({address}) => address),
    ...plans.flatMap(({links}) =>
      links.flatMap(({directions}) => directions.map((way) => way.address)),
    ),
    ...plans.flatMap(({regions}) =>
      regions.flatMap((r) => [r.rootAddress, r.gatewayRootAddress, `${r.prefix}.1`]),
    ),
  ];
  expect(new Set(addresses).size).toBe(addresses.length);
  const names = plans.flatMap(namespacesOf);
  expect(new Set(names).size).toBe(names.length);
  const pods = planLab(large, 'one', 0).regions.flatMap((r) =>
    r.nodes.flatMap((n) => n.pods.map((p) => p.address)),
  );
  expect(new Set(pods).size).toBe(60);
});

test('with IPv6 every node has an address of its own, and the inventory names that one', async () => {
  const plans = [0, 1].map((index) => planLab({...large, ipVersion: 6}, `six-${index}`, index));
  const nodes = plans.flatMap((plan) => plan.regions.flatMap((region) => region.nodes));
  const ends = plans.flatMap(({links}) => links.flatMap(({directions}) => directions));
  const addresses = [...nodes, ...ends].map(({address6}) => address6 ?? '');
  expect(addresses.every((address) => isIPv6(address))).toBe(true);
  expect(new Set(addresses).size).toBe(addresses.length);
  const plan = planLab(await loadScenario('ipv6'), 'six', 0);
  expect(fleetText(plan, '/x')).toContain('bj-1: {host: bj-1, address: fd53:5350:1:1::11}');
  expect(networkFiles(plan, 'netem').nft.get('sslab0-gw-bj')).toContain(
    'icmpv6 type packet-too-big @th,256,64 0xfd53535000010003 counter drop',
  );
  expect(planLab(large, 'four', 0).regions[0]?.prefix6).toBe(null);
});

test('names of interfaces fit into the kernel’s 15 characters', () => {
  const longest = Scenario.parse({
    ...large,
    regions: {abcdefghij: {nodes: 20}, bbcdefghij: {nodes: 1}},
  });
  const {root} = networkFiles(planLab(longest, 'one', 99), 'line');
  const names = [...root.matchAll(/(?:link add|peer name) (\S+)/g)].map((match) => match[1] ?? '');
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name) => name.length > 15)).toEqual([]);
});

test('what is closer to a node wins, key by key', () => {
  const scenario = Scenario.parse({
    ...large,
    node: {
      nicMtuBytes: 1400,
      overlay: {podMtuBytes: 1300, outerDf: 'set'},
      sysctls: {'net.a': 1, 'net.b': 1},
    },
    regions: {aa: {nodes: 2, overlay: {podMtuBytes: 1200}, sysctls: {'net.b': 2}}},
    nodeOverrides: {'aa-2': {nicMtuBytes: 1450}},
  });
  expect(resolveNode(scenario, 'aa-2')).toMatchObject({
    nicMtuBytes: 1450,
    podMtuBytes: 1200,
    outerDf: 'set',
    sysctls: {'net.a': '1', 'net.b': '2'},
  });
});

test('where netem does the delay, no delay line is planned', async () => {
  const plan = planLab(await loadScenario('hongkong'), 'hk', 0);
  const netem = networkFiles(plan, 'netem');
  expect(netem.delayLines).toBe('');
  expect(netem.shaping).toContain('sslab0-gw-bj to-hk 20 0 -\n');
  expect(netem.root).not.toContain('netns sslab0-line');
  expect(networkFiles(plan, 'line').delayLines).toContain('l0a l0b 35 35 0 0\n');
});
