import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, beforeEach, expect, test} from 'vitest';
import {readMembersKubernetes} from './read-kubernetes.ts';

/** A server that answers as an API server does: each path a body, or the status in place of it. */
let server: Server;
let folder: string;
let answers: Record<string, unknown>;
let asked: {url: string; authorization: string | undefined}[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ss-account-'));
  await writeFile(join(folder, 'token'), 'secret-token\n');
  await writeFile(join(folder, 'namespace'), 'samespec');
  server = createServer(({url = '', headers: {authorization}}, response) => {
    asked.push({url, authorization});
    const found = Object.entries(answers).find(([path]) => url.startsWith(path))?.[1];
    if (typeof found === 'number') response.writeHead(found).end('{}');
    else response.end(JSON.stringify(found ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.close();
  await rm(folder, {recursive: true});
});
beforeEach(() => {
  asked = [];
  answers = {'/apis/discovery.k8s.io': SLICES, '/api/v1/nodes': NODES};
});

const SLICES = {
  items: [
    {
      endpoints: [
        {addresses: ['10.0.0.1'], nodeName: 'node-a', zone: 'hk-1'},
        {addresses: ['10.0.0.2'], nodeName: 'node-b', zone: 'hk-2'},
        {addresses: ['10.0.0.3'], nodeName: 'node-c', conditions: {terminating: true}},
      ],
    },
    {endpoints: [{addresses: ['fd00::1'], nodeName: 'node-a', zone: 'hk-1'}]},
  ],
};
const NODES = {
  items: [
    {metadata: {name: 'node-a', labels: {'topology.kubernetes.io/region': 'hk'}}},
    {metadata: {name: 'node-b', labels: {}}},
  ],
};

async function read() {
  const {port} = server.address() as AddressInfo;
  const account = {server: `http://127.0.0.1:${port}`, folder};
  const members = await readMembersKubernetes('samespec-agent', '-', account);
  return members
    .map(({name, address, region, zone}) => [name, address, region, zone])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}

test('endpoints are named by their nodes, with the region of the node, else the zone of the endpoint', async () => {
  expect(await read()).toEqual([
    ['node-a', '10.0.0.1', 'hk', 'hk-1'],
    ['node-b', '10.0.0.2', 'hk-2', 'hk-2'],
  ]);
  // Endpoints and nodes are asked for at once, in either order.
  expect(asked).toContainEqual({
    url: '/apis/discovery.k8s.io/v1/namespaces/samespec/endpointslices?labelSelector=kubernetes.io%2Fservice-name%3Dsamespec-agent&limit=500',
    authorization: 'Bearer secret-token',
  });
});

test('without the right to list nodes the zones are regions', async () => {
  answers['/api/v1/nodes'] = 403;
  expect((await read()).map(([, , region]) => region)).toEqual(['hk-1', 'hk-2']);
});

test('an API server in trouble is an error, not an empty fleet or one of other regions', async () => {
  answers['/api/v1/nodes'] = 500;
  await expect(read()).rejects.toThrow('nodes: HTTP 500');
  answers['/apis/discovery.k8s.io'] = 403;
  await expect(read()).rejects.toThrow('endpoints of samespec-agent: HTTP 403');
});
