import type {Symptom} from '../../../model/comparison.ts';
import type {Evidence} from '../../../model/finding.ts';
import {type Node, regionOf} from '../../../model/node.ts';
import type {Observed, Source} from '../../../model/observed.ts';
import type {EchoResult, ThroughputResult} from '../../../model/path.ts';
import type {Claim} from '../../define-rule.ts';
import type {StealShare} from '../../inputs/steal.ts';
import type {Relation} from './comparable.ts';
import type {Settled} from './flow.ts';
import {say} from './say.ts';

export type Limited = {
  source: Node;
  destination: Node;
  relation: Relation;
  flow: Settled;
  usual: number;
  /** Bytes under way on the other paths; null where distance does not matter. */
  usualUnderWay: number | null;
  rttMs: number;
  bulk: {value: ThroughputResult; source: Source};
  echo: {value: EchoResult; source: Source};
  buffersKnown: boolean;
  symptoms: readonly Symptom[];
  steals: readonly Observed<StealShare>[];
};

const STEAL_SHARE = 0.05;
/** A transfer that is this much faster alone was held back by others. */
const DISTURBED_SHARE = 0.1;
const SEGMENT_BYTES = 1448;
/** More repeated segments than this are a policer’s, or the queue’s of a shaper that overflows. */
const POLICED_SHARE = 0.001;

export function claimOf(limited: Limited): Claim {
  const {relation, symptoms} = limited;
  const ends = [regionOf(limited.source), regionOf(limited.destination)];
  const felt = symptoms.find(
    ({region, metric}) => ends.includes(region) && /throughput|large/.test(metric),
  );
  return {
    verdict: felt === undefined ? 'contributor' : 'cause',
    severity: felt === undefined ? 'medium' : 'high',
    confidence: limited.buffersKnown ? 0.7 : 0.5,
    title: say('title', {relation}),
    why: say('why'),
    evidenceFor: [
      ...evidenceFor(limited),
      ...(felt === undefined
        ? []
        : [{message: say('region-slow', {region: felt.region}), sources: []}]),
    ],
    evidenceAgainst: evidenceAgainst(limited),
    safe: [{id: 'check-limits', message: say('check-limits')}],
    danger: [{id: 'bigger-buffers', message: say('bigger-buffers')}],
  };
}

function evidenceFor(limited: Limited): Evidence[] {
  const {flow, usual, usualUnderWay, rttMs, bulk} = limited;
  const ends = {source: limited.source.id, destination: limited.destination.id};
  const sources = [bulk.source];
  const lines: Evidence[] = [
    {
      message: say('rate', {
        ...ends,
        mbit: mbit(flow.median),
        lowestMbit: mbit(flow.lowest),
        highestMbit: mbit(flow.highest),
        usualMbit: mbit(usual),
      }),
      sources,
    },
  ];
  if (usualUnderWay !== null) {
    const wouldMbit = mbit(usualUnderWay / (rttMs / 1000));
    lines.push({
      message: say('not-distance', {...ends, rttMs, wouldMbit}),
      sources: [limited.echo.source],
    });
  }
  const {retransmits, receivedBytes} = bulk.value;
  if (retransmits === null) return lines;
  const segments = receivedBytes.reduce((sum, bytes) => sum + bytes, 0) / SEGMENT_BYTES;
  const policed = retransmits > POLICED_SHARE * segments;
  const message = policed
    ? say('policed', {...ends, retransmits})
    : say('shaped', {...ends, retransmits});
  return [...lines, {message, sources}];
}

function evidenceAgainst({steals, buffersKnown, bulk}: Limited): Evidence[] {
  const lines: Evidence[] = [];
  const {besideOthers} = bulk.value;
  if (besideOthers !== undefined && besideOthers.fasterAlone > DISTURBED_SHARE) {
    const {atOnce, fasterAlone} = besideOthers;
    lines.push({message: say('disturbed', {atOnce, fasterAlone}), sources: [bulk.source]});
  }
  for (const steal of steals) {
    if (!steal.ok || steal.value.steal < STEAL_SHARE) continue;
    const params = {node: steal.source.node, share: steal.value.steal};
    lines.push({message: say('cpu-taken', params), sources: [steal.source]});
  }
  if (!buffersKnown) lines.push({message: say('buffers-unknown'), sources: []});
  return lines;
}

export function mbit(bytesPerSecond: number): number {
  return (bytesPerSecond * 8) / 1e6;
}
