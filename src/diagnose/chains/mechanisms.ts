import type {ChainLink} from '../../model/chain.ts';
import {leastOf, mostOf} from '../../model/extremes.ts';
import type {Finding} from '../../model/finding.ts';
import type {PathResult, ServiceResult, ThroughputResult} from '../../model/path.ts';
import type {EvidenceView} from '../define-rule.ts';
import type {Brings} from './brings.ts';
import {linkOf, ownEvidence} from './link.ts';
import type {AnySymptom} from './reach.ts';
import {allBulk, bulkOf, isStalled, medianOf, requestsOf} from './samples.ts';
import {say} from './strings.ts';

/** A large answer that needs this long, and so many times what a small one needs, did not just carry more bytes. */
const STUCK = {ms: 200, times: 10} as const;
/** Segments repeated so often, and so much oftener than elsewhere. */
const REPEATED = {share: 0.001, times: 3} as const;
const SEGMENT_BYTES = 1448;
const PATHS_SHOWN = 12;

/** What was measured of the way from a finding to its symptoms, nearest to the symptom first. */
export function mechanismsOf(
  finding: Finding,
  brings: Brings,
  symptoms: readonly AnySymptom[],
  view: EvidenceView,
): ChainLink[] {
  const links: ChainLink[] = [];
  if (brings.by === 'stalls') {
    for (const symptom of symptoms) {
      const waits = symptom.metric === 'service-large' ? largeWaits(symptom, view) : null;
      if (waits !== null) links.push(waits);
    }
    for (const layer of brings.layers ?? []) {
      const stalled = stallsOf(bulkOf(finding, layer, view), layer);
      if (stalled !== null) links.push(stalled);
    }
  }
  if (brings.by === 'repeats') {
    for (const layer of brings.layers ?? []) {
      const repeats = repeatsOf(finding, layer, view);
      if (repeats !== null) links.push(repeats);
    }
  }
  return [...links, ...ownEvidence(finding, brings.shownBy ?? [])];
}

function largeWaits(symptom: AnySymptom, view: EvidenceView): ChainLink | null {
  const large = requestsOf(symptom, 'large', view);
  const small = requestsOf(symptom, 'small', view);
  const smallMs = medianOf(small.flatMap(timesOf));
  const times = large.flatMap(timesOf);
  if (smallMs === null) return null;
  const slow = times.filter((ms) => ms >= STUCK.ms && ms >= STUCK.times * smallMs);
  if (slow.length === 0) return null;
  const params = {
    slow: slow.length,
    sent: times.length,
    seconds: leastOf(slow) / 1000,
    smallMs,
  };
  return linkOf('mechanism', say('large-wait', params), {paths: namesOf([...large, ...small])});
}

/** Milliseconds from the connection to the end, of each request that was connected. */
function timesOf({samples}: ServiceResult): number[] {
  return samples.flatMap(({connectMs, totalMs}) =>
    connectMs === null ? [] : [Math.max(0, totalMs - connectMs)],
  );
}

function stallsOf(bulk: readonly ThroughputResult[], layer: 'host' | 'pod'): ChainLink | null {
  const stalled = bulk.filter(isStalled);
  if (stalled.length === 0) return null;
  const seconds = stalled.map(({stalledMs}) => stalledMs / 1000);
  const [low, high] = [leastOf(seconds), mostOf(seconds)];
  const params = {
    stalled: stalled.length,
    measured: bulk.filter(({state}) => state !== 'unknown').length,
    dead: stalled.filter(({state}) => state === 'dead').length,
    low,
    high,
    range: high - low >= 0.1,
    layer,
  };
  return linkOf('mechanism', say('stalls', params), {paths: namesOf(stalled)});
}

function repeatsOf(finding: Finding, layer: 'host' | 'pod', view: EvidenceView): ChainLink | null {
  const here = bulkOf(finding, layer, view);
  const elsewhere = allBulk(view, layer).filter((path) => !here.includes(path));
  const share = repeatedShare(here);
  const otherShare = repeatedShare(elsewhere);
  if (share === null || otherShare === null) return null;
  if (share < REPEATED.share || share < REPEATED.times * otherShare) return null;
  return linkOf('mechanism', say('repeats', {share, otherShare}), {paths: namesOf(here)});
}

function repeatedShare(bulk: readonly ThroughputResult[]): number | null {
  let [repeated, segments] = [0, 0];
  for (const {retransmits, receivedBytes} of bulk) {
    if (retransmits === null) continue;
    repeated += retransmits;
    segments += receivedBytes.reduce((sum, bytes) => sum + bytes, 0) / SEGMENT_BYTES;
  }
  return segments < 1 ? null : Math.min(1, repeated / segments);
}

function namesOf(paths: readonly PathResult[]): string[] {
  const names = paths.map(
    ({layer, probe, source, destination}) => `${layer}/${probe}/${source}/${destination}`,
  );
  return [...new Set(names)].sort().slice(0, PATHS_SHOWN);
}
