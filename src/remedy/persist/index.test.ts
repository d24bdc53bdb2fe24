import {expect, test} from 'vitest';
import {Persist, PlanArtifact} from '../../model/plan.ts';
import {persistLinkMtu} from './index.ts';
import {keepLinkMtu, nodeWith, type Said} from './testing/facts.ts';

const NETWORKD: Said = ['mtu', 'networkd', '/etc/systemd/network/a.network', 'eth0', 1450];
const MANAGER: Said = ['setup', 'networkmanager', '/run/NetworkManager/devices/2', 'eth0', 'x'];
const IFCFG: Said = ['mtu', 'ifcfg', '/etc/sysconfig/network/ifcfg-eth0', 'eth0', 1450];

function reasonOf(facts: Parameters<typeof persistLinkMtu>[0], device = 'eth0') {
  const {persist, leftOut, artifacts} = persistLinkMtu(facts, device, 1400);
  expect(persist).toEqual([]);
  expect(artifacts.map((artifact) => PlanArtifact.parse(artifact))).toHaveLength(1);
  return leftOut[0]?.params?.reason;
}

test('where nothing or more than one sets up the interface, a person gets the ways to do it by hand', () => {
  expect(reasonOf(nodeWith({eth0: null}, []))).toMatchObject({id: 'persist/none-known'});
  expect(reasonOf(nodeWith({eth0: null}, [NETWORKD, MANAGER]))).toEqual({
    id: 'persist/several-claim',
    params: {
      device: 'eth0',
      files: ['/etc/systemd/network/a.network', '/run/NetworkManager/devices/2'],
    },
  });
  const [artifact] = persistLinkMtu(nodeWith({eth0: null}, []), 'eth0', 1400).artifacts;
  expect(artifact?.name).toBe('keep-mtu-n1-eth0.txt');
  for (const word of ['mtu: 1400', 'MTUBytes=1400', '802-3-ethernet.mtu 1400', '\nMTU=1400\n']) {
    expect(artifact?.content).toContain(word);
  }
});

test('a file about another interface, or about none by name, is no claim', () => {
  const facts = nodeWith({eth0: null, eth1: null}, [
    ['mtu', 'networkd', '/etc/systemd/network/a.network', 'eth1', 1450],
    ['mtu', 'networkd', '/etc/systemd/network/b.network', '?', 1450],
  ]);
  expect(reasonOf(facts)).toMatchObject({id: 'persist/none-known'});
});

test('files that may not be read are not taken for files that say nothing', () => {
  const facts = nodeWith({eth0: null}, [NETWORKD]);
  facts.leaves['provenance.mtu'] = {reason: 'denied', message: {id: 'x'}, section: 'test'};
  expect(reasonOf(facts)).toMatchObject({id: 'persist/closed'});
});

test('what a node calls its interfaces and files never reaches a command in another meaning', () => {
  for (const device of ['eth0 -i', '../x', 'a;b', 'a/b', "a'b", '中文', '']) {
    const odd = nodeWith({[device]: null}, [['mtu', 'ifcfg', '/etc/x', device, 1450]]);
    expect(reasonOf(odd, device)).toMatchObject({id: 'persist/odd-name'});
  }
  for (const file of ['relative', '-i', '/etc/../x', '/a\nb', '/a"b', '/$(id)']) {
    const odd = nodeWith({eth0: null}, [['mtu', 'ifcfg', file, 'eth0', 1450]]);
    expect(reasonOf(odd)).toMatchObject({id: 'persist/none-known'});
  }
});

test('the same facts give the same entries, and a plan can hold them', () => {
  const facts = nodeWith({eth0: null}, [IFCFG]);
  const entries = keepLinkMtu(facts, 'eth0', 1400);
  expect(entries.map((entry) => Persist.parse(entry))).toEqual(entries);
  expect(keepLinkMtu(structuredClone(facts), 'eth0', 1400)).toEqual(entries);
  expect(entries.length).toBeGreaterThan(0);
});
