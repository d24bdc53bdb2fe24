import {factPath} from '../../../model/fact.ts';
import {messages} from '../../../model/message.ts';
import type {FactWriter, Sections} from '../../define-family.ts';
import {defaultRoute, readCachedPathMtus, readRoutes} from './read-routes.ts';
import type {Route} from './schema.ts';
import {strings} from './strings.ts';

const say = messages('route', strings);
const MAX_FACTS = 200;
/**
 * Routes over these lead to the pods of one node, so every node has others; a fact each would make
 * equal nodes look different.
 */
const POD_INTERFACE = /^(cali|cilium|cni|flannel|genev|lxc|tunl|veth|vxlan|antrea|ovn)/;

/** Routes that carry an MTU of their own, and path MTUs the kernel has learned. */
export function parse(sections: Sections, facts: FactWriter): void {
  const section = sections.get('route');
  if (section === undefined) {
    facts.missing('net.route', 'unparsed', 'route', say('no-ip-command'));
    return;
  }
  const routes = readRoutes(section.text, (row) => facts.drop('route', row, 'not a route'));
  writeRoute('default', defaultRoute(routes, 4), facts);
  const second = defaultRoute(routes, 6);
  // Stateless autoconfiguration puts the router’s MTU on the IPv6 default route.
  if (second !== undefined) writeRoute('default-v6', second, facts);
  writeOthers(routes, facts);
  writeCached(sections, facts);
}

function writeRoute(name: string, route: Route | undefined, facts: FactWriter): void {
  const path = factPath('net', 'route', name, 'mtuBytes');
  const lock = factPath('net', 'route', name, 'mtuLocked');
  if (route?.mtuBytes !== undefined) {
    facts.value(path, route.mtuBytes, 'route');
    facts.value(lock, route.mtuLocked, 'route');
    return;
  }
  const blind = route !== undefined && !route.showsMetrics;
  const message = blind
    ? say('metrics-not-shown')
    : say(route === undefined ? 'no-route' : 'no-mtu');
  facts.missing(path, blind ? 'unparsed' : 'absent', 'route', message);
  facts.missing(lock, blind ? 'unparsed' : 'absent', 'route', message);
}

function writeOthers(routes: readonly Route[], facts: FactWriter): void {
  const seen = new Set<string>();
  const sorted = [...routes].sort((a, b) => a.metric - b.metric);
  for (const route of sorted) {
    if (route.destination === 'default' && route.table === 'main') continue;
    if (route.mtuBytes === undefined || POD_INTERFACE.test(route.interface ?? '')) continue;
    const name = route.table === 'main' ? route.destination : `${route.destination}@${route.table}`;
    // The lower metric wins in the kernel too.
    if (seen.has(name)) continue;
    if (seen.size >= MAX_FACTS) {
      facts.drop('route', name, 'too many routes with an MTU');
      continue;
    }
    seen.add(name);
    facts.value(factPath('net', 'route', name, 'mtuBytes'), route.mtuBytes, 'route');
    facts.value(factPath('net', 'route', name, 'mtuLocked'), route.mtuLocked, 'route');
    if (route.interface !== undefined) {
      facts.value(factPath('net', 'route', name, 'interface'), route.interface, 'route');
    }
  }
}

function writeCached(sections: Sections, facts: FactWriter): void {
  const lines = (sections.get('route')?.text ?? '').split('\n');
  const texts = {
    route: lines.filter((line) => line.startsWith('cached ')).join('\n'),
    'route.cache': sections.get('route.cache')?.text ?? '',
  };
  let room = MAX_FACTS;
  for (const [id, text] of Object.entries(texts)) {
    for (const {destination, mtuBytes} of readCachedPathMtus(text)) {
      if (room-- > 0) facts.value(factPath('net', 'cachedPathMtu', destination), mtuBytes, id);
      else facts.drop(id, destination, 'too many learned path MTUs');
    }
  }
}
