import {expect, test} from 'vitest';
import type {NodeFacts} from '../../model/fact.ts';
import {persistLinkMtu} from './index.ts';
import {keepLinkMtu, nodeWith, type Said} from './testing/facts.ts';
import {hasRoom, inRoom} from './testing/room.ts';

const FILE = '/etc/network/interfaces';
const OURS = '/etc/network/interfaces.d/90-samespec';
const LEASE: Said = ['mtu', 'dhcp', '/var/lib/dhcp/dhclient.eth0.leases', 'eth0', 1450];
const IN_FILE: Said = ['mtu', 'interfaces', FILE, 'eth0', 1450];
const STATIC: Said = ['setup', 'interfaces', FILE, 'eth0', 'static'];
const DHCP: Said = ['setup', 'interfaces', FILE, 'eth0', 'dhcp'];

/** Brings the interface up with the real ifup, and down again. */
const SEE = `ip link set eth0 down mtu 1500
ifup eth0 2>/mnt/ifup.log || cat /mnt/ifup.log
echo "mtu $(cat /sys/class/net/eth0/mtu)"
ip -br addr show eth0 | awk '{print $3}'
ifdown eth0 2>/dev/null
sha256sum <${FILE}; ls /etc/network/interfaces.d`;

function machine(interfaces: string): string {
  return `cat >${FILE} <<'END'
${interfaces}
END
ip link add eth0 type veth peer name other
ip link set other up`;
}

function keep(...said: Said[]) {
  return keepLinkMtu(nodeWith({eth0: null}, said), 'eth0', 1400);
}

function reasonOf(facts: NodeFacts): unknown {
  const [message] = persistLinkMtu(facts, 'eth0', 1400).leftOut;
  return (message?.params?.reason as {id: string} | undefined)?.id;
}

test.skipIf(!hasRoom)(
  'the real ifup takes the changed line of a stanza; other stanzas keep theirs',
  async () => {
    const interfaces = `auto eth0
iface eth1 inet static
  mtu 1450
iface eth0 inet static
  address 10.9.9.9/24
\tmtu  1450
iface eth0 inet6 manual
iface eth00 inet static
  mtu 1450`;
    const see = `${SEE}; grep -n mtu ${FILE}`;
    const seen = await inRoom({prepare: machine(interfaces), persist: keep(IN_FILE), see});
    expect(seen.before).toContain('mtu 1450\n10.9.9.9/24');
    expect(seen.commit).toContain('state committed');
    expect(seen.after).toContain('mtu 1400\n10.9.9.9/24');
    expect(seen.after).toContain('3:  mtu 1450\n6:\tmtu  1400\n9:  mtu 1450\n');
    expect(seen.rollback).toContain('state rolled-back');
    expect(seen.back).toBe(seen.before);
  },
);

test.skipIf(!hasRoom)(
  'a line that is not in the stanza of the interface is not taken for ours',
  async () => {
    const interfaces = 'iface eth1 inet static\n  mtu 1400\niface eth0 inet static\n  mtu 1300';
    const seen = await inRoom({prepare: machine(interfaces), persist: keep(IN_FILE), see: SEE});
    expect(seen.commit).toContain('state rolled-back');
    expect(seen.after).toBe(seen.before);
  },
);

test.skipIf(!hasRoom)(
  'a static interface without a line gets a stanza of its own, which the real ifup reads as well',
  async () => {
    const interfaces = `source /etc/network/interfaces.d/*
iface eth0 inet static
  address 10.9.9.9/24`;
    const seen = await inRoom({prepare: machine(interfaces), persist: keep(STATIC), see: SEE});
    expect(seen.before).toContain('mtu 1500\n10.9.9.9/24');
    expect(seen.commit).toContain('state committed');
    expect(seen.after).toContain('mtu 1400\n10.9.9.9/24');
    expect(seen.after).toContain('90-samespec');
    expect(seen.back).toBe(seen.before);
  },
);

test.skipIf(!hasRoom)('a stanza in a folder that nothing reads is taken back', async () => {
  const interfaces =
    '# not sourced: /etc/network/interfaces.d\niface eth0 inet static\n  address 10.9.9.9/24';
  const seen = await inRoom({prepare: machine(interfaces), persist: keep(STATIC), see: SEE});
  expect(seen.commit).toContain('state rolled-back');
  expect(seen.log).toContain('nknown interface samespec');
  expect(seen.after).toBe(seen.before);
});

test.skipIf(!hasRoom)(
  'the real dhclient supersedes the MTU of a lease, and takes it again after a rollback',
  async () => {
    const prepare = `${machine('iface eth0 inet dhcp')}
ip netns add far
ip link set other netns far
ip -n far addr add 10.9.9.1/24 dev other
ip -n far link set other up
: >/mnt/leases
printf 'start 10.9.9.9\\nend 10.9.9.9\\ninterface other\\nlease_file /mnt/leases\\npidfile /mnt/udhcpd.pid\\nopt subnet 255.255.255.0\\nopt lease 3600\\nopt mtu 1450\\n' >/mnt/udhcpd.conf
ip netns exec far busybox udhcpd -f /mnt/udhcpd.conf >/mnt/udhcpd.log 2>&1 &
printf '#!/bin/sh\\n[ "$reason" != BOUND ] || echo "mtu $new_interface_mtu" >/mnt/bound\\n' >/mnt/script
chmod +x /mnt/script
# Under another name: where AppArmor confines dhclient, it may read its usual files only.
cp "$(command -v dhclient)" /mnt/client`;
    const see = `rm -f /mnt/bound; : >/mnt/dhclient.leases
ip link set eth0 up
timeout 60 /mnt/client -1 -d -cf /etc/dhcp/dhclient.conf -sf /mnt/script -lf /mnt/dhclient.leases -pf /mnt/dhclient.pid eth0 >/mnt/dhclient.log 2>&1 & client=$!
tries=0
until [ -e /mnt/bound ] || [ "$tries" -gt 500 ]; do tries=$((tries + 1)); sleep 0.1; done
cat /mnt/bound || cat /mnt/dhclient.log
kill "$client" 2>/dev/null || true; wait "$client" || true
sha256sum </etc/dhcp/dhclient.conf`;
    const seen = await inRoom({prepare, persist: keep(LEASE), see});
    expect(seen.before).toContain('mtu 1450\n');
    expect(seen.commit).toContain('state committed');
    expect(seen.after).toContain('mtu 1400\n');
    expect(seen.back).toBe(seen.before);
  },
);

test.skipIf(!hasRoom)('a line of ours in dhclient.conf is not doubled', async () => {
  const line = 'interface "eth0" { supersede interface-mtu 1300; } # samespec';
  const prepare = `${machine('')}\necho '${line}' >>/etc/dhcp/dhclient.conf`;
  const see = 'cat /etc/dhcp/dhclient.conf';
  const seen = await inRoom({prepare, persist: keep(DHCP), see});
  expect(seen.commit).toContain('state rolled-back');
  expect(seen.after).toBe(seen.before);
});

test('the method decides between stanza and lease; without it, nothing is written where both speak', () => {
  expect(keep(DHCP, IN_FILE, LEASE)).toEqual(keep(LEASE));
  expect(keep(STATIC, IN_FILE, LEASE)).toEqual(keep(IN_FILE));
  expect(reasonOf(nodeWith({eth0: null}, [IN_FILE, LEASE]))).toBe('persist/stanza-or-lease');
  const told = persistLinkMtu(nodeWith({eth0: null}, [LEASE]), 'eth0', 1400);
  expect(told.leftOut.map(({id}) => id)).toEqual(['persist/dhclient-renewal']);
});

test('what is written already is not written again', () => {
  expect(keep(['mtu', 'interfaces', FILE, 'eth0', 1400])).toEqual([]);
  expect(keep(STATIC, ['mtu', 'interfaces', OURS, 'eth0', 1400])).toEqual([]);
  const other: Said = ['mtu', 'interfaces', OURS, 'eth1', 1300];
  const [file] = keep(STATIC, other);
  expect(file).toMatchObject({oldSha256: expect.stringMatching(/^[0-9a-f]{64}$/)});
  expect(file).toMatchObject({
    content: expect.stringMatching(
      /iface eth0 inet manual\n\tmtu 1400\niface eth1 inet manual\n\tmtu 1300\n/,
    ),
  });
});
