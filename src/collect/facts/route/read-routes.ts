import {wholeNumber} from '../../section-reader.ts';
import type {CachedPathMtu, Route} from './schema.ts';

const MAX_LINE = 4096;
const TYPES = new Set(['unicast', 'unreachable', 'blackhole', 'prohibit', 'throw', 'nat']);
/** Starts a line of the collector’s about a learned path MTU. */
const CACHED = 'cached ';
const NOT_WANTED = new Set(['local', 'broadcast', 'multicast', 'anycast']);
const DESTINATION = /^(default|[0-9a-f.:]+(\/\d{1,3})?)$/i;

/**
 * Reads `ip route show`, with or without `-d`, of iproute2 or busybox, IPv4 and IPv6 mixed.
 * `onDrop` hears of lines that are not routes.
 */
export function readRoutes(text: string, onDrop: (row: string) => void = () => {}): Route[] {
  const routes: Route[] = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith(CACHED)) continue;
    if (/^\s/.test(line)) {
      addNextHop(routes.at(-1), line);
      continue;
    }
    const words = wordsOf(line);
    if (NOT_WANTED.has(words[0] ?? '')) continue;
    const route = routeOf(words);
    if (route === undefined) onDrop(line);
    else if (route !== 'not-a-way') routes.push(route);
  }
  return routes;
}

function routeOf(words: readonly string[]): Route | 'not-a-way' | undefined {
  const typed = TYPES.has(words[0] ?? '');
  const destination = words[typed ? 1 : 0];
  if (destination === undefined || !DESTINATION.test(destination)) return undefined;
  // Unreachable and its like lead nowhere, so they have no MTU either.
  if (typed && words[0] !== 'unicast') return 'not-a-way';
  const gateway = after(words, 'via');
  const device = after(words, 'dev');
  const mtu = mtuOf(words);
  return {
    ipVersion: `${destination} ${gateway ?? ''}`.includes(':') || words.includes('pref') ? 6 : 4,
    destination,
    table: after(words, 'table') ?? 'main',
    ...(device === undefined ? {} : {interface: device}),
    ...(gateway === undefined ? {} : {gateway: after(words, 'inet6') ?? gateway}),
    metric: wholeNumber(after(words, 'metric') ?? '') ?? 0,
    ...(mtu === undefined ? {} : {mtuBytes: mtu.bytes}),
    mtuLocked: mtu?.locked ?? false,
    showsMetrics: typed,
  };
}

/** `mtu 1400`, `mtu lock 1400`. */
function mtuOf(words: readonly string[]): {bytes: number; locked: boolean} | undefined {
  const at = words.indexOf('mtu');
  if (at < 0) return undefined;
  const locked = words[at + 1] === 'lock';
  const bytes = wholeNumber(words[locked ? at + 2 : at + 1] ?? '');
  return bytes === undefined || bytes <= 0 ? undefined : {bytes, locked};
}

function addNextHop(route: Route | undefined, line: string): void {
  const words = wordsOf(line);
  if (route === undefined || route.interface !== undefined || words[0] !== 'nexthop') return;
  const device = after(words, 'dev');
  const gateway = after(words, 'via');
  if (device !== undefined) route.interface = device;
  if (gateway !== undefined) route.gateway = after(words, 'inet6') ?? gateway;
}

/**
 * The route that packets to anywhere take: of the main table, IPv4 before IPv6, lowest metric first.
 */
export function defaultRoute(routes: readonly Route[], ipVersion?: 4 | 6): Route | undefined {
  const candidates = routes.filter(
    (route) =>
      route.destination === 'default' &&
      route.table === 'main' &&
      route.interface !== 'lo' &&
      (ipVersion === undefined || route.ipVersion === ipVersion),
  );
  return candidates.sort((a, b) => a.ipVersion - b.ipVersion || a.metric - b.metric)[0];
}

/**
 * Reads the lines `cached …` among routes, or `ip -o route show cache`; lines without an MTU are routes without a
 * learned one.
 */
export function readCachedPathMtus(text: string): CachedPathMtu[] {
  const found: CachedPathMtu[] = [];
  for (const line of text.split('\n')) {
    const words = wordsOf(line.startsWith(CACHED) ? line.slice(CACHED.length) : line);
    const destination = words[TYPES.has(words[0] ?? '') ? 1 : 0] ?? '';
    const mtu = mtuOf(words);
    if (mtu !== undefined && DESTINATION.test(destination)) {
      found.push({destination, mtuBytes: mtu.bytes});
    }
  }
  return found;
}

function wordsOf(line: string): string[] {
  return line
    .slice(0, MAX_LINE)
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '\\');
}

function after(words: readonly string[], key: string): string | undefined {
  const at = words.indexOf(key);
  return at < 0 ? undefined : words[at + 1];
}
