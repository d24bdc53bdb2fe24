import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {filesStatements} from '../../tree/statements.ts';
import {factsOf, fixtureFacts} from '../fixture-facts.ts';

function read(section: string, rows: Record<string, string>) {
  const text = Object.entries(rows)
    .flatMap(([file, content]) => content.split('\n').map((row) => `${file}:${row}`))
    .join('\n');
  return factsOf('provenance', {[`provenance.${section}`]: text});
}

test('cloud-init, netplan, networkd and the lease all tell where 1450 comes from', () => {
  expect(fixtureFacts(import.meta.url, 'ubuntu-22.04-openstack.txt')).toEqual({
    'provenance.mtu.netplan["/etc/netplan/50-cloud-init.yaml"].ens3': 1450,
    'provenance.writer["/etc/netplan/50-cloud-init.yaml"]': 'cloud-init',
    'provenance.mtu.networkd["/run/systemd/network/10-netplan-ens3.network"].ens3': 1450,
    'provenance.useDhcpMtu.networkd["/run/systemd/network/10-netplan-ens3.network"].ens3': true,
    'provenance.mtu.dhcp["/run/systemd/netif/leases/2"].ens3': 1450,
    'provenance.setup.netplan["/etc/netplan/50-cloud-init.yaml"].ens3': 'ens3',
    'provenance.setup.networkd["/run/systemd/network/10-netplan-ens3.network"].ens3': 'configured',
  });
});

test('a netplan device is called as it will be named, and the MTU of a route is not its own', () => {
  const content = [
    'network:',
    '  ethernets:',
    '    uplink:',
    '      match:',
    '        name: "en*"',
    '      dhcp4-overrides:',
    '        use-mtu: false',
    '      routes:',
    '        mtu: 1300',
    '    second:',
    '      set-name: lan0',
    '      mtu: "9000"',
    '  vlans:',
    '    vlan10:',
    '      mtu: none',
  ].join('\n');
  expect(read('netplan', {'/etc/netplan/a.yaml': content})).toEqual({
    'provenance.useDhcpMtu.netplan["/etc/netplan/a.yaml"]["en*"]': false,
    'provenance.mtu.netplan["/etc/netplan/a.yaml"].lan0': 9000,
    'provenance.setup.netplan["/etc/netplan/a.yaml"]["en*"]': 'uplink',
    'provenance.setup.netplan["/etc/netplan/a.yaml"].lan0': 'second',
    'provenance.setup.netplan["/etc/netplan/a.yaml"].vlan10': 'vlan10',
  });
});

test('a networkd file for several interfaces says it of each', () => {
  const content = '[Match]\nName=eth0 eth1\n[Link]\nMTUBytes=8K';
  expect(read('networkd', {'/etc/systemd/network/a.network': content})).toEqual({
    'provenance.mtu.networkd["/etc/systemd/network/a.network"].eth0': 8192,
    'provenance.mtu.networkd["/etc/systemd/network/a.network"].eth1': 8192,
  });
});

test('a drop-in of networkd is about the interface of its unit', () => {
  expect(
    read('networkd', {
      '/run/systemd/network/10-netplan-eth0.network': '[Match]\nName=eth0\n[Link]\nMTUBytes=1500',
      '/etc/systemd/network/10-netplan-eth0.network.d/mtu.conf': '[Link]\nMTUBytes=1450',
    }),
  ).toEqual({
    'provenance.mtu.networkd["/run/systemd/network/10-netplan-eth0.network"].eth0': 1500,
    'provenance.mtu.networkd["/etc/systemd/network/10-netplan-eth0.network.d/mtu.conf"].eth0': 1450,
  });
});

test('NetworkManager, ifcfg, interfaces and dhclient are read', () => {
  expect(
    read('networkmanager', {
      '/etc/NetworkManager/system-connections/a.nmconnection':
        '[connection]\ninterface-name=eth0\n[ethernet]\nmtu=1450',
    }),
  ).toMatchObject({
    'provenance.mtu.networkmanager["/etc/NetworkManager/system-connections/a.nmconnection"].eth0': 1450,
  });
  expect(read('ifcfg', {'/etc/sysconfig/network-scripts/ifcfg-eth1': 'MTU="1400"'})).toMatchObject({
    'provenance.mtu.ifcfg["/etc/sysconfig/network-scripts/ifcfg-eth1"].eth1': 1400,
  });
  expect(
    read('interfaces', {
      '/etc/network/interfaces': 'iface eth0 inet dhcp\n  mtu 1450\niface eth1 inet manual',
    }),
  ).toMatchObject({'provenance.mtu.interfaces["/etc/network/interfaces"].eth0': 1450});
  expect(
    read('dhcp', {
      '/var/lib/dhcp/dhclient.eth0.leases':
        '  interface "eth0";\n  option interface-mtu 1500;\n  interface "eth0";\n  option interface-mtu 1450;',
    }),
  ).toMatchObject({'provenance.mtu.dhcp["/var/lib/dhcp/dhclient.eth0.leases"].eth0': 1450});
});

test('what sets up an interface is known without any MTU, too', () => {
  const index = '/sys/class/net/eth0/ifindex:2';
  const networkd =
    '/run/systemd/netif/links/2:NETWORK_FILE=/etc/systemd/network/20-lan.network\n' +
    '/run/systemd/netif/links/3:NETWORK_FILE=/etc/systemd/network/30-gone.network';
  expect(
    factsOf('provenance', {'provenance.networkd': networkd, 'provenance.index': index}),
  ).toMatchObject({
    'provenance.setup.networkd["/etc/systemd/network/20-lan.network"].eth0': 'configured',
  });
  const uuid = '5f0a7d5e-2c1c-4a3e-9f0a-0d5c7c9d1111';
  const device = (managed: string) =>
    `/run/NetworkManager/devices/2:managed=${managed}\n/run/NetworkManager/devices/2:connection-uuid=${uuid}`;
  const managed = {'provenance.networkmanager': device('1'), 'provenance.index': index};
  expect(factsOf('provenance', managed)).toMatchObject({
    'provenance.setup.networkmanager["/run/NetworkManager/devices/2"].eth0': uuid,
  });
  const left = {'provenance.networkmanager': device('false'), 'provenance.index': index};
  expect(factsOf('provenance', left)).toEqual({'provenance.mtu': {missing: 'absent'}});
  const stanzas = {'/etc/network/interfaces': 'iface eth0 inet dhcp\niface eth0 inet6 auto'};
  expect(read('interfaces', stanzas)).toMatchObject({
    'provenance.setup.interfaces["/etc/network/interfaces"].eth0': 'dhcp',
  });
  const rows = {'/etc/sysconfig/network-scripts/ifcfg-lan': 'DEVICE="eth0"'};
  expect(read('ifcfg', rows)).toMatchObject({
    'provenance.setup.ifcfg["/etc/sysconfig/network-scripts/ifcfg-lan"].eth0': 'file',
  });
});

test('a node without any such statement says so, whatever else its files hold', () => {
  for (const content of [
    '',
    'MTU=',
    'mtu: 99999999',
    '[Link]\nMTUBytes=big',
    '\u0000\u0001',
    '{{{',
  ]) {
    expect(read('networkd', {'/etc/systemd/network/a.network': content})).toEqual({
      'provenance.mtu': {missing: 'absent'},
    });
  }
});

test('files that may not be read are not taken for files that say nothing', () => {
  const refusal = 'grep: /etc/netplan/50-cloud-init.yaml: Permission denied';
  expect(factsOf('provenance', {'provenance.netplan': {text: refusal, exit: 2}})).toEqual({
    'provenance.mtu': {missing: 'denied'},
  });
});

test('no password passes the filters of the collector', () => {
  const fragment = readFileSync(new URL('./collect.sh', import.meta.url), 'utf8');
  const secrets = [
    '        password: "geheim"',
    '            psk: geheim',
    'psk=geheim',
    'password-raw=geheim',
    'PrivateKey=geheim',
    'PresharedKey=geheim',
    'wpa-psk geheim',
    '  option host-name "geheim";',
    'KEY_PASSPHRASE1=geheim',
    '          name: x geheim',
    'mtu: 1 # geheim',
  ].join('\n');
  const filters = filesStatements(fragment).filter(({kind}) => kind === 'files_only');
  expect(filters.length).toBeGreaterThanOrEqual(6);
  for (const {id, regex} of filters) {
    expect([id, secrets.split('\n').filter((row) => regex?.test(row))]).toEqual([id, []]);
    // grep, which reads them on a node, agrees.
    const kept = execFileSync('sh', ['-c', 'grep -cE -- "$1" || true', 'sh', regex?.source ?? ''], {
      input: secrets,
    });
    expect([id, kept.toString().trim()]).toEqual([id, '0']);
  }
});
