import type {Finding} from '../../model/finding.ts';
import type {EvidenceView} from '../define-rule.ts';
import {say} from './attribution-strings.ts';
import type {AnySymptom} from './reach.ts';
import {medianOf, requestsOf} from './samples.ts';
import {type Part, shareOf} from './share.ts';

const BITS = 8;

/** What a measured rate takes from large answers: their bytes at that rate, less the same bytes at the usual one. */
export function pacePart(
  finding: Finding,
  symptom: AnySymptom,
  gap: number,
  view: EvidenceView,
): Part | null {
  const rates = ratesOf(finding);
  if (rates === null || symptom.metric !== 'service-large') return null;
  const bytes = medianOf(
    requestsOf(symptom, 'large', view).flatMap(({samples}) =>
      samples.flatMap((sample) => (sample.error === null ? [sample.bytes] : [])),
    ),
  );
  if (bytes === null || bytes === 0) return null;
  const at = (mbit: number): number => ((bytes * BITS) / (mbit * 1e6)) * 1000;
  const moreMs = Math.max(0, at(rates.mbit) - at(rates.usualMbit));
  const params = {...rates, kilobytes: bytes / 1000, moreMs, gapMs: gap};
  // A request need not take the slow path: at most this much.
  return {share: shareOf(gap, 0, moreMs), message: say('pace', params)};
}

function ratesOf({evidenceFor, rule}: Finding): {mbit: number; usualMbit: number} | null {
  const params = evidenceFor.find(({message}) => message.id === `${rule}/rate`)?.message.params;
  const [mbit, usualMbit] = [params?.mbit, params?.usualMbit];
  if (typeof mbit !== 'number' || typeof usualMbit !== 'number') return null;
  return mbit > 0 && usualMbit > 0 ? {mbit, usualMbit} : null;
}
