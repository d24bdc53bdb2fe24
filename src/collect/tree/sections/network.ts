import {firstOf, rowsOf, type SectionSource, sectionOf} from '../source.ts';
import type {Tree} from '../tree.ts';

const SOS = '/sos_commands/networking';
const ADDRESSES = [
  `${SOS}/ip_-d_address`,
  `${SOS}/ip_-d_addr`,
  `${SOS}/ip_address`,
  `${SOS}/ip_addr`,
];
const ROUTES = [`${SOS}/ip_-d_route_show_table_all`, `${SOS}/ip_route_show_table_all`];
const MAX_LINKS = 5000;

/** `ip -d addr show` where it was saved, else what /sys and /proc know, as a node without `ip` tells it. */
export const links: SectionSource = {
  id: 'link',
  async read(tree) {
    const saved = await firstOf(tree, ADDRESSES);
    if (saved !== undefined && /^\d+: \S+: </m.test(saved.text)) {
      return sectionOf('link', [saved.path], saved.text);
    }
    const rows = await fromSys(tree);
    for (const row of rowsOf((await tree.read('/proc/net/route')) ?? '')) {
      rows.push(`/proc/net/route:${row}`);
    }
    const known = rows.some((row) => row.startsWith('/sys/'));
    return sectionOf('link', ['/sys/class/net'], known ? rows.join('\n') : undefined, true);
  },
};

async function fromSys(tree: Tree): Promise<string[]> {
  const rows: string[] = [];
  for (const name of (await tree.list('/sys/class/net')).slice(0, MAX_LINKS)) {
    for (const file of ['mtu', 'operstate', 'uevent']) {
      const path = `/sys/class/net/${name}/${file}`;
      for (const row of rowsOf((await tree.read(path)) ?? '')) rows.push(`${path}:${row}`);
    }
  }
  return rows;
}

const MAX_ROUTES = 1000;
const LEFT_OUT = /^(?:local|broadcast|multicast|anycast) |^(?:unicast )?fe80:/;
const KEPT = /^(?:unicast )?default | mtu | proto kernel /;
const TYPED = /^(?:unicast|unreachable|blackhole|prohibit|throw|nat) /;

/**
 * Routes as `ip -d` writes them, with the type first: by that the parser knows that a route without an MTU has none,
 * which holds of what iproute2 prints without `-d` too.
 */
export const routes: SectionSource = {
  id: 'route',
  async read(tree) {
    const saved = await firstOf(tree, ROUTES);
    if (saved === undefined) return undefined;
    const rows: string[] = [];
    let keep = false;
    for (const row of rowsOf(saved.text)) {
      if (/^[^ \t]/.test(row)) keep = !LEFT_OUT.test(row) && KEPT.test(row);
      if (!keep || rows.length >= MAX_ROUTES) continue;
      rows.push(/^\s/.test(row) || TYPED.test(row) ? row : `unicast ${row}`);
    }
    return sectionOf('route', [saved.path], rows.join('\n'));
  },
};
