import {wholeNumber} from '../../section-reader.ts';
import type {Link} from './schema.ts';

const LINE = /^\/sys\/class\/net\/([^/]+)\/(mtu|operstate|uevent):(.*)$/;
const MAX_LINKS = 10_000;

/** Adds one line of `grep -H '' /sys/class/net/IF/{mtu,operstate,uevent}` to what is known of the links. */
export function readSysfsLine(line: string, links: Map<string, Link>): void {
  const match = LINE.exec(line);
  if (match?.[1] === undefined) return;
  const [, name, file, content = ''] = match;
  const link = links.get(name) ?? newLink(name);
  if (links.size >= MAX_LINKS && !links.has(name)) return;
  links.set(name, link);
  if (file === 'mtu') {
    const mtu = wholeNumber(content);
    if (mtu !== undefined) link.mtuBytes ??= mtu;
  } else if (file === 'operstate') {
    link.operState ??= content;
    link.up ||= content === 'up';
  } else if (content.startsWith('DEVTYPE=')) {
    link.kind ??= content.slice('DEVTYPE='.length);
  }
}

function newLink(name: string): Link {
  const base: Link = {name, up: false, reachesOut: false, addresses: []};
  return name === 'lo' ? {...base, kind: 'loopback'} : base;
}
