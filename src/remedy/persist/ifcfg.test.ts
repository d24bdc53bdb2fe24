import {expect, test} from 'vitest';
import {persistLinkMtu} from './index.ts';
import {keepLinkMtu, nodeWith, type Said} from './testing/facts.ts';
import {hasRoom, inRoom} from './testing/room.ts';

const FILE = '/etc/sysconfig/network-scripts/ifcfg-eth0';

function keep(...said: Said[]) {
  return keepLinkMtu(nodeWith({eth0: null}, said), 'eth0', 1400);
}

/** The file is read as the network scripts of Red Hat read it: by a shell. */
const SEE = `mtu=$(. ${FILE}; echo "$MTU"); echo "MTU is $mtu"; cat ${FILE}`;

function machine(...rows: string[]): string {
  return `mkdir -p /etc/sysconfig/network-scripts\ncat >${FILE} <<'END'\n${rows.join('\n')}\nEND`;
}

test.skipIf(!hasRoom).each([
  ['MTU=1450', 'MTU=1400'],
  ['MTU="1450"', 'MTU="1400"'],
  ["MTU='1450' ", "MTU='1400' "],
])(
  'of the file only the number changes in %s (no network scripts in Debian)',
  async (before, after) => {
    const around = ['DEVICE=eth0', '#MTU=1450', 'IPADDR="10.0.0.1"', '', 'IPV6_MTU=1450'];
    const persist = keep(['mtu', 'ifcfg', FILE, 'eth0', 1450]);
    const seen = await inRoom({prepare: machine(before, ...around), persist, see: SEE});
    expect(seen.before).toBe(`MTU is 1450\n${[before, ...around].join('\n')}\n`);
    expect(seen.commit).toContain('state committed');
    expect(seen.after).toBe(`MTU is 1400\n${[after, ...around].join('\n')}\n`);
    expect(seen.back).toBe(seen.before);
  },
);

test.skipIf(!hasRoom)(
  'a file without the line gets one at its end, and loses it again (no network scripts in Debian)',
  async () => {
    const persist = keep(['setup', 'ifcfg', FILE, 'eth0', 'file']);
    const seen = await inRoom({prepare: machine('DEVICE=eth0', 'ONBOOT=yes'), persist, see: SEE});
    expect(seen.commit).toContain('state committed');
    expect(seen.after).toBe('MTU is 1400\nDEVICE=eth0\nONBOOT=yes\nMTU=1400\n');
    expect(seen.back).toBe(seen.before);
  },
);

test.skipIf(!hasRoom)('a file that changed since is left as it is', async () => {
  const persist = keep(['mtu', 'ifcfg', FILE, 'eth0', 1450]);
  const seen = await inRoom({prepare: machine('DEVICE=eth0', 'MTU=1300'), persist, see: SEE});
  expect(seen.commit).toContain('state rolled-back');
  expect(seen.after).toBe(seen.before);
});

test('what is written already is not written again, and of two files none is chosen', () => {
  expect(keep(['mtu', 'ifcfg', FILE, 'eth0', 1400])).toEqual([]);
  const other: Said = ['mtu', 'ifcfg', '/etc/sysconfig/network/ifcfg-eth0', 'eth0', 1450];
  const facts = nodeWith({eth0: null}, [['mtu', 'ifcfg', FILE, 'eth0', 1450], other]);
  expect(keepLinkMtu(facts, 'eth0', 1400)).toEqual([]);
  expect(persistLinkMtu(facts, 'eth0', 1400).leftOut[0]?.params?.reason).toMatchObject({
    id: 'persist/several-files',
  });
});
