import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {factsOf, fixtureFacts, parseSections} from '../fixture-facts.ts';
import {GROUPS} from './names.ts';

test('a server near its limit is told with its open files', () => {
  expect(fixtureFacts(import.meta.url, 'debian-12.txt')).toMatchObject({
    'service.ebpfAgents': [],
    'service.guards': [],
    'service.openFiles.nginx.limit': 64,
    'service.openFiles.nginx.slots': 256,
    'service.default.openFiles': {missing: 'absent'},
  });
});

const process = (id: number, name: string, limit: string, slots: number, open?: number) =>
  [
    `/proc/${id}/comm:${name}`,
    `/proc/${id}/limits:Max open files            ${limit}      524288     files     `,
    `/proc/${id}/status:FDSize:\t${slots}`,
    ...(open === undefined ? [] : [`/proc/${id}/fd:${open}`]),
  ].join('\n');

test('of several processes of one name the one nearest to its limit is told', () => {
  const text = ['looked', process(1, 'nginx', '1024', 64), process(2, 'nginx', '1024', 1024, 1000)];
  expect(factsOf('service', {'service.scan': text.join('\n')})).toMatchObject({
    'service.openFiles.nginx.limit': 1024,
    'service.openFiles.nginx.open': 1000,
  });
});

test('without a limit there is nothing to be near to', () => {
  const text = `looked\n${process(1, 'etcd', 'unlimited', 64)}`;
  const facts = factsOf('service', {'service.scan': text});
  expect(facts['service.openFiles.etcd.limit']).toBeUndefined();
  expect(facts['service.openFiles.etcd.slots']).toBe(64);
});

test('agents and guards are sets', () => {
  const rows = ['looked', '/proc/9/comm:falco', '/proc/8/comm:cilium-agent', '/proc/7/comm:clamd'];
  expect(factsOf('service', {'service.scan': rows.join('\n')})).toMatchObject({
    'service.ebpfAgents': ['cilium-agent', 'falco'],
    'service.guards': ['clamd'],
    'service.keepers': [],
  });
});

test('a process that ended in between is counted as dropped', () => {
  const text = 'looked\n/proc/9/limits:Max open files            1024      524288     files';
  expect(parseSections('service', {'service.scan': text}).dropped).toHaveLength(1);
});

test('a node that could not look has no empty answer', () => {
  expect(factsOf('service', {})['service.ebpfAgents']).toEqual({missing: 'absent'});
  const cut = factsOf('service', {'service.scan': {text: '', exit: 1}});
  expect(cut['service.ebpfAgents']).toEqual({missing: 'unparsed'});
});

test('the last default of systemd wins', () => {
  const files = '/etc/systemd/system.conf';
  const text = `${files}:DefaultLimitNOFILE=1024:524288\n${files}.d/a.conf:DefaultLimitNOFILE=65536`;
  const facts = factsOf('service', {'service.defaults': text});
  expect(facts['service.default.openFiles']).toBe('65536');
});

test('the fragment looks for exactly the names that the groups know', () => {
  const script = readFileSync(new URL('./collect.sh', import.meta.url), 'utf8');
  const words = (name: string) =>
    new RegExp(`^service_${name}='([^']*)'`, 'm').exec(script)?.[1]?.split(/\s+/) ?? [];
  expect(new Set(words('ebpf'))).toEqual(GROUPS.ebpfAgents);
  expect(new Set(words('guard'))).toEqual(GROUPS.guards);
  expect(new Set(words('keeper'))).toEqual(GROUPS.keepers);
  // The kernel keeps 15 characters of a name; a longer one would never be found.
  const all = ['ebpf', 'guard', 'keeper', 'server'].flatMap(words);
  expect(all.filter((name) => name.length > 15)).toEqual([]);
});
