import type {Evidence} from '../../../model/finding.ts';
import type {Claim} from '../../define-rule.ts';
import {sourceOfPath} from '../../inputs/index.ts';
import {type Datagrams, datagramEvidence} from './datagrams.ts';
import type {LossyGroup} from './groups.ts';
import {say} from './say.ts';
import {type Count, shareOf, type Trial, total} from './trials.ts';

const NAMED_PATHS = 3;
const HIGH_SHARE = 0.05;
/** Payload of a full segment at an MTU of 1500 with timestamps. */
const SEGMENT_BYTES = 1448;

const ADVICE = {
  safe: [{id: 'look-for-drops', message: say('look-for-drops')}],
  danger: [{id: 'any-mtu-change', message: say('any-mtu-change')}],
};

export function groupClaim(
  {trials, inside, outside, chance}: LossyGroup,
  udp: readonly Datagrams[],
): Claim {
  const share = shareOf(inside);
  const clean = trials.filter(({lost}) => lost === 0).length;
  const way = trials.every((trial) => trial.way === 'one') ? 'one' : 'both';
  const told = datagramEvidence(trials, share, udp);
  const params = {...inside, otherLost: outside.lost, otherSent: outside.sent, way};
  return {
    verdict: 'cause',
    severity: share >= HIGH_SHARE ? 'high' : 'medium',
    confidence: chance < 1e-6 ? 0.9 : 0.8,
    about: {pairs: pairsOf(trials)},
    title: say('title', {share}),
    why: say('why'),
    evidenceFor: [
      {message: say('lost', params), sources: worst(trials).map(sourceOfTrial)},
      ...worst(trials).map(pathLine),
      ...told.for,
      ...tcpBound(share, trials),
    ],
    evidenceAgainst: [
      ...(clean === 0 || trials.length === 1
        ? []
        : [{message: say('not-all-paths', {count: clean}), sources: []}]),
      ...told.against,
    ],
    ...ADVICE,
  };
}

export function everywhereClaim(
  all: Count,
  trials: readonly Trial[],
  udp: readonly Datagrams[],
): Claim {
  const told = datagramEvidence(trials, shareOf(all), udp);
  return {
    kind: 'packet-loss-everywhere',
    verdict: 'contributor',
    severity: 'medium',
    confidence: 0.6,
    about: {pairs: pairsOf(trials)},
    title: say('title-everywhere', {share: shareOf(all)}),
    why: say('why-everywhere'),
    evidenceFor: [
      {message: say('lost-everywhere', all), sources: worst(trials).map(sourceOfTrial)},
      ...worst(trials).map(pathLine),
      ...told.for,
    ],
    evidenceAgainst: told.against,
    ...ADVICE,
  };
}

export function unclearClaim(
  all: Count,
  trials: readonly Trial[],
  udp: readonly Datagrams[],
): Claim {
  const lossy = trials.filter(({lost}) => lost > 0);
  const told = datagramEvidence(lossy, shareOf(total(lossy)), udp);
  return {
    kind: 'packet-loss-unclear',
    verdict: 'unknown',
    severity: 'info',
    confidence: 0.5,
    about: {pairs: pairsOf(lossy)},
    title: say('title-unclear', all),
    why: say('why-unclear'),
    evidenceFor: [...worst(trials).map(pathLine), ...told.for],
    evidenceAgainst: told.against,
    safe: [{id: 'measure-longer', message: say('measure-longer')}],
  };
}

function worst(trials: readonly Trial[]): Trial[] {
  return trials
    .filter(({lost}) => lost > 0)
    .sort((a, b) => shareOf(b) - shareOf(a) || (a.from + a.to < b.from + b.to ? -1 : 1))
    .slice(0, NAMED_PATHS);
}

function pathLine(trial: Trial): Evidence {
  const {from, to, sent, lost, result} = trial;
  const message = say('lost-path', {from, to, sent, lost, layer: result.layer});
  return {message, sources: [sourceOfTrial(trial)]};
}

function sourceOfTrial({result}: Trial) {
  return sourceOfPath(result);
}

/** Mathis: rate = 1.22 x segment / (round trip x √loss). Told where it binds below 1 Gbit/s. */
function tcpBound(share: number, trials: readonly Trial[]): Evidence[] {
  const rtts = trials.flatMap(({result}) => result.rttMinMs ?? []).sort((a, b) => a - b);
  const rttMs = rtts[Math.floor(rtts.length / 2)];
  if (rttMs === undefined || rttMs <= 0) return [];
  const mbit = (1.22 * SEGMENT_BYTES * 8) / (rttMs / 1000) / Math.sqrt(share) / 1e6;
  if (mbit > 1000) return [];
  return [{message: say('tcp-bound', {share, rttMs, mbit}), sources: []}];
}

/** Packet and reply both ways where the probe could not tell. */
function pairsOf(trials: readonly Trial[]): [string, string][] {
  return trials.flatMap(({from, to, way}): [string, string][] =>
    way === 'one'
      ? [[from, to]]
      : [
          [from, to],
          [to, from],
        ],
  );
}
