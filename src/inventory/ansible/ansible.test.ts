import {expect, test} from 'vitest';
import {complaint, nodeNamed, readFiles} from '../testing/files.ts';

const INI = `# the fleet
bastion ansible_host=203.0.113.1

[bj]
bj-[01:02] ansible_host=10.1.0.11 zone="bj a"   # both

[hk]
hk-1:2222 ansible_host=10.3.0.11 ansible_user=admin
[2001:db8::1]:22

[regions:children]
bj
hk

[all:vars]
ansible_user=root
ansible_ssh_private_key_file=keys/fleet
provider=acme

[hk:vars]
instance_type='c5.large'
samespec_label_role=edge
unrelated={{ lookup('x') }}
`;

test('an INI inventory gives groups, ranges, ports, variables and regions', async () => {
  const inventory = await readFiles({hosts: INI, 'keys/fleet': 'a key'});
  expect(inventory.nodes.map((node) => node.id)).toEqual([
    'bastion',
    'bj-01',
    'bj-02',
    'hk-1',
    '2001-db8--1',
  ]);
  expect(nodeNamed(inventory, 'bj-02')).toEqual({
    id: 'bj-02',
    reach: {kind: 'ssh', host: '10.1.0.11', user: 'root', identityFile: 'keys/fleet'},
    address: '10.1.0.11',
    labels: {provider: 'acme', zone: 'bj a', region: 'bj'},
    origin: 'hosts:5',
  });
  expect(nodeNamed(inventory, 'hk-1')).toMatchObject({
    reach: {kind: 'ssh', host: '10.3.0.11', user: 'admin', port: 2222},
    labels: {provider: 'acme', instanceType: 'c5.large', role: 'edge', region: 'hk'},
  });
  expect(nodeNamed(inventory, '2001-db8--1')?.reach).toMatchObject({host: '2001:db8::1', port: 22});
  expect(nodeNamed(inventory, 'bastion')?.labels).toEqual({provider: 'acme'});
});

test('a YAML inventory gives the same', async () => {
  const inventory = await readFiles({
    'inventory.yml': `all:
  vars: {ansible_user: root, region: nowhere}
  children:
    web:
      hosts:
        web[1:2]:
          ansible_host: 10.0.0.1
        me: {ansible_connection: local}
      vars: {region: sg, ansible_port: 2222}
`,
  });
  expect(inventory.nodes.map(({id, reach, labels}) => [id, reach, labels])).toEqual([
    ['web1', {kind: 'ssh', host: '10.0.0.1', user: 'root', port: 2222}, {region: 'sg'}],
    ['web2', {kind: 'ssh', host: '10.0.0.1', user: 'root', port: 2222}, {region: 'sg'}],
    ['me', {kind: 'local'}, {region: 'sg'}],
  ]);
});

test('deeper groups win over higher ones, group_vars over groups, hosts over all, host_vars over hosts', async () => {
  const inventory = await readFiles({
    hosts: `[site:children]
hk
[hk]
a samespec_label_host=inline samespec_label_hostfile=inline
[site:vars]
samespec_label_deep=site
samespec_label_file=site
[hk:vars]
samespec_label_deep=hk
samespec_label_file=hk
samespec_label_host=hk
`,
    'group_vars/all.yml': 'samespec_label_all: everywhere\nsamespec_label_file: all\n',
    'group_vars/hk/10.yml': 'samespec_label_file: first\n',
    'group_vars/hk/20.yaml': 'samespec_label_file: second\n',
    'group_vars/hk/vault.yml': '$ANSIBLE_VAULT;1.1;AES256\n6162\n',
    'host_vars/a.yml': 'samespec_label_hostfile: file\nansible_host: 10.9.9.9\n',
  });
  expect(inventory.nodes[0]).toMatchObject({
    reach: {host: '10.9.9.9'},
    labels: {deep: 'hk', file: 'second', host: 'inline', hostfile: 'file', all: 'everywhere'},
  });
});

test('a jump host among the common arguments is used', async () => {
  const text = `a ansible_host=10.0.0.1 ansible_ssh_common_args='-o ProxyJump=ops@bastion:22 -o X=y'`;
  const inventory = await readFiles({hosts: text});
  expect(inventory.nodes[0]?.reach).toMatchObject({jump: 'ops@bastion:22'});
});

test('the kind of file is told by what is in it, not by its name', async () => {
  const ini = await readFiles({'x.yaml': '[web]\nweb-1 ansible_host=10.0.0.1\n'});
  expect(ini.nodes[0]?.reach).toMatchObject({host: '10.0.0.1'});
  const samespec = await readFiles({'x.ini': '---\nnodes:\n  a: 10.0.0.2\n'});
  expect(samespec.nodes[0]?.reach).toMatchObject({host: '10.0.0.2'});
  const group = await readFiles({hosts: 'nodes:\n  hosts:\n    a: {ansible_host: 10.0.0.3}\n'});
  expect(group.nodes[0]?.reach).toMatchObject({host: '10.0.0.3'});
});

test.each([
  ['[web]\na b', 'bad-pair', 2],
  ['[web]\na x="y', 'open-quote', 2],
  ['[web', 'bad-section', 1],
  ['[web:hosts_]\na', 'bad-section', 1],
  ['[web]\nw[3:1]', 'bad-range', 2],
  ['[web]\nw[1:9999999]', 'range-too-large', 2],
  ['a\n[web:vars]\nx=1', 'undefined-group', 2],
  ['[a:children]\nb\n[b:children]\na\n[b]\nh', 'group-loop', undefined],
  ['a ansible_connection=winrm', 'bad-connection', 1],
  ['a ansible_port=x', 'bad-variable', 1],
  ['a ansible_host=-x', 'bad-variable', 1],
  [`a ansible_host="{{ ip }}"`, 'template', 1],
])('%j is refused: %s', async (text, detail, line) => {
  const [code, params] = await complaint(text, 'hosts');
  const place = line === undefined ? 'hosts' : `hosts:${line}`;
  expect(code).toBe('inventory-syntax');
  expect(params).toMatchObject({place, detail: {id: `inventory/${detail}`}});
});

test('an unknown key of a YAML group is told with what was probably meant', async () => {
  const text = 'all:\n  children:\n    web:\n      host: {a: {}}\n';
  expect(await complaint(text)).toEqual([
    'inventory-did-you-mean',
    {place: 'fleet.yaml:4', key: 'host', near: 'hosts'},
  ]);
});

test('an inventory of groups without hosts is empty', async () => {
  expect(await complaint('[web]\n', 'hosts')).toEqual(['inventory-empty', {file: 'hosts'}]);
});
