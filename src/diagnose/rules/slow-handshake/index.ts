import {messages} from '../../../model/message.ts';
import {cpuHold, heldRegions, holdMessage} from '../../cpu-hold/index.ts';
import {
  type Claim,
  defineRule,
  fail,
  notApplicable,
  type Outcome,
  pass,
} from '../../define-rule.ts';
import {LAG_LIMIT_MS} from '../../inputs/index.ts';
import {type Connections, connections, roundTrips} from './connections.ts';
import {ENOUGH, type Judged, judge} from './handshakes.ts';
import {strings} from './strings.ts';

const say = messages('slow-handshake', strings);

/** One late handshake among many is chance. */
const STEPS_AT_LEAST = 2;

export const slowHandshake = defineRule({
  id: 'slow-handshake',
  scope: 'node',
  requires: {
    connections: connections(),
    trips: roundTrips(),
    hold: cpuHold(),
    heldRegions: heldRegions(),
  },
  strings,
  references: [
    'RFC 6298 section 2 (initial retransmission timeout of 1 s, doubled each time)',
    'Linux Documentation/networking/ip-sysctl.rst, tcp_syn_linear_timeouts',
  ],
  check({connections: {value: services}, trips, hold, heldRegions: regions}) {
    return services.map((one): Outcome => {
      const count = one.handshakesMs.length;
      if (count < ENOUGH) return notApplicable(say('too-few', {count, wanted: ENOUGH}));
      if (one.lagMs > LAG_LIMIT_MS) return notApplicable(say('prober-late', {lagMs: one.lagMs}));
      const rttMs = rttTo(one.region, trips.value);
      const judged = judge(one.handshakesMs, rttMs);
      const held = hold.value() ?? regions.value().get(one.region);
      if (held !== undefined && (judged.slow || judged.steps >= STEPS_AT_LEAST)) {
        return notApplicable(holdMessage(held));
      }
      if (judged.steps >= STEPS_AT_LEAST) return fail(synClaim(one, judged));
      if (judged.slow) return fail(slowClaim(one, judged, rttMs));
      const params = {count, medianMs: judged.medianMs, rttMs};
      return pass([{message: say('prompt', params), sources: [one.source]}]);
    });
  },
});

/** A service whose region has no measured node may be anywhere in the fleet. */
function rttTo(region: string, trips: ReadonlyMap<string, number>): number {
  return trips.get(region) ?? Math.max(...trips.values());
}

const ADVICE = {
  why: say('why-slow'),
  evidenceAgainst: [],
  safe: [{id: 'check-queues', message: say('check-queues')}],
  danger: [{id: 'tcp-syn-retries', message: say('tcp-syn-retries')}],
};

function synClaim(one: Connections, {steps, worstMs}: Judged): Claim {
  const {node} = one.source;
  const params = {node, steps, count: one.handshakesMs.length, worstMs};
  return {
    ...ADVICE,
    kind: 'lost-handshakes',
    verdict: 'contributor',
    severity: 'medium',
    confidence: 0.8,
    title: say('title-syn'),
    why: say('why-syn'),
    evidenceFor: [{message: say('syn-lost', params), sources: [one.source]}],
  };
}

function slowClaim(one: Connections, {medianMs}: Judged, rttMs: number): Claim {
  const {node} = one.source;
  const {region} = one;
  const params = {node, count: one.handshakesMs.length, medianMs, region, rttMs};
  return {
    ...ADVICE,
    verdict: 'contributor',
    severity: 'low',
    confidence: 0.6,
    title: say('title-slow'),
    evidenceFor: [{message: say('median', params), sources: [one.source]}],
  };
}
