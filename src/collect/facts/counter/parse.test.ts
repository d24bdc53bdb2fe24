import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {factsOf, parseSections} from '../fixture-facts.ts';
import {parse} from './parse.ts';
import {readCounters} from './read-counters.ts';
import {Counters} from './schema.ts';

const real = readFileSync(new URL('./fixtures/debian-12-linux-6.18.txt', import.meta.url), 'utf8');

test('counters of snmp, netstat and snmp6 are read together', () => {
  const facts = factsOf('counter', {counter: real});
  expect(facts['net.counter.Ip.FragCreates']).toBe(0);
  expect(facts['net.counter.IcmpMsg.InType3']).toBeTypeOf('number');
  expect(facts['net.counter.TcpExt.TCPTimeouts']).toBe(0);
  expect(facts['net.counter.Icmp6.InPktTooBigs']).toBeTypeOf('number');
  expect(facts['net.counter.Ip6.ReasmOKs']).toBe(0);
  expect(Object.keys(facts).length).toBeGreaterThanOrEqual(50);
});

test('an ICMP type the kernel has not seen counts zero', () => {
  const text =
    'Icmp: InMsgs InErrors InDestUnreachs OutDestUnreachs\nIcmp: 4 0 4 0\nIcmpMsg: InType3\nIcmpMsg: 4\n';
  const counters = readCounters(text);
  expect(counters.get('IcmpMsg.InType3')).toBe(4);
  expect(counters.get('IcmpMsg.OutType3')).toBe(0);
});

test('a kernel of CentOS 7 lacks newer counters, which are left out rather than called zero', () => {
  const counters = readCounters('TcpExt: SyncookiesSent TCPTimeouts ListenDrops\nTcpExt: 0 12 3\n');
  expect([...counters]).toEqual([
    ['TcpExt.TCPTimeouts', 12],
    ['TcpExt.ListenDrops', 3],
  ]);
});

test('names and values that do not fit together are dropped, not guessed', () => {
  const facts = parseSections('counter', {counter: 'Tcp: InSegs OutSegs\nTcp: 5\n'});
  expect(facts.leaves['net.counter']).toMatchObject({reason: 'unparsed'});
  expect(facts.dropped).toHaveLength(1);
});

test('a counter near 2^64 keeps its size', () => {
  expect(
    readCounters('IpExt: InOctets\nIpExt: 18446744073709551615\n').get('IpExt.InOctets'),
  ).toBeCloseTo(2 ** 64, -6);
});

test('damaged output never breaks the parser', () => {
  const damage = fc.tuple(
    fc.nat(real.length),
    fc.nat(80),
    fc.string({unit: 'binary', maxLength: 40}),
  );
  fc.assert(
    fc.property(damage, ([at, length, text]) => {
      const damaged = real.slice(0, at) + text + real.slice(at + length);
      Counters.parse(readCounters(damaged));
      parse(
        {get: (id) => ({id, text: damaged, exit: 0, truncated: false})},
        {value() {}, missing() {}, drop() {}},
      );
    }),
  );
});
