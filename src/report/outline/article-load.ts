import {leastOf, mostOf} from '../../model/extremes.ts';
import type {NodeFacts} from '../../model/fact.ts';
import {leafOf} from '../../model/leaf-table.ts';
import type {Message} from '../../model/message.ts';
import {regionOf} from '../../model/node.ts';
import type {ReportDocument} from '../../model/report.ts';
import {say} from '../strings.ts';

/** How many pods run on the nodes of a region; nothing where no node could tell. */
export function podPlacement(nodes: readonly NodeFacts[]): Message | undefined {
  const counts = nodes.flatMap((facts) => {
    const leaf = leafOf(facts, 'pod.count');
    return leaf !== undefined && 'value' in leaf && typeof leaf.value === 'number'
      ? [leaf.value]
      : [];
  });
  if (counts.length === 0) return undefined;
  return say('article-pods', {
    least: Math.min(...counts),
    most: Math.max(...counts),
    told: counts.length,
    nodes: nodes.length,
  });
}

/** What `iperf3` from a region to the others says: the slowest and fastest path, and what an average hides. */
export function iperfResult({run, paths}: ReportDocument, region: string): Message[] {
  const regions = new Map(run.inventory.nodes.map((node) => [node.id, regionOf(node)]));
  const rates: number[] = [];
  let stalled = 0;
  let unknown = 0;
  let retransmits = 0;
  for (const path of paths) {
    if (path.probe !== 'throughput' || path.layer !== 'host') continue;
    if (regions.get(path.source) !== region || regions.get(path.destination) === region) continue;
    if (path.state === 'unknown') unknown++;
    else {
      if (path.state !== 'steady') stalled++;
      retransmits += path.retransmits ?? 0;
      rates.push(path.steadyBytesPerSecond ?? 0);
    }
  }
  const parts: Message[] = [];
  if (rates.length > 0) {
    const [least, most] = [mbit(leastOf(rates)), mbit(mostOf(rates))];
    parts.push(say('article-iperf-rate', {least, most, count: rates.length, retransmits}));
  }
  if (stalled > 0) parts.push(say('article-iperf-stalled', {count: stalled}));
  if (unknown > 0) parts.push(say('article-ping-unknown', {count: unknown}));
  return parts;
}

/** To three digits: more would be noise. */
function mbit(bytesPerSecond: number): number {
  return Number(((bytesPerSecond * 8) / 1e6).toPrecision(3));
}
