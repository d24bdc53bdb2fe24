import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {readNetplan} from '../../collect/facts/provenance/read-netplan.ts';
import {parseFacts} from '../../collect/parse-facts.ts';
import {filesStatements} from '../../collect/tree/statements.ts';
import type {NodeFacts} from '../../model/fact.ts';
import {persistLinkMtu} from './index.ts';
import {keepLinkMtu, nodeWith, type Said} from './testing/facts.ts';
import {hasRoom, inRoom} from './testing/room.ts';

const MAC = '52:54:00:12:34:56';
const RENDERED = '/run/systemd/network/10-netplan-ens3.network';
const MANAGED = '/run/NetworkManager/system-connections/netplan-ens3.nmconnection';
const OURS = '/etc/netplan/90-samespec.yaml';

const cloudInit = (match: string) => `cat >/etc/netplan/50-cloud-init.yaml <<'END'
# This file is generated from information provided by the datasource.
network:
  version: 2
  ethernets:
    ens3:
      dhcp4: true
      dhcp6: true
      mtu: 1450
${match}
END
chmod 600 /etc/netplan/50-cloud-init.yaml
ip link add ens3 address ${MAC} type veth peer name other
netplan generate`;
const MATCHED = `      match:\n        macaddress: "${MAC}"\n      set-name: ens3`;
const SEE = `grep -E '^(PermanentMAC|Name|MTU|UseMTU|DHCP)' ${RENDERED}; stat -c %a /etc/netplan/*; sha256sum /etc/netplan/50-cloud-init.yaml`;

const OF_CLOUD_INIT: Said[] = [
  ['mtu', 'netplan', '/etc/netplan/50-cloud-init.yaml', 'ens3', 1450],
  ['mtu', 'networkd', RENDERED, 'ens3', 1450],
  ['useDhcpMtu', 'networkd', RENDERED, 'ens3', true],
];

function reasonOf(facts: NodeFacts): unknown {
  const [message] = persistLinkMtu(facts, 'ens3', 1400).leftOut;
  return (message?.params?.reason as {id: string} | undefined)?.id;
}

test.skipIf(!hasRoom)(
  'the real netplan renders our MTU beside what cloud-init wrote, and the old one after a rollback',
  async () => {
    const persist = keepLinkMtu(nodeWith({ens3: MAC}, OF_CLOUD_INIT), 'ens3', 1400);
    const seen = await inRoom({prepare: cloudInit(MATCHED), persist, see: SEE});
    expect(seen.arm).toContain('state armed');
    expect(seen.commit).toContain('state committed');
    expect(seen.before).toMatch(/MTUBytes=1450\n/);
    expect(seen.after).toBe(
      seen.before
        .replace('MTUBytes=1450', 'MTUBytes=1400')
        .replace('UseMTU=true', 'UseMTU=false')
        .replace('600\n', '600\n600\n'),
    );
    expect(seen.after).toContain('DHCP=yes');
    expect(seen.rollback).toContain('state rolled-back');
    expect(seen.back).toBe(seen.before);
  },
);

test.skipIf(!hasRoom)(
  'without the MAC address our file adds to a definition that matches by it, and to no other',
  async () => {
    const persist = keepLinkMtu(nodeWith({ens3: null}, OF_CLOUD_INIT), 'ens3', 1400);
    const matched = await inRoom({prepare: cloudInit(MATCHED), persist, see: SEE});
    expect(matched.commit).toContain('state committed');
    expect(matched.after).toContain('MTUBytes=1400');
    const named = await inRoom({prepare: cloudInit(''), persist, see: SEE});
    expect(named.commit).toContain('state rolled-back');
    expect(named.log).toContain('does not hold: MACAddress=');
    expect(named.after).toBe(named.before);
  },
);

test.skipIf(!hasRoom)(
  'a plan with the address of another card is taken back before it can do harm',
  async () => {
    const other = nodeWith({ens3: '52:54:00:99:99:99'}, OF_CLOUD_INIT);
    const persist = keepLinkMtu(other, 'ens3', 1400);
    const seen = await inRoom({prepare: cloudInit(MATCHED), persist, see: SEE});
    expect(seen.commit).toContain('state rolled-back');
    expect(seen.after).toBe(seen.before);
  },
);

test.skipIf(!hasRoom)(
  'what netplan makes for NetworkManager is asked for the MTU there',
  async () => {
    const facts = nodeWith({ens3: MAC}, [
      ['mtu', 'netplan', '/etc/netplan/01.yaml', 'ens3', 1450],
      ['mtu', 'networkmanager', MANAGED, 'ens3', 1450],
      ['setup', 'networkmanager', '/run/NetworkManager/devices/2', 'ens3', 'x'],
    ]);
    const prepare = `printf 'network:\\n  version: 2\\n  renderer: NetworkManager\\n  ethernets:\\n    ens3: {dhcp4: true, mtu: 1450}\\n' >/etc/netplan/01.yaml
ip link add ens3 address ${MAC} type veth peer name other
netplan generate`;
    const persist = keepLinkMtu(facts, 'ens3', 1400);
    const see = `grep -E '^(interface-name|mtu|method)=' ${MANAGED}`;
    const seen = await inRoom({prepare, persist, see});
    expect(seen.commit).toContain('state committed');
    expect(seen.after).toBe('interface-name=ens3\nmtu=1400\nmethod=auto\nmethod=ignore\n');
    expect(seen.back).toBe(seen.before);
  },
);

test('an MTU that our file has already is not written again, another one replaces it', () => {
  const again: Said[] = [...OF_CLOUD_INIT, ['mtu', 'netplan', OURS, 'ens3', 1400]];
  const facts = nodeWith({ens3: MAC}, again);
  expect(keepLinkMtu(facts, 'ens3', 1400)).toEqual([]);
  expect(persistLinkMtu(facts, 'ens3', 1400).leftOut).toEqual([]);
  const [first] = keepLinkMtu(nodeWith({ens3: MAC}, OF_CLOUD_INIT), 'ens3', 1400);
  const [second] = keepLinkMtu(facts, 'ens3', 1300);
  expect(first).toMatchObject({oldSha256: null, mode: '0600', path: OURS});
  expect(second).toMatchObject({oldSha256: expect.stringMatching(/^[0-9a-f]{64}$/)});
  expect(second).not.toMatchObject({content: (first as {content: string}).content});
});

test('nothing is written where it would not hold, or would change more than this card', () => {
  const later: Said = ['mtu', 'netplan', '/etc/netplan/99-last.yaml', 'ens3', 1450];
  expect(reasonOf(nodeWith({ens3: MAC}, [...OF_CLOUD_INIT, later]))).toBe('persist/later-file');
  const dropIn = '/etc/systemd/network/10-netplan-ens3.network.d/mtu.conf';
  const beside: Said = ['mtu', 'networkd', dropIn, 'ens3', 1450];
  expect(reasonOf(nodeWith({ens3: MAC}, [...OF_CLOUD_INIT, beside]))).toBe('persist/later-file');
  const shared: Said = ['mtu', 'netplan', '/etc/netplan/01.yaml', 'en*', 1450];
  expect(reasonOf(nodeWith({ens3: MAC}, [shared]))).toBe('persist/several-interfaces');
  const alone: Said = ['mtu', 'netplan', '/etc/netplan/01.yaml', 'ens3', 1450];
  expect(reasonOf(nodeWith({ens3: MAC}, [alone]))).toBe('persist/netplan-unrendered');
  expect(reasonOf(nodeWith({}, OF_CLOUD_INIT))).toBe('persist/not-a-card');
});

test('what the collector sees of an Ubuntu node of OpenStack is enough to write our file', () => {
  const fixture = '../../collect/facts/provenance/fixtures/ubuntu-22.04-openstack.txt';
  const collected = parseFacts('n1', '', readFileSync(new URL(fixture, import.meta.url)));
  const {leaves} = nodeWith({ens3: null}, []);
  const facts = {...collected, leaves: {...leaves, ...collected.leaves}};
  expect(keepLinkMtu(facts, 'ens3', 1400)).toMatchObject([
    {path: OURS, oldSha256: null, content: expect.stringContaining('    ens3:\n      mtu: 1400\n')},
  ]);
});

test('the collector reads our file as we wrote it', () => {
  const [written] = keepLinkMtu(nodeWith({ens3: MAC}, OF_CLOUD_INIT), 'ens3', 1400);
  const content = written?.kind === 'file' ? written.content : '';
  const fragment = new URL('../../collect/facts/provenance/collect.sh', import.meta.url);
  const statements = filesStatements(readFileSync(fragment, 'utf8'));
  const filter = statements.find(({id}) => id === 'provenance.netplan')?.regex;
  const kept = content.split('\n').filter((row) => filter?.test(row));
  expect(readNetplan(OURS, kept.join('\n'))).toMatchObject([{interface: 'ens3', mtuBytes: 1400}]);
});
