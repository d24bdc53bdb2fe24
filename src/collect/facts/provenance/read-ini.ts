import {mtuNumber, truthOf} from './mtu-number.ts';
import type {MtuStatement, NameOf} from './schema.ts';

const MAX_ROWS = 2000;
/** A drop-in says nothing of the interface: the file it belongs to does (systemd.network(5)). */
const DROP_IN = /\/([^/]+\.(?:network|link))\.d\/[^/]+\.conf$/;
const LEASE = /^\/run\/systemd\/netif\/leases\/(\d+)$/;

/** Reads what was kept of files with sections in brackets: networkd (.network, .link, leases), NetworkManager. */
export function readIni(
  setter: 'networkd' | 'networkmanager',
  file: string,
  content: string,
  nameOf: NameOf,
  matchOf: NameOf = () => undefined,
): MtuStatement[] {
  const values = valuesOf(content);
  const lease = LEASE.exec(file);
  if (lease?.[1] !== undefined) {
    const mtuBytes = mtuNumber(values.get('.MTU') ?? '');
    if (mtuBytes === undefined) return [];
    return [{setter: 'dhcp', file, interface: nameOf(lease[1]) ?? '?', mtuBytes}];
  }
  const mtuBytes = mtuNumber(
    values.get('Link.MTUBytes') ??
      values.get('ethernet.mtu') ??
      values.get('802-3-ethernet.mtu') ??
      '',
  );
  const useDhcpMtu = truthOf(values.get('DHCPv4.UseMTU') ?? values.get('DHCP.UseMTU') ?? '');
  if (mtuBytes === undefined && useDhcpMtu === undefined) return [];
  const names =
    values.get('Match.Name') ??
    values.get('Match.OriginalName') ??
    values.get('connection.interface-name') ??
    matchOf(DROP_IN.exec(file)?.[1] ?? '') ??
    '?';
  return names
    .split(/\s+/)
    .slice(0, 32)
    .map((name) => ({
      setter,
      file,
      interface: name,
      ...(mtuBytes === undefined ? {} : {mtuBytes}),
      ...(useDhcpMtu === undefined ? {} : {useDhcpMtu}),
    }));
}

/** The names that the units of networkd match, by the name of the unit. */
export function unitMatches(files: Iterable<readonly [file: string, content: string]>): NameOf {
  const matches = new Map<string, string>();
  for (const [file, content] of files) {
    const unit = /\/([^/]+\.(?:network|link))$/.exec(file)?.[1];
    const values = valuesOf(content);
    const names = values.get('Match.Name') ?? values.get('Match.OriginalName');
    // Of two units of one name the one in /etc holds, which comes first.
    if (unit !== undefined && names !== undefined && !matches.has(unit)) matches.set(unit, names);
  }
  return (unit) => matches.get(unit);
}

/** `Link.MTUBytes` to its value, the last one of a key; without a section `.MTU`. */
function valuesOf(content: string): Map<string, string> {
  const values = new Map<string, string>();
  let section = '';
  for (const row of content.split('\n').slice(0, MAX_ROWS)) {
    const head = /^\[([A-Za-z0-9-]+)\]/.exec(row);
    const pair = /^([A-Za-z_-]+)=(.*)$/.exec(row.slice(0, 500));
    if (head !== null) section = head[1] ?? '';
    else if (pair?.[1] !== undefined && pair[2]?.trim()) {
      values.set(`${section}.${pair[1]}`, pair[2].trim());
    }
  }
  return values;
}
