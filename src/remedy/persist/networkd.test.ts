import {expect, test} from 'vitest';
import type {NodeFacts} from '../../model/fact.ts';
import {persistLinkMtu} from './index.ts';
import {keepLinkMtu, nodeWith, type Said} from './testing/facts.ts';
import {hasRoom, inRoom} from './testing/room.ts';

const UNIT = '/etc/systemd/network/20-lan.network';
const OURS = `${UNIT}.d/90-samespec.conf`;
const IN_USE: Said = ['setup', 'networkd', UNIT, 'lan0', 'configured'];
const WITH_DHCP: Said = ['useDhcpMtu', 'networkd', UNIT, 'lan0', true];

/** Starts the real networkd on the interface, which says when it has set it up, and ends it. */
const SEE = `rm -rf /run/systemd/netif; mkdir -p /run/systemd
ip link set lan0 down mtu 1500
/lib/systemd/systemd-networkd >/mnt/networkd.log 2>&1 & networkd=$!
tries=0
until grep -q ADMIN_STATE=configured /run/systemd/netif/links/"$(cat /sys/class/net/lan0/ifindex)" 2>/dev/null; do
  tries=$((tries + 1))
  [ "$tries" -lt 300 ] || { cat /mnt/networkd.log; break; }
  sleep 0.1
done
grep NETWORK_FILE /run/systemd/netif/links/"$(cat /sys/class/net/lan0/ifindex)"
echo "mtu $(cat /sys/class/net/lan0/mtu)"
kill "$networkd"; wait "$networkd" || true
ls /etc/systemd/network`;

function reasonOf(facts: NodeFacts): unknown {
  const [message] = persistLinkMtu(facts, 'lan0', 1400).leftOut;
  return (message?.params?.reason as {id: string} | undefined)?.id;
}

test.skipIf(!hasRoom)(
  'the real networkd sets our MTU instead of that of the unit, and the old one after a rollback',
  async () => {
    const prepare = `printf '[Match]\\nName=lan0\\n[Link]\\nMTUBytes=1450\\n[Network]\\nLinkLocalAddressing=no\\nAddress=10.9.9.9/24\\n' >${UNIT}
ip link add lan0 type veth peer name other
ip link set other up`;
    const said: Said[] = [IN_USE, ['mtu', 'networkd', UNIT, 'lan0', 1450]];
    const persist = keepLinkMtu(nodeWith({lan0: null}, said), 'lan0', 1400);
    const seen = await inRoom({prepare, persist, see: SEE});
    expect(seen.before).toBe(`NETWORK_FILE=${UNIT}\nmtu 1450\n20-lan.network\n`);
    expect(seen.commit).toContain('state committed');
    expect(seen.after).toBe(`NETWORK_FILE=${UNIT}\nmtu 1400\n20-lan.network\n20-lan.network.d\n`);
    expect(seen.rollback).toContain('state rolled-back');
    expect(seen.back).toBe(seen.before);
  },
);

test('the drop-in stands beside the unit, wherever that lies, and is written once', () => {
  const unit = '/usr/lib/systemd/network/80-dhcp.network';
  const facts = nodeWith({lan0: null}, [['useDhcpMtu', 'networkd', unit, 'lan*', true]]);
  expect(keepLinkMtu(facts, 'lan0', 1400)).toMatchObject([
    {
      path: '/etc/systemd/network/80-dhcp.network.d/90-samespec.conf',
      mode: '0644',
      oldSha256: null,
      content: expect.stringMatching(/^# .*\n\[Link\]\nMTUBytes=1400\n$/),
    },
  ]);
  const written = nodeWith({lan0: null}, [WITH_DHCP, ['mtu', 'networkd', OURS, 'lan0', 1400]]);
  expect(keepLinkMtu(written, 'lan0', 1400)).toEqual([]);
  expect(keepLinkMtu(written, 'lan0', 1300)).toMatchObject([
    {oldSha256: expect.stringMatching(/^[0-9a-f]{64}$/)},
  ]);
  const nameless = nodeWith({lan0: null}, [WITH_DHCP, ['mtu', 'networkd', OURS, '?', 1400]]);
  expect(keepLinkMtu(nameless, 'lan0', 1400)).toEqual([]);
});

test('nothing is written where other interfaces, another unit or a later drop-in have a say', () => {
  const shared: Said = ['mtu', 'networkd', UNIT, 'lan*', 1450];
  expect(reasonOf(nodeWith({lan0: null, lan1: null}, [shared]))).toBe('persist/several-interfaces');
  const two: Said[] = [WITH_DHCP, ['mtu', 'networkd', UNIT, 'lan1', 1450]];
  expect(reasonOf(nodeWith({lan0: null, lan1: null}, two))).toBe('persist/several-interfaces');
  const other: Said = ['mtu', 'networkd', '/etc/systemd/network/10-a.network', 'lan0', 1450];
  expect(reasonOf(nodeWith({lan0: null}, [WITH_DHCP, other]))).toBe('persist/several-files');
  expect(reasonOf(nodeWith({lan0: null}, [IN_USE, other]))).toBeUndefined();
  const later: Said = ['mtu', 'networkd', `${UNIT}.d/99-mtu.conf`, 'lan0', 1450];
  expect(reasonOf(nodeWith({lan0: null}, [WITH_DHCP, later]))).toBe('persist/later-file');
});

test('a file for udev alone does not show that networkd sets up the interface', () => {
  const link: Said = ['mtu', 'networkd', '/etc/systemd/network/10-lan.link', 'lan0', 1450];
  expect(reasonOf(nodeWith({lan0: null}, [link]))).toBe('persist/none-known');
});
