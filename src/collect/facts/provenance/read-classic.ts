import {mtuNumber} from './mtu-number.ts';
import type {MtuStatement} from './schema.ts';

const MAX_ROWS = 5000;

/** ifcfg files of Red Hat and SUSE: shell assignments; without DEVICE the name of the file says it. */
export function readIfcfg(file: string, content: string): MtuStatement[] {
  const value = (key: string) =>
    new RegExp(`^${key}=["']?([^"'\n]*)`, 'm').exec(content)?.[1]?.trim();
  const mtuBytes = mtuNumber(value('MTU') ?? '');
  const name = value('DEVICE') || file.slice(file.lastIndexOf('/ifcfg-') + '/ifcfg-'.length);
  return mtuBytes === undefined ? [] : [{setter: 'ifcfg', file, interface: name, mtuBytes}];
}

/** interfaces(5): `mtu` belongs to the `iface` above it. */
export function readInterfaces(file: string, content: string): MtuStatement[] {
  return readBlocks(content, /^ *iface (\S+) inet/, /^ *mtu (\d+) *$/).map(([name, mtuBytes]) => ({
    setter: 'interfaces',
    file,
    interface: name,
    mtuBytes,
  }));
}

/** dhclient.leases(5): one block per lease, the newest last. */
export function readDhclient(file: string, content: string): MtuStatement[] {
  const newest = new Map(
    readBlocks(content, /^ *interface "([^"]+)"/, /^ *option interface-mtu (\d+);$/),
  );
  return [...newest].map(([name, mtuBytes]) => ({setter: 'dhcp', file, interface: name, mtuBytes}));
}

/** Pairs of a row that names an interface and a row with an MTU after it. */
function readBlocks(content: string, head: RegExp, row: RegExp): [string, number][] {
  const found: [string, number][] = [];
  let name: string | undefined;
  for (const line of content.split('\n').slice(-MAX_ROWS)) {
    name = head.exec(line)?.[1] ?? name;
    const bytes = mtuNumber(row.exec(line)?.[1] ?? '');
    if (bytes !== undefined && name !== undefined) found.push([name, bytes]);
  }
  return found;
}
