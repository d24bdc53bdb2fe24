import {defaultRoute} from '../route/read-routes.ts';
import type {Route} from '../route/schema.ts';
import type {Link} from './schema.ts';

const NETWORK_CARD_NAME = /^(eth|en|ens|eno|enp|bond|team|wl|net)\w*/;
const CARD_KINDS = new Set([
  'physical',
  'veth',
  'bond',
  'team',
  'vlan',
  'macvlan',
  'ipvlan',
  'ipoib',
]);

/**
 * The interface over which the node reaches its peers: the one of the default route; without one, the first
 * that is up, has a global address and is or is named like a network card (bridges and tunnels lead to pods).
 */
export function chooseDefault(links: readonly Link[], routes: readonly Route[]): Link | undefined {
  const routed = defaultRoute(routes)?.interface;
  const named = links.find(({name}) => name === routed);
  if (named !== undefined) return named;
  const candidates = links.filter(
    ({up, addresses, kind, name}) =>
      up &&
      kind !== 'loopback' &&
      addresses.some(({scope}) => scope === 'global') &&
      (kind === undefined ? NETWORK_CARD_NAME.test(name) : CARD_KINDS.has(kind)),
  );
  return candidates.find(({name}) => NETWORK_CARD_NAME.test(name)) ?? candidates[0];
}

/** Default routes of /proc/net/route as `grep -H` prints it, for nodes without `ip`. Its MTU column is not an MTU. */
export function readProcRoutes(text: string): Route[] {
  const routes: Route[] = [];
  for (const line of text.split('\n')) {
    const match =
      /^\/proc\/net\/route:(\S+)\t00000000\t[0-9A-F]{8}\t\w+\t\d+\t\d+\t(\d+)\t00000000\t/.exec(
        line,
      );
    if (match?.[1] === undefined) continue;
    routes.push({
      ipVersion: 4,
      destination: 'default',
      table: 'main',
      interface: match[1],
      metric: Number(match[2]),
      mtuLocked: false,
      showsMetrics: false,
    });
  }
  return routes;
}
