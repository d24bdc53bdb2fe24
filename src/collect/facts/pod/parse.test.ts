import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {factsOf, parseSections} from '../fixture-facts.ts';
import {parse} from './parse.ts';
import {readPods} from './read-pods.ts';
import {Pods} from './schema.ts';

const recorded = (name: string) =>
  readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
const NINE = recorded('debian-12-nine-pods.txt');
/** What Cilium does: the interface keeps 1500, the tunnel’s overhead is on the route. */
const CILIUM = NINE.replace('mtu 1410 qdisc', 'mtu 1500 qdisc').replace(
  'unicast default via 10.244.9.1 dev eth0 table main proto boot scope global',
  'unicast default via 10.244.9.1 dev eth0 table main proto boot scope global mtu 1350',
);

test('of nine pods eight are looked into, and the smallest effective MTU is the node’s', () => {
  const facts = factsOf('pod', {pod: NINE});
  expect(facts['pod.count']).toBe(9);
  expect(facts['pod.effectiveMtuBytes']).toBe(1410);
  expect(Object.keys(facts).filter((path) => path.endsWith('.address'))).toHaveLength(8);
});

test('a pod gives its interface, address, MTU, settings and counters', () => {
  const facts = factsOf('pod', {pod: NINE});
  expect(facts).toMatchObject({
    'pod.ns-4026532180.pid': 13,
    'pod.ns-4026532180.interface': 'eth0',
    'pod.ns-4026532180.address': '10.244.9.11',
    'pod.ns-4026532180.mtuBytes': 1410,
    'pod.ns-4026532180.effectiveMtuBytes': 1410,
    'pod.ns-4026532180.sysctl.net.ipv4.tcp_rmem': '4096 131072 33554432',
    'pod.ns-4026532180.sysctl.net.core.somaxconn': '4096',
    'pod.ns-4026532180.counter.TcpExt.TCPTimeouts': 0,
  });
  expect(facts['pod.ns-4026532180.routeMtuBytes']).toBeUndefined();
});

test('with Cilium the route’s MTU counts, though eth0 says 1500', () => {
  const facts = factsOf('pod', {pod: CILIUM});
  expect(facts['pod.ns-4026532180.mtuBytes']).toBe(1500);
  expect(facts['pod.ns-4026532180.routeMtuBytes']).toBe(1350);
  expect(facts['pod.ns-4026532180.effectiveMtuBytes']).toBe(1350);
  expect(facts['pod.effectiveMtuBytes']).toBe(1350);
});

test('busybox hides the MTU of routes, so the effective MTU stays unknown', () => {
  const facts = factsOf('pod', {pod: recorded('busybox-1.35-one-pod.txt')});
  expect(facts['pod.ns-4026532180.mtuBytes']).toBe(1410);
  expect(facts['pod.effectiveMtuBytes']).toEqual({missing: 'unparsed'});
});

test('no pods, hidden pods, pods that may not be entered and a search cut short are four answers', () => {
  const none = '=== unreadable 1 106\n=== count 0\n=== counters\n';
  const hidden = '=== unreadable 101 111\n=== count 0\n=== counters\n';
  const refused = '=== unreadable 0 9\n=== count 1\n=== pod 4026532180 13\n=== counters\n';
  const missing = (text: string) =>
    parseSections('pod', {pod: text}).leaves['pod.effectiveMtuBytes'];
  expect(missing(none)).toMatchObject({reason: 'absent', message: {id: 'pod/no-pods'}});
  expect(missing(hidden)).toMatchObject({reason: 'denied', message: {id: 'pod/namespaces-hidden'}});
  expect(missing(refused)).toMatchObject({reason: 'denied', message: {id: 'pod/cannot-enter'}});
  expect(missing(`=== no-nsenter\n${refused}`)).toMatchObject({
    reason: 'denied',
    message: {id: 'pod/no-nsenter'},
  });
  expect(missing('')).toMatchObject({reason: 'unparsed'});
});

test('damaged output never breaks the parser, and what it returns keeps its shape', () => {
  const damage = fc.tuple(
    fc.nat(NINE.length),
    fc.nat(400),
    fc.string({unit: 'binary', maxLength: 60}),
  );
  fc.assert(
    fc.property(damage, ([at, length, text]) => {
      const damaged = NINE.slice(0, at) + text + NINE.slice(at + length);
      Pods.parse(readPods(damaged));
      parse(
        {get: (id) => ({id, text: damaged, exit: 0, truncated: false})},
        {value() {}, missing() {}, drop() {}},
      );
    }),
  );
});
