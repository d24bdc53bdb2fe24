import type {AttributedPart} from '../../model/chain.ts';
import {leastOf} from '../../model/extremes.ts';
import type {EvidenceView} from '../define-rule.ts';
import {say} from './attribution-strings.ts';
import type {AnySymptom} from './reach.ts';
import {requestsOf} from './samples.ts';

/** The comparison takes the handshake and one more round trip from each request; see region-samples. */
const ROUND_TRIPS = 2;

/** Distance has no part in a gap from which it was taken before comparing; says how much that was. */
export function distancePart(symptom: AnySymptom, view: EvidenceView): AttributedPart | null {
  if (!symptom.distanceRemoved || symptom.unit !== 'ms') return null;
  const body = symptom.metric === 'service-large' ? 'large' : 'small';
  const handshakes = requestsOf(symptom, body, view).flatMap(({samples}) =>
    samples.flatMap(({connectMs, dnsMs}) =>
      connectMs === null ? [] : [Math.max(0, connectMs - (dnsMs ?? 0))],
    ),
  );
  if (handshakes.length === 0) return null;
  const rttMs = leastOf(handshakes);
  const params = {trips: ROUND_TRIPS, rttMs, removedMs: ROUND_TRIPS * rttMs};
  return {finding: null, share: {low: 0, high: 0}, message: say('distance', params)};
}
