import {wholeNumber} from '../../section-reader.ts';
import {readSysfsLine} from './read-sysfs.ts';
import {readTunnel} from './read-tunnel.ts';
import type {Link, Links} from './schema.ts';

const MAX_LINE = 4096;
const MAX_LINKS = 10_000;
const MAX_ADDRESSES = 64;
const HEADER = /^\d+: ([^\s:]+): <([^>]*)> (.*)$/;
const LEFT_OUT = /^left-out mtu (\d{1,10}) count (\d{1,9})$/;
const DRIVER = /\/sys\/class\/net\/([^/\s]+)\/device\/(?:uevent:DRIVER=|driver -> )(\S+)$/;
/** Words that start a detail line and are no kind of device. */
const NOT_A_KIND =
  /^(altname|alias|vf|prog|parentbus|promiscuity|RX:|TX:|permaddr|link-netns.*|.*_slave)$/;

/**
 * Reads `ip -d addr show` (iproute2, any age), `ip addr show` (busybox) and `grep -H` over /sys/class/net;
 * what comes later in the text adds to what came before. Never throws; `onDrop` hears of stanzas it cannot read.
 */
export function readLinks(text: string, onDrop: (row: string) => void = () => {}): Links {
  const links = new Map<string, Link>();
  const leftOut = new Map<string, number>();
  let current: Link | undefined;
  let kindDue = false;
  for (const whole of text.split('\n')) {
    const line = whole.slice(0, MAX_LINE);
    if (line.startsWith('/')) {
      readSysfsLine(line, links);
      continue;
    }
    if (!/^\s/.test(line)) {
      const left = LEFT_OUT.exec(line);
      if (left?.[1] !== undefined) leftOut.set(left[1], wholeNumber(left[2] ?? '') ?? 0);
      else if (line !== '') {
        current = links.size < MAX_LINKS ? headerOf(line) : undefined;
        if (current === undefined) onDrop(line);
        else links.set(current.name, current);
      }
      continue;
    }
    if (current === undefined) continue;
    const words = line.trim().split(/\s+/);
    const first = words[0] ?? '';
    if (first.startsWith('link/')) {
      readLinkLine(current, words);
      kindDue = true;
    } else if (first === 'inet' || first === 'inet6') {
      readAddress(current, words);
      kindDue = false;
    } else if (kindDue && /^[a-z][a-z0-9_-]*$/.test(first) && !NOT_A_KIND.test(first)) {
      current.kind = first;
      const tunnel = readTunnel(first, words);
      if (tunnel !== undefined) current.tunnel = tunnel;
      kindDue = false;
    }
  }
  return {links: [...links.values()], leftOut};
}

function headerOf(line: string): Link | undefined {
  const match = HEADER.exec(line);
  if (match?.[1] === undefined) return undefined;
  // `eth0.100@eth0`, `eth0@if7`: what follows the sign is the other end.
  const at = match[1].lastIndexOf('@');
  const name = at > 0 ? match[1].slice(0, at) : match[1];
  const words = (match[3] ?? '').split(/\s+/);
  const mtu = wholeNumber(after(words, 'mtu') ?? '');
  const state = after(words, 'state');
  const master = after(words, 'master');
  return {
    name,
    up: (match[2] ?? '').split(',').includes('UP'),
    ...(mtu === undefined ? {} : {mtuBytes: mtu}),
    ...(state === undefined ? {} : {operState: state.toLowerCase()}),
    ...(master === undefined ? {} : {master}),
    reachesOut: at > 0 && /^if\d+$/.test(match[1].slice(at + 1)),
    addresses: [],
  };
}

function readLinkLine(link: Link, words: readonly string[]): void {
  const mac = words[0] === 'link/ether' && !words.includes('permaddr') ? words[1] : undefined;
  if (mac !== undefined && /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/.test(mac)) link.macAddress = mac;
  if (words.some((word) => word.startsWith('link-netns'))) link.reachesOut = true;
  const min = wholeNumber(after(words, 'minmtu') ?? '');
  const max = wholeNumber(after(words, 'maxmtu') ?? '');
  if (min !== undefined) link.minMtuBytes = min;
  // 0 stands for “no limit known”.
  if (max !== undefined && max > 0) link.maxMtuBytes = max;
  if (words[0] === 'link/loopback') link.kind = 'loopback';
  // Only `-d` prints promiscuity; with it, no kind on the lines that follow means a real device.
  else if (words.includes('promiscuity')) link.kind = 'physical';
}

function readAddress(link: Link, words: readonly string[]): void {
  if (link.addresses.length >= MAX_ADDRESSES) return;
  const address = words[1]?.split('/')[0];
  if (address === undefined || !/^[0-9a-fA-F.:]+$/.test(address)) return;
  const scope = after(words, 'scope') ?? 'global';
  link.addresses.push({ipVersion: words[0] === 'inet6' ? 6 : 4, address, scope});
}

/**
 * Interface to driver: reads `grep -H '^DRIVER=' /sys/class/net/IF/device/uevent`, and
 * `ls -l /sys/class/net/IF/device/driver` as once recorded.
 */
export function readDrivers(text: string): Map<string, string> {
  const drivers = new Map<string, string>();
  for (const line of text.split('\n')) {
    const match = DRIVER.exec(line.slice(0, MAX_LINE));
    const driver = match?.[2]?.split('/').at(-1);
    if (match?.[1] !== undefined && driver) drivers.set(match[1], driver);
  }
  return drivers;
}

function after(words: readonly string[], key: string): string | undefined {
  const at = words.indexOf(key);
  return at < 0 ? undefined : words[at + 1];
}
