import {factSegments, type NodeFacts, readFact} from '../../../model/fact.ts';
import {leafNamesIn} from '../../../model/leaf-table.ts';
import {missing, type Source, seen} from '../../../model/observed.ts';
import type {Input} from '../../define-rule.ts';
import {nothingFrom} from '../../inputs/fact.ts';
import {say} from '../../inputs/strings.ts';
import {pairOf} from '../../inputs/subject.ts';
import {isInside} from '../mtu-partial-rollout/subnet.ts';

type Route = {destination: string; mtuBytes: number; source: Source};

/**
 * MTU of the route the source takes to the destination, as far as routes with an MTU were read: the longest prefix
 * that holds the destination’s IPv4 address, else the default route. Missing where no such route has an MTU of its own.
 * Trap: a more specific route without MTU is not a fact, so the true limit may be larger, never smaller.
 */
export function routeMtu(): Input<number> {
  return {
    name: 'net.route to the destination',
    read(view, subject) {
      const {source, destination} = pairOf(subject);
      const facts = view.facts.get(source.id);
      if (facts === undefined) return nothingFrom(source.id);
      const address = destination.address ?? destination.id;
      const fitting = routesOf(facts).filter((route) => holds(route.destination, address));
      const [best] = fitting.sort((a, b) => lengthOf(b.destination) - lengthOf(a.destination));
      if (best !== undefined) return seen(best.mtuBytes, best.source);
      const seenAt = {node: source.id, command: '-', section: 'route', at: facts.at};
      return missing(
        'absent',
        say('nothing-measured', {probe: 'route MTU', layer: 'host'}),
        seenAt,
      );
    },
  };
}

const indexes = new WeakMap<NodeFacts, Route[]>();

function routesOf(facts: NodeFacts): Route[] {
  const known = indexes.get(facts);
  if (known !== undefined) return known;
  const routes: Route[] = [];
  for (const path of leafNamesIn(facts, 'net')) {
    if (!path.startsWith('net.route')) continue;
    const [, , destination, leaf] = factSegments(path);
    const mtu = readFact(facts, path);
    if (leaf !== 'mtuBytes' || destination === undefined || !mtu.ok) continue;
    if (typeof mtu.value !== 'number') continue;
    routes.push({destination, mtuBytes: mtu.value, source: mtu.source});
  }
  indexes.set(facts, routes);
  return routes;
}

function holds(route: string, address: string): boolean {
  if (route === 'default') return !address.includes(':');
  if (route === 'default-v6') return address.includes(':');
  return route === address || isInside(address, route);
}

function lengthOf(route: string): number {
  if (route.startsWith('default')) return -1;
  const length = route.split('/')[1];
  return length === undefined ? 128 : Number(length);
}
