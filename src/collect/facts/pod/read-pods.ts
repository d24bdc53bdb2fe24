import {wholeNumber} from '../../section-reader.ts';
import {readCounters} from '../counter/read-counters.ts';
import {chooseDefault} from '../link/choose-default.ts';
import {readLinks} from '../link/read-links.ts';
import {defaultRoute, readRoutes} from '../route/read-routes.ts';
import type {Route} from '../route/schema.ts';
import {readSysctls} from '../sysctl/read-sysctls.ts';
import type {Pod, Pods} from './schema.ts';

const MAX_PODS = 8;

/** Reads what `pod_look` of collect.sh prints: remarks and pods under lines that start with `===`. */
export function readPods(text: string): Pods {
  const found: Pods = {pods: [], hasNsenter: true, denied: false};
  const counters = countersByPid(text);
  let rows: string[] = [];
  let head: {inode: string; pid: number} | undefined;
  const close = () => {
    if (head !== undefined && found.pods.length < MAX_PODS)
      found.pods.push(podOf(head, rows, counters));
    head = undefined;
  };
  for (const line of text.split('\n')) {
    if (!line.startsWith('=== ')) {
      rows.push(line);
      continue;
    }
    close();
    rows = [];
    const [, word, first = '', second = ''] = line.split(' ');
    if (word === 'no-nsenter') found.hasNsenter = false;
    if (word === 'unreadable') found.denied = Number(first) * 2 > Number(second);
    if (word === 'count' && wholeNumber(first) !== undefined) found.count = Number(first);
    const pid = wholeNumber(second);
    if (word === 'pod' && /^\d{1,20}$/.test(first) && pid !== undefined) head = {inode: first, pid};
  }
  close();
  return found;
}

function podOf(
  {inode, pid}: {inode: string; pid: number},
  rows: readonly string[],
  counters: ReadonlyMap<string, string[]>,
): Pod {
  const {addresses, routes, files} = sort(rows);
  const {links} = readLinks(addresses);
  const known = readRoutes(routes);
  const main = chooseDefault(links, known);
  const address = main?.addresses.find(({scope}) => scope === 'global')?.address;
  const route = defaultRoute(known);
  const routeMtu = route?.mtuBytes;
  const effective = effectiveMtu(main?.mtuBytes, route);
  return {
    inode,
    pid,
    ...(main === undefined ? {} : {interface: main.name}),
    ...(address === undefined ? {} : {address}),
    ...(main?.mtuBytes === undefined ? {} : {mtuBytes: main.mtuBytes}),
    ...(routeMtu === undefined ? {} : {routeMtuBytes: routeMtu}),
    ...(effective === undefined ? {} : {effectiveMtuBytes: effective}),
    sysctls: sysctlsOf(files),
    counters: readCounters((counters.get(String(pid)) ?? []).join('\n')),
  };
}

/** Neither alone is enough; busybox does not show a route’s MTU, so there it stays unknown. */
function effectiveMtu(linkMtu: number | undefined, route: Route | undefined): number | undefined {
  if (linkMtu === undefined || route?.showsMetrics === false) return undefined;
  return Math.min(linkMtu, route?.mtuBytes ?? linkMtu);
}

/** One process prints addresses, then routes, then files; each kind of row shows what it is. */
function sort(rows: readonly string[]): {addresses: string; routes: string; files: string[]} {
  const addresses: string[] = [];
  const routes: string[] = [];
  const files: string[] = [];
  for (const row of rows) {
    // The files come last; head puts their names above them, grep, as once recorded, before each row.
    if (row.startsWith('/') || row.startsWith('==> ') || files.length > 0) files.push(row);
    else if (/^(\d+: | )/.test(row)) addresses.push(row);
    else routes.push(row);
  }
  return {addresses: addresses.join('\n'), routes: routes.join('\n'), files};
}

function sysctlsOf(files: readonly string[]): Map<string, string> {
  const {settings} = readSysctls(files.join('\n'));
  const values = new Map<string, string>();
  for (const {key, value} of settings.slice(0, 20))
    if (value !== undefined) values.set(key.join('.'), value);
  return values;
}

/** Counters of all pods are read at once, from outside, after the pods. */
function countersByPid(text: string): Map<string, string[]> {
  const counters = new Map<string, string[]>();
  for (const line of text.split('\n')) {
    const match = /^\/proc\/(\d{1,10})\/net\/(?:snmp|netstat):(.*)$/.exec(line);
    if (match?.[1] === undefined || match[2] === undefined) continue;
    const rows = counters.get(match[1]) ?? [];
    rows.push(match[2]);
    counters.set(match[1], rows);
  }
  return counters;
}
