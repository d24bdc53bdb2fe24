import {expect, test} from 'vitest';
import type {NodeFacts} from '../../model/fact.ts';
import {persistLinkMtu} from './index.ts';
import {keepLinkMtu, nodeWith, type Said} from './testing/facts.ts';
import {hasRoom, inRoom} from './testing/room.ts';

const UUID = '5f0a7d5e-2c1c-4a3e-9f0a-0d5c7c9d1111';
const KEYFILE = '/etc/NetworkManager/system-connections/lan.nmconnection';
const IN_USE: Said = ['setup', 'networkmanager', '/run/NetworkManager/devices/2', 'eth0', UUID];
const IN_FILE: Said = ['mtu', 'networkmanager', KEYFILE, 'eth0', 1450];

function keep(...said: Said[]) {
  return keepLinkMtu(nodeWith({eth0: null}, said), 'eth0', 1400);
}

function reasonOf(...said: Said[]): unknown {
  const facts: NodeFacts = nodeWith({eth0: null}, said);
  const [message] = persistLinkMtu(facts, 'eth0', 1400).leftOut;
  return (message?.params?.reason as {id: string} | undefined)?.id;
}

/**
 * Words of `nmcli --offline connection modify` 1.42.4 on a profile, recorded: the property is accepted, `mtu=1400`
 * stands in [ethernet] afterwards, and with 0 the line is gone. The daemon itself would take over this machine.
 */
test.skipIf(!hasRoom)(
  'the connection in use is modified by its UUID, and gets back what it had (nmcli is a recorded stand-in)',
  async () => {
    const prepare = `mkdir -p /mnt/bin; mount -t tmpfs tmpfs /usr/local/sbin
printf '[ethernet]\\nmtu=1450\\n' >/mnt/profile
cat >/usr/local/sbin/nmcli <<'END'
#!/bin/sh
[ "$1 $2 $3 $4 $5" = "connection modify uuid ${UUID} 802-3-ethernet.mtu" ] || exit 2
echo '[ethernet]' >/mnt/profile
[ "$6" = 0 ] || echo "mtu=$6" >>/mnt/profile
END
chmod +x /usr/local/sbin/nmcli`;
    const persist = keep(IN_USE, IN_FILE);
    const seen = await inRoom({prepare, persist, see: 'cat /mnt/profile'});
    expect(seen.commit).toContain('state committed');
    expect(seen.after).toBe('[ethernet]\nmtu=1400\n');
    expect(seen.back).toBe(seen.before);
  },
);

test('a profile without an MTU goes back to the automatic one', () => {
  expect(keep(IN_USE)).toMatchObject([
    {
      argv: ['nmcli', 'connection', 'modify', 'uuid', UUID, '802-3-ethernet.mtu', '1400'],
      inverse: ['nmcli', 'connection', 'modify', 'uuid', UUID, '802-3-ethernet.mtu', '0'],
    },
  ]);
});

test('a profile of Red Hat’s plugin is changed through NetworkManager, not behind its back', () => {
  const file = '/etc/sysconfig/network-scripts/ifcfg-eth0';
  const [command] = keep(IN_USE, ['mtu', 'ifcfg', file, 'eth0', 1450]);
  expect(command).toMatchObject({inverse: expect.arrayContaining(['1450'])});
});

test('nothing is written without the UUID or the old MTU, and nothing twice', () => {
  expect(reasonOf(IN_FILE)).toBe('persist/no-uuid');
  expect(reasonOf(['setup', 'networkmanager', KEYFILE, 'eth0', '$(id)'])).toBe('persist/no-uuid');
  const nameless: Said = ['mtu', 'networkmanager', KEYFILE, '?', 1450];
  expect(reasonOf(IN_USE, nameless)).toBe('persist/old-mtu-unknown');
  expect(keep(IN_USE, ['mtu', 'networkmanager', KEYFILE, 'eth0', 1400])).toEqual([]);
});
