import {expect, test} from 'vitest';
import {Inventory} from '../model/node.ts';
import {complaint, nodeNamed, readFiles} from './testing/files.ts';

const FLEET = `schemaVersion: 1
defaults:
  user: root
  port: 2222
  labels: {provider: acme}
regions:
  bj:
    nodes:
      bj-1: 10.1.0.11
      bj-2: deploy@10.1.0.12:22
  hk:
    labels: {zone: 01}
    service:
      url: http://10.3.0.80/small
      largeUrl: http://10.3.0.80/large
    nodes:
      hk-1:
        host: 203.0.113.7
        user: admin
        address: 10.3.0.11
        identityFile: keys/hk
        sshConfig: ./ssh_config
        jump: bastion@203.0.113.1
        labels: {zone: hk-b, role: edge}
nodes:
  here:
    local: true
    labels: {region: sg}
cohortBy: [instanceType, role]
expectations:
  - {fact: sysctl.net.ipv4.tcp_rmem, policy: free}
`;

test('a whole file is read, with defaults, regions, services and the lines they stand on', async () => {
  const inventory = await readFiles({'fleet.yaml': FLEET});
  expect(inventory).toEqual({
    nodes: [
      {
        id: 'bj-1',
        reach: {kind: 'ssh', host: '10.1.0.11', user: 'root', port: 2222},
        address: '10.1.0.11',
        labels: {provider: 'acme', region: 'bj'},
        origin: 'fleet.yaml:9',
      },
      {
        id: 'bj-2',
        reach: {kind: 'ssh', host: '10.1.0.12', user: 'deploy', port: 22},
        address: '10.1.0.12',
        labels: {provider: 'acme', region: 'bj'},
        origin: 'fleet.yaml:10',
      },
      {
        id: 'hk-1',
        reach: {
          kind: 'ssh',
          host: '203.0.113.7',
          user: 'admin',
          port: 2222,
          identityFile: 'keys/hk',
          configFile: 'ssh_config',
          jump: 'bastion@203.0.113.1',
        },
        address: '10.3.0.11',
        labels: {provider: 'acme', region: 'hk', zone: 'hk-b', role: 'edge'},
        origin: 'fleet.yaml:17',
      },
      {
        id: 'here',
        reach: {kind: 'local'},
        labels: {provider: 'acme', region: 'sg'},
        origin: 'fleet.yaml:26',
      },
    ],
    services: [
      {
        region: 'hk',
        url: 'http://10.3.0.80/small',
        largeUrl: 'http://10.3.0.80/large',
        origin: 'fleet.yaml:13',
      },
    ],
    cohortBy: ['instanceType', 'role'],
    expectations: [{fact: 'sysctl.net.ipv4.tcp_rmem', policy: 'free'}],
  });
  expect(Inventory.parse(inventory)).toEqual(inventory);
});

test('numbers as labels stay as written, and words of old YAML are words', async () => {
  const text = 'regions:\n  no:\n    labels: {zone: 01}\n    nodes: {a: 10.0.0.1}\n';
  const inventory = await readFiles({'fleet.yaml': text});
  expect(nodeNamed(inventory, 'a')?.labels).toEqual({region: 'no', zone: '01'});
});

test('a tolerance is a share or a number, and alone means that the fact must match within it', async () => {
  const text = `nodes: {a: 10.0.0.1}
expectations:
  - {fact: memory.totalBytes, tolerance: 2%}
  - {fact: cpu.count, tolerance: 1, policy: identical}
`;
  expect((await readFiles({'fleet.yaml': text})).expectations).toEqual([
    {fact: 'memory.totalBytes', policy: 'identical', tolerance: {relative: 0.02}},
    {fact: 'cpu.count', policy: 'identical', tolerance: {absolute: 1}},
  ]);
  for (const wrong of ['some', '-1', '2 %%']) {
    const file = `nodes: {a: 10.0.0.1}\nexpectations:\n  - {fact: a, tolerance: "${wrong}"}\n`;
    await expect(readFiles({'fleet.yaml': file})).rejects.toMatchObject({
      code: 'inventory-wrong-type',
    });
  }
});

test('anchors and merge keys work', async () => {
  const text = `nodes:
  a: &a {host: 10.0.0.1, user: root}
  b: {<<: *a, host: 10.0.0.2}
`;
  const inventory = await readFiles({'fleet.yaml': text});
  expect(nodeNamed(inventory, 'b')?.reach).toEqual({kind: 'ssh', host: '10.0.0.2', user: 'root'});
});

test('a node without anything is reached by its name', async () => {
  const inventory = await readFiles({
    'fleet.yaml': 'defaults: {sshConfig: config}\nnodes:\n  hk-1:\n',
    config: 'Host hk-1\n  HostName 10.3.0.11\n',
  });
  const [node] = inventory.nodes;
  expect(node?.reach).toEqual({kind: 'ssh', host: 'hk-1', configFile: 'config'});
  expect(node?.address).toBe('10.3.0.11');
});

test('a loopback address is no address for peers', async () => {
  const inventory = await readFiles({'fleet.yaml': 'nodes: {a: 127.0.0.1}'});
  expect(inventory.nodes[0]?.address).toBeUndefined();
});

test.each([
  [
    'node: {a: 10.0.0.1}',
    'inventory-did-you-mean',
    {place: 'fleet.yaml:1', key: 'node', near: 'nodes'},
  ],
  [
    'nodes:\n  a: {hots: 10.0.0.1}',
    'inventory-did-you-mean',
    {place: 'fleet.yaml:2', key: 'hots', near: 'host'},
  ],
  ['schemaVersion: 1\nqqqqqq: 3', 'inventory-unknown-key', {place: 'fleet.yaml:2', key: 'qqqqqq'}],
  ['nodes: [10.0.0.1]', 'inventory-wrong-type', {place: 'fleet.yaml:1', key: 'nodes'}],
  ['nodes:\n  a:\n    port: many', 'inventory-wrong-type', {place: 'fleet.yaml:3', key: 'port'}],
  ['nodes:\n  a:\n    port: 70000', 'inventory-wrong-type', {place: 'fleet.yaml:3', key: 'port'}],
  ['nodes:\n  a:\n    host: [x]', 'inventory-wrong-type', {place: 'fleet.yaml:3', key: 'host'}],
  ['nodes:\n  a:\n    host: -oX=y', 'inventory-wrong-type', {place: 'fleet.yaml:3', key: 'host'}],
  ['nodes:\n  a:\n    user: a b', 'inventory-wrong-type', {place: 'fleet.yaml:3', key: 'user'}],
  [
    'nodes:\n  a:\n    address: web',
    'inventory-wrong-type',
    {place: 'fleet.yaml:3', key: 'address'},
  ],
  ['nodes:\n  a:\n    local: 1', 'inventory-wrong-type', {place: 'fleet.yaml:3', key: 'local'}],
  ['nodes:\n  a: true', 'inventory-wrong-type', {place: 'fleet.yaml:2', key: 'a'}],
  ['nodes:\n  a/b: 10.0.0.1', 'inventory-wrong-type', {place: 'fleet.yaml:2', key: 'a/b'}],
  ['nodes: {a: 1.1.1.1}\ncohortBy: role', 'inventory-wrong-type', {place: 'fleet.yaml:2'}],
  ['schemaVersion: "1"\nnodes: {a: 1.1.1.1}', 'inventory-wrong-type', {place: 'fleet.yaml:1'}],
  [
    'nodes:\n  a: 10.0.0.1\n  a: 10.0.0.2',
    'inventory-duplicate',
    {place: 'fleet.yaml:3', name: 'a', first: 'fleet.yaml:2'},
  ],
  [
    'regions:\n  bj: {nodes: {a: 10.0.0.1}}\n  hk: {nodes: {a: 10.0.0.2}}',
    'inventory-duplicate',
    {place: 'fleet.yaml:3', name: 'a', first: 'fleet.yaml:2'},
  ],
  ['', 'inventory-empty', {file: 'fleet.yaml'}],
  ['# nothing\n', 'inventory-empty', {file: 'fleet.yaml'}],
  ['schemaVersion: 1\nregions: {bj: {nodes: {}}}', 'inventory-empty', {file: 'fleet.yaml'}],
  [
    'regions:\n  bj:\n    service: {url: "ftp://x/"}\n    nodes: {a: 10.0.0.1}',
    'inventory-bad-url',
    {place: 'fleet.yaml:3', url: 'ftp://x/'},
  ],
  [
    'regions:\n  bj:\n    service: {url: "http://"}\n    nodes: {a: 10.0.0.1}',
    'inventory-bad-url',
    {place: 'fleet.yaml:3'},
  ],
])('%j is refused: %s', async (text, code, params) => {
  const [foundCode, foundParams] = await complaint(text);
  expect(foundCode).toBe(code);
  expect(foundParams).toMatchObject(params);
});

test.each([
  ['nodes:\n  a: 10.0.0.1\n b: 2', 'not-readable-yaml', 3],
  ['schemaVersion: 2\nnodes: {a: 10.0.0.1}', 'newer-version', 1],
  ['defaults: {user: a}\ndefaults: {user: b}', 'key-twice', 2],
  ['nodes: {a: 10.0.0.1}\ncohortBy: []', 'empty-list', 2],
  ['nodes:\n  a: {local: true, host: x}', 'local-and-host', 2],
  ['regions:\n  bj:\n    service: {largeUrl: "http://x/"}', 'no-service-url', 3],
  ['#!/bin/sh\necho', 'is-program', 1],
  ['a\0b', 'is-binary', 1],
])('%j is refused with the detail %s', async (text, detail, line) => {
  const [code, params] = await complaint(text);
  expect(code).toBe('inventory-syntax');
  expect(params).toMatchObject({place: `fleet.yaml:${line}`, detail: {id: `inventory/${detail}`}});
});
