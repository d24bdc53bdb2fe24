import {mtuNumber, truthOf} from './mtu-number.ts';
import type {MtuStatement} from './schema.ts';

const MAX_ROWS = 2000;
const KINDS = /^(?:ethernets|bonds|bridges|vlans|tunnels|wifis|dummy-devices|vrfs)$/;

type Device = {name?: string; pattern?: string; mtuBytes?: number; useDhcpMtu?: boolean};

/**
 * Reads what was kept of a netplan file: keys without a value, and the few with one that matter. Where a row belongs
 * follows from its indentation, as in YAML’s block style; flow style (`{mtu: 1400}`) is not kept and not seen.
 */
export function readNetplan(file: string, content: string): MtuStatement[] {
  return [...devicesOf(content)].flatMap(([id, {name, pattern, ...told}]) =>
    Object.keys(told).length === 0
      ? []
      : [{setter: 'netplan' as const, file, interface: name ?? pattern ?? id, ...told}],
  );
}

/** The definitions of a file by their ids, and how their interfaces are called. */
export function definitionsOf(content: string): {id: string; name: string}[] {
  return [...devicesOf(content)].map(([id, {name, pattern}]) => ({
    id,
    name: name ?? pattern ?? id,
  }));
}

function devicesOf(content: string): Map<string, Device> {
  const devices = new Map<string, Device>();
  let path: {indent: number; key: string}[] = [];
  for (const row of content.split('\n').slice(0, MAX_ROWS)) {
    const match = /^( *)([A-Za-z0-9_.-]+): *(.*)$/.exec(row.slice(0, 500));
    if (match?.[2] === undefined) continue;
    const indent = match[1]?.length ?? 0;
    path = path.filter((step) => step.indent < indent);
    path.push({indent, key: match[2]});
    const kind = path.findIndex(({key}) => KINDS.test(key));
    const id = path[kind + 1]?.key;
    if (kind < 0 || id === undefined) continue;
    const device = devices.get(id) ?? {};
    devices.set(id, device);
    note(
      device,
      path
        .slice(kind + 2)
        .map(({key}) => key)
        .join('.'),
      match[3] ?? '',
    );
  }
  return devices;
}

function note(device: Device, key: string, value: string): void {
  const text = value.trim().replace(/^["'](.*)["']$/, '$1');
  if (key === 'mtu') {
    const bytes = mtuNumber(text);
    if (bytes !== undefined) device.mtuBytes = bytes;
  } else if (key === 'dhcp4-overrides.use-mtu') {
    const used = truthOf(text);
    if (used !== undefined) device.useDhcpMtu = used;
  } else if (key === 'set-name' && text !== '') device.name = text;
  else if (key === 'match.name' && text !== '') device.pattern = text;
}
