import type {Message} from '../../model/message.ts';
import {regionOf} from '../../model/node.ts';
import type {PathMtuResult} from '../../model/path.ts';
import type {ReportDocument} from '../../model/report.ts';
import {say} from '../strings.ts';

/** `-s 1472` makes an IPv4 packet of this size. */
const SIZE = 1500;
const HEADERS = 28;

/** What `ping -M do -s 1472` from a region to the others says, known from the measured path MTUs. */
export function pingResult(document: ReportDocument, region: string): Message[] {
  const regions = new Map(document.run.inventory.nodes.map((node) => [node.id, regionOf(node)]));
  const counts = {pass: 0, told: 0, silent: 0, unknown: 0};
  const local = new Map<number, number>();
  for (const path of document.paths) {
    if (path.probe !== 'path-mtu' || path.layer !== 'host' || path.ipVersion !== 4) continue;
    if (regions.get(path.source) !== region || regions.get(path.destination) === region) continue;
    const limit = path.localLimitBytes;
    // A limit that was learned from a router is no limit of the interface.
    if (limit !== null && limit < SIZE && !path.localLimitCached) {
      local.set(limit, (local.get(limit) ?? 0) + 1);
    } else counts[answerOf(path)]++;
  }
  const parts: Message[] = [];
  if (counts.pass > 0) parts.push(say('article-ping-pass', {count: counts.pass}));
  for (const [mtu, count] of [...local].sort(([a], [b]) => a - b)) {
    parts.push(say('article-ping-local', {mtu, size: mtu - HEADERS, count}));
  }
  if (counts.told > 0) parts.push(say('article-ping-told', {count: counts.told}));
  if (counts.silent > 0) parts.push(say('article-ping-silent', {count: counts.silent}));
  if (counts.unknown > 0) parts.push(say('article-ping-unknown', {count: counts.unknown}));
  return parts;
}

function answerOf(path: PathMtuResult): 'pass' | 'told' | 'silent' | 'unknown' {
  const {state, passBytes, failBytes, reportedMtuBytes} = path;
  if (state === 'unknown' || state === 'general-loss') return 'unknown';
  if (passBytes !== null && passBytes >= SIZE) return 'pass';
  if (failBytes === null || failBytes > SIZE) return 'unknown';
  if (reportedMtuBytes !== null || state === 'icmp-clamped') return 'told';
  return state === 'black-hole' ? 'silent' : 'unknown';
}
