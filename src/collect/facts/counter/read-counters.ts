import type {Counters} from './schema.ts';
import {WANTED} from './wanted.ts';

const MAX_LINE = 16_384;

/**
 * Reads /proc/net/snmp, /proc/net/netstat (a line of names, then one of values, same group first) and
 * /proc/net/snmp6 (`Ip6InReceives  12`), in any order; keeps the wanted ones.
 * `onDrop` hears of a group whose two lines do not fit together.
 */
export function readCounters(text: string, onDrop: (row: string) => void = () => {}): Counters {
  const counters: Counters = new Map();
  let names: string[] | undefined;
  for (const whole of text.split('\n')) {
    const words = whole
      .slice(0, MAX_LINE)
      .split(/\s+/)
      .filter((word) => word !== '');
    if (words[0]?.endsWith(':')) {
      if (names?.[0] === words[0]) {
        keepPairs(names, words, counters, onDrop);
        names = undefined;
      } else names = words;
    } else {
      keepOne(words, counters);
    }
  }
  // The kernel lists only ICMP types that have been seen: an unlisted one was seen zero times.
  if (counters.has('Icmp.InDestUnreachs')) {
    for (const name of WANTED.IcmpMsg ?? []) {
      if (!counters.has(`IcmpMsg.${name}`)) counters.set(`IcmpMsg.${name}`, 0);
    }
  }
  return counters;
}

function keepPairs(
  names: readonly string[],
  values: readonly string[],
  counters: Counters,
  onDrop: (row: string) => void,
): void {
  const group = (names[0] ?? '').slice(0, -1);
  const wanted = wantedOf(group);
  if (wanted === undefined) return;
  if (names.length !== values.length) {
    onDrop(`${group}: ${names.length - 1} names, ${values.length - 1} values`);
    return;
  }
  for (let i = 1; i < names.length; i++) {
    const name = names[i];
    const value = countOf(values[i]);
    if (name !== undefined && value !== undefined && wanted.includes(name)) {
      counters.set(`${group}.${name}`, value);
    }
  }
}

function keepOne([name = '', value]: readonly string[], counters: Counters): void {
  const match = /^(Ip6|Icmp6)([A-Z]\w*)$/.exec(name);
  const count = countOf(value);
  if (match?.[1] === undefined || match[2] === undefined || count === undefined) return;
  if (wantedOf(match[1])?.includes(match[2])) counters.set(`${match[1]}.${match[2]}`, count);
}

function wantedOf(group: string): readonly string[] | undefined {
  return Object.hasOwn(WANTED, group) ? WANTED[group] : undefined;
}

/** Beyond 2^53 the last digits are lost, which no difference between readings will notice. */
function countOf(word: string | undefined): number | undefined {
  return word !== undefined && /^\d{1,20}$/.test(word) ? Number(word) : undefined;
}
