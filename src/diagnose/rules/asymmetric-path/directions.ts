import {z} from 'zod';
import {missing, type Observed, type Source, seen} from '../../../model/observed.ts';
import type {EvidenceView, Input, Subject} from '../../define-rule.ts';
import {destinationFact, echo, pathMtu, sourceFact, throughput} from '../../inputs/index.ts';
import {say} from '../../inputs/strings.ts';
import {otherWay, pairOf} from '../../inputs/subject.ts';
import {limitOf} from '../../mtu/path-limit.ts';
import {chanceInside} from '../packet-loss/chance.ts';
import {type Count, shareOf} from '../packet-loss/trials.ts';
import {
  bufferMaxBytes,
  isNearBound,
  type Settled,
  settled,
  windowBound,
} from '../rate-limited-path/flow.ts';

/** A measure of which both directions are known; `worse` names the direction that is clearly worse, if one is. */
export type Compared = {worse: 'forward' | 'backward' | null; sources: Source[]} & (
  | {what: 'mtu'; forwardBytes: number; backwardBytes: number}
  | {what: 'loss'; forward: Count; backward: Count}
  | {
      what: 'throughput';
      forward: Settled;
      backward: Settled;
      /** What buffers allow in the slower direction, where that is all it reached. */
      bound: {windowBytes: number; bytesPerSecond: number} | null;
    }
);

/** Cards of virtual links take a few bytes more than their MTU says, on one end only. */
const MTU_TOLERANCE_BYTES = 4;
const LOST_AT_LEAST = 3;
const LOSS_SHARE = 0.01;
const LOSS_CHANCE = 0.001;

/** Every measure known of both directions of the pair. Missing where there is none. */
export function directions(): Input<readonly Compared[]> {
  return {
    name: 'a measure of both directions',
    read(view, subject) {
      const found = [
        comparedMtu(view, subject),
        comparedLoss(view, subject),
        comparedThroughput(view, subject),
      ].filter((one) => one !== null);
      const source = found[0]?.sources[0];
      if (source !== undefined) return seen(found, source);
      const {source: from, destination} = pairOf(subject);
      const params = {
        probe: 'path-mtu, throughput',
        layer: 'host',
        source: destination.id,
        destination: from.id,
      };
      const where = {node: from.id, command: '-', section: 'path', at: '-'};
      return missing('absent', say('path-not-measured', params), where);
    },
  };
}

function comparedMtu(view: EvidenceView, subject: Subject): Compared | null {
  const both = bothWays(pathMtu('host'), view, subject);
  if (both === null) return null;
  const [there, back] = both;
  const forward = limitOf(there.value);
  const backward = limitOf(back.value);
  if (forward === null || backward === null) return null;
  // Intervals that overlap may hold the same size.
  const lessForward = forward.failBytes - 1 + MTU_TOLERANCE_BYTES < backward.passBytes;
  const lessBackward = backward.failBytes - 1 + MTU_TOLERANCE_BYTES < forward.passBytes;
  return {
    what: 'mtu',
    forwardBytes: forward.passBytes,
    backwardBytes: backward.passBytes,
    worse: lessForward ? 'forward' : lessBackward ? 'backward' : null,
    sources: [there.source, back.source],
  };
}

function comparedLoss(view: EvidenceView, subject: Subject): Compared | null {
  const series = echo('host').read(view, subject);
  if (!series.ok || series.value.received === 0) return null;
  const {sent, lostForward, lostBackward} = series.value;
  if (lostForward === undefined || lostBackward === undefined) return null;
  const forward = {sent, lost: lostForward};
  const backward = {sent: Math.max(0, sent - lostForward), lost: lostBackward};
  const worse = isWorse(forward, backward)
    ? 'forward'
    : isWorse(backward, forward)
      ? 'backward'
      : null;
  return {what: 'loss', forward, backward, worse, sources: [series.source]};
}

function isWorse(one: Count, other: Count): boolean {
  if (one.lost < LOST_AT_LEAST || shareOf(one) < LOSS_SHARE) return false;
  return shareOf(one) > shareOf(other) && chanceInside(one, other) < LOSS_CHANCE;
}

function comparedThroughput(view: EvidenceView, subject: Subject): Compared | null {
  const both = bothWays(throughput(), view, subject);
  if (both === null) return null;
  const [there, back] = both;
  const forward = settled(there.value);
  const backward = settled(back.value);
  if (forward === null || backward === null) return null;
  // Every interval of one below half of every interval of the other: no single dip makes a difference.
  const worse = isHalf(forward, backward)
    ? 'forward'
    : isHalf(backward, forward)
      ? 'backward'
      : null;
  const slower = worse === 'backward' ? backward : forward;
  const bound = worse === null ? null : boundOf(view, subject, worse, slower.median);
  return {
    what: 'throughput',
    forward,
    backward,
    worse,
    bound,
    sources: [there.source, back.source],
  };
}

function isHalf(slow: Settled, fast: Settled): boolean {
  return 2 * slow.highest <= fast.lowest;
}

function boundOf(
  view: EvidenceView,
  subject: Subject,
  worse: 'forward' | 'backward',
  rate: number,
): {windowBytes: number; bytesPerSecond: number} | null {
  const turn = <T>(input: Input<T>) =>
    (worse === 'forward' ? input : otherWay(input)).read(view, subject);
  const send = turn(sourceFact('sysctl.net.ipv4.tcp_wmem', z.string()));
  const receive = turn(destinationFact('sysctl.net.ipv4.tcp_rmem', z.string()));
  const series = turn(echo('host'));
  const rttMs = series.ok ? series.value.rttMinMs : null;
  if (rttMs === null) return null;
  const buffers = {
    sendMaxBytes: send.ok ? bufferMaxBytes(send.value) : null,
    receiveMaxBytes: receive.ok ? bufferMaxBytes(receive.value) : null,
  };
  const bound = windowBound(buffers, rttMs);
  return bound !== null && isNearBound(rate, bound) ? bound : null;
}

type Seen<T> = Extract<Observed<T>, {ok: true}>;

function bothWays<T>(
  input: Input<T>,
  view: EvidenceView,
  subject: Subject,
): [Seen<T>, Seen<T>] | null {
  const there = input.read(view, subject);
  const back = otherWay(input).read(view, subject);
  return there.ok && back.ok ? [there, back] : null;
}
