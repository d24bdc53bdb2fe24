import {hostname} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {catalogueOf} from '../model/message.ts';
import {Inventory} from '../model/node.ts';
import {claimOf, readInventory, strings} from './index.ts';
import {folderWith} from './testing/files.ts';

test('nothing given means this machine', async () => {
  const inventory = await readInventory({files: [], hosts: []});
  expect(inventory.nodes).toMatchObject([{id: hostname(), reach: {kind: 'local'}, labels: {}}]);
  expect(Inventory.safeParse(inventory).success).toBe(true);
  expect(claimOf(inventory)).toEqual({id: 'inventory/claim-one'});
});

test('flags and files add up, and labels given for all do not override a node’s own', async () => {
  const folder = await folderWith({'a.yaml': 'regions: {bj: {nodes: {bj-1: 10.1.0.11}}}'});
  const inventory = await readInventory({
    files: [join(folder.path, 'a.yaml')],
    hosts: ['hk-1=10.3.0.11,region=hk', 'x=10.4.0.11'],
    labels: {region: 'sg', role: 'node'},
  });
  await folder.remove();
  expect(inventory.nodes.map(({id, labels}) => [id, labels.region, labels.role])).toEqual([
    ['bj-1', 'bj', 'node'],
    ['hk-1', 'hk', 'node'],
    ['x', 'sg', 'node'],
  ]);
  expect(claimOf(inventory)).toEqual({
    id: 'inventory/claim-regions',
    params: {count: 3, regions: ['bj', 'hk', 'sg']},
  });
});

test('a name given twice is refused across flags and files, naming both places', async () => {
  const folder = await folderWith({'a.yaml': 'nodes: {bj-1: 10.1.0.11}'});
  const file = join(folder.path, 'a.yaml');
  const given = {files: [file], hosts: ['bj-1=10.1.0.12']};
  await expect(readInventory(given)).rejects.toMatchObject({
    code: 'inventory-duplicate',
    params: {place: '--host', name: 'bj-1', first: `${file}:1`},
  });
  await folder.remove();
});

test('two services for one region are refused, naming both places', async () => {
  const region = 'regions: {bj: {service: {url: "http://10.0.0.1/"}, nodes: {NAME: 10.1.0.11}}}';
  const folder = await folderWith({
    'a.yaml': region.replace('NAME', 'a'),
    'b.yaml': region.replace('NAME', 'b'),
  });
  const files = [join(folder.path, 'a.yaml'), join(folder.path, 'b.yaml')];
  await expect(readInventory({files, hosts: []})).rejects.toMatchObject({
    params: {place: `${files[1]}:1`, detail: {id: 'inventory/service-twice'}},
  });
  await folder.remove();
});

test('a file that is not there and a folder are told apart', async () => {
  await expect(readInventory({files: ['/nonexistent/x'], hosts: []})).rejects.toMatchObject({
    code: 'file-unreadable',
    params: {detail: {id: 'model/no-such-file'}},
  });
  await expect(readInventory({files: ['/proc'], hosts: []})).rejects.toMatchObject({
    params: {detail: {id: 'model/is-folder'}},
  });
});

test('a claim names the labels of cohortBy', () => {
  const node = (id: string, region: string) =>
    ({id, reach: {kind: 'local'}, labels: {region}, origin: 'x'}) as const;
  const nodes = [node('a', 'bj'), node('b', 'bj')];
  expect(claimOf({nodes, cohortBy: ['role']})).toEqual({
    id: 'inventory/claim-by',
    params: {count: 2, labels: ['role']},
  });
});

test('every string has both languages', () => {
  const catalogue = catalogueOf([{prefix: 'inventory', strings}]);
  for (const texts of Object.values(catalogue)) {
    expect(texts.en).not.toBe('');
    expect(texts['zh-CN']).toMatch(/\p{Script=Han}/u);
  }
});
