import {describe, expect, it} from 'vitest';
import {parsePing} from './ping-output.ts';

describe('ping output', () => {
  it('gives round-trip times of replies and counts packets (iputils 20221126, recorded)', () => {
    const output = parsePing(`PING 10.91.2.2 (10.91.2.2) 1172(1200) bytes of data.
1180 bytes from 10.91.2.2: icmp_seq=1 ttl=63 time=0.032 ms
1180 bytes from 10.91.2.2: icmp_seq=3 ttl=63 time=0.061 ms

--- 10.91.2.2 ping statistics ---
3 packets transmitted, 2 received, 33.3333% packet loss, time 404ms
rtt min/avg/max/mdev = 0.032/0.055/0.074/0.017 ms`);
    expect(output).toEqual({
      transmitted: 3,
      rttsMs: [0.032, 0.061],
      tooBig: null,
      refused: null,
      notPermitted: false,
      complaint: null,
    });
  });

  it('does not count a duplicate as a reply', () => {
    const text = '64 bytes from 10.0.0.2: icmp_seq=1 ttl=64 time=0.03 ms (DUP!)';
    expect(parsePing(text).rttsMs).toEqual([]);
  });

  it('reads lines joined by bars as our scripts print them', () => {
    const text =
      'PING 10.91.2.2 (10.91.2.2) 1412(1440) bytes of data.|From 10.91.1.1 icmp_seq=1 Frag needed and DF set (mtu = 1400)|--- 10.91.2.2 ping statistics ---|1 packets transmitted, 0 received, +1 errors, 100% packet loss, time 0ms';
    expect(parsePing(text)).toMatchObject({
      transmitted: 1,
      tooBig: {from: '10.91.1.1', mtuBytes: 1400},
    });
  });

  it.each([
    ['iputils 20221126, IPv4', 'ping: local error: message too long, mtu=1450', 1450],
    ['iputils 20221126, IPv6', 'ping: local error: message too long, mtu: 1450', 1450],
    ['iputils s20161105 and older', 'ping: local error: Message too long, mtu=1450', 1450],
    ['BSD, transcribed', 'ping: sendto: Message too long', null],
  ])('knows a refusal by the local kernel: %s', (_version, line, mtuBytes) => {
    expect(parsePing(line).refused).toEqual({mtuBytes});
  });

  it.each([
    ['IPv4', 'From 10.0.1.1 icmp_seq=1 Frag needed and DF set (mtu = 1450)', '10.0.1.1', 1450],
    ['IPv6', 'From fd00:1::1 icmp_seq=1 Packet too big: mtu=1450', 'fd00:1::1', 1450],
    ['IPv6, older', 'From fd00:1::1: icmp_seq=1 Packet too big: mtu=1450', 'fd00:1::1', 1450],
    ['naming no MTU', 'From 10.0.1.1 icmp_seq=1 Frag needed and DF set', '10.0.1.1', 0],
  ])('knows a router that says the packet is too big: %s', (_version, line, from, mtuBytes) => {
    expect(parsePing(line).tooBig).toEqual({from, mtuBytes});
  });

  it.each([
    'ping: socket: Operation not permitted',
    'ping: socktype: SOCK_RAW|ping: socket: Operation not permitted|ping: => missing cap_net_raw+p capability or setuid?',
    'ping: icmp open socket: Operation not permitted',
    'ping: permission denied (are you root?)',
  ])('knows a missing right: %s', (text) => {
    expect(parsePing(text).notPermitted).toBe(true);
  });

  it('does not take a packet stopped by a local firewall for a missing right to use ping', () => {
    const output = parsePing('ping: sendmsg: Operation not permitted');
    expect(output.notPermitted).toBe(false);
    expect(output.complaint).toBe('ping: sendmsg: Operation not permitted');
  });

  it('keeps what a router complained about', () => {
    const line = 'From 10.0.1.1 icmp_seq=1 Destination Host Unreachable';
    expect(parsePing(line)).toMatchObject({complaint: line, tooBig: null});
  });

  it('reads busybox 1.35', () => {
    const output = parsePing(`PING 127.0.0.1 (127.0.0.1): 56 data bytes
64 bytes from 127.0.0.1: seq=0 ttl=64 time=0.226 ms
64 bytes from 127.0.0.1: seq=1 ttl=64 time=0.069 ms

--- 127.0.0.1 ping statistics ---
2 packets transmitted, 2 packets received, 0% packet loss
round-trip min/avg/max = 0.069/0.147/0.226 ms`);
    expect(output).toMatchObject({transmitted: 2, rttsMs: [0.226, 0.069]});
  });

  it('says nothing about noise', () => {
    expect(parsePing('\u0000\u0001 lorem ipsum mtu=12')).toMatchObject({
      transmitted: null,
      rttsMs: [],
      tooBig: null,
      refused: null,
    });
  });
});
