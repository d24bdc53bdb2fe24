import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {factsOf, parseSections} from '../fixture-facts.ts';
import {parse} from './parse.ts';
import {readCachedPathMtus, readRoutes} from './read-routes.ts';
import {CachedPathMtu, Route} from './schema.ts';

const recorded = (name: string) =>
  readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');

test('an MTU and its lock are read from the default route and from others', () => {
  const facts = factsOf('route', {route: recorded('debian-12-mtu-lock.txt')});
  expect(facts['net.route.default.mtuBytes']).toBe(1440);
  expect(facts['net.route.default.mtuLocked']).toBe(true);
  expect(facts['net.route["10.7.0.0/16"].mtuBytes']).toBe(1300);
  expect(facts['net.route["10.7.0.0/16"].mtuLocked']).toBe(false);
  expect(facts['net.route["10.7.0.0/16"].interface']).toBe('eth0');
  expect(facts['net.route["10.9.1.0/24"].mtuBytes']).toBeUndefined();
});

test('a default route without an MTU has none, which is no failure to read', () => {
  const facts = factsOf('route', {
    route: 'unicast default via 10.0.0.1 dev eth0 table main proto boot scope global\n',
  });
  expect(facts['net.route.default.mtuBytes']).toEqual({missing: 'absent'});
});

test('busybox does not print metrics, so whether the route has an MTU stays unknown', () => {
  const facts = factsOf('route', {route: recorded('busybox-1.35.txt')});
  expect(facts['net.route.default.mtuBytes']).toEqual({missing: 'unparsed'});
});

test('without the ip command nothing is claimed about routes', () => {
  expect(factsOf('route', {})).toEqual({'net.route': {missing: 'unparsed'}});
});

test('learned path MTUs of IPv4 and IPv6 are read by destination', () => {
  const facts = factsOf('route', {route: '', 'route.cache': recorded('debian-12-cache.txt')});
  expect(facts['net.cachedPathMtu["10.9.2.2"]']).toBe(1400);
  expect(facts['net.cachedPathMtu.fd09:2::2']).toBe(1400);
});

test('learned path MTUs among the routes are read, and are no routes', () => {
  const route =
    'unicast default via 10.9.1.1 dev eth0 table main proto boot scope global \n' +
    'cached unicast 10.9.2.2 via 10.9.1.1 dev eth0  cache expires 580sec mtu 1300\n';
  const {leaves, dropped} = parseSections('route', {route});
  expect(leaves['net.cachedPathMtu["10.9.2.2"]']).toEqual({value: 1300, section: 'route'});
  expect(leaves['net.route["10.9.2.2"].mtuBytes']).toBeUndefined();
  expect(dropped).toEqual([]);
});

test('a default route over several next hops uses the first, and the lower metric wins', () => {
  const text = [
    'default proto dhcp src 10.0.0.5 metric 200 mtu 1300',
    '\tnexthop via 10.0.0.1 dev ens6 weight 1',
    'default proto bird metric 100',
    '\tnexthop via 10.0.0.2 dev ens5 weight 1',
    '\tnexthop via 10.0.0.3 dev ens7 weight 1',
  ].join('\n');
  const [first, second] = readRoutes(text);
  expect(first).toMatchObject({interface: 'ens6', metric: 200, mtuBytes: 1300});
  expect(second).toMatchObject({interface: 'ens5', gateway: '10.0.0.2', metric: 100});
});

test('routes of other tables are told apart from those of the main table', () => {
  const line =
    'unicast 10.3.0.0/16 via 10.0.0.1 dev eth1 table 100 proto static scope global mtu 1400';
  const facts = factsOf('route', {route: line});
  expect(facts['net.route["10.3.0.0/16@100"].mtuBytes']).toBe(1400);
});

test('routes to the pods of single nodes make no facts, as every node has others', () => {
  const line =
    'unicast 10.244.3.0/24 via 10.0.0.7 dev cilium_host table main proto kernel scope global mtu 1450';
  expect(
    Object.keys(factsOf('route', {route: line})).filter((path) => path.includes('10.244')),
  ).toEqual([]);
});

test('unreachable routes and routes in the local table are no ways to anywhere', () => {
  const text =
    'unreachable default dev lo metric 4294967295 error -101 pref medium\nlocal ::1 dev lo table local mtu 65536\n';
  expect(readRoutes(text)).toEqual([]);
});

test('a line that is no route is dropped with its reason', () => {
  const facts = parseSections('route', {route: 'Dump terminated\n'});
  expect(facts.dropped).toEqual([{section: 'route', row: 'Dump terminated', why: 'not a route'}]);
});

test('damaged output never breaks the parser, and what it returns keeps its shape', () => {
  const real =
    recorded('debian-12-mtu-lock.txt') +
    recorded('debian-12-cache.txt') +
    recorded('debian-12-no-details.txt');
  const damage = fc.tuple(
    fc.nat(real.length),
    fc.nat(40),
    fc.string({unit: 'binary', maxLength: 40}),
  );
  fc.assert(
    fc.property(damage, ([at, length, text]) => {
      const damaged = real.slice(0, at) + text + real.slice(at + length);
      parse(
        {get: (id) => ({id, text: damaged, exit: 0, truncated: false})},
        {value() {}, missing() {}, drop() {}},
      );
      for (const route of readRoutes(damaged)) Route.parse(route);
      for (const cached of readCachedPathMtus(damaged)) CachedPathMtu.parse(cached);
    }),
  );
});
