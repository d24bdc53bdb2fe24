import type {Finding} from '../../model/finding.ts';
import {say} from './attribution-strings.ts';
import type {AnySymptom} from './reach.ts';
import {type Part, shareOf} from './share.ts';

/**
 * A program that gets the CPU only a share of the time takes 1/share as long, if all it does is compute. The CPU
 * share of a request is not measured, so this is the most: a request that also waits loses less.
 */
export function workPart(finding: Finding, symptom: AnySymptom, gap: number): Part | null {
  const taken = takenShare(finding);
  if (taken === null || taken.share >= 1 || !isLatency(symptom)) return null;
  const {value, reference} = symptom;
  const mostMs = Math.min(value, reference / (1 - taken.share)) - reference;
  const params = {taken: taken.share, referenceMs: reference, mostMs, gapMs: gap};
  return {share: shareOf(gap, 0, Math.max(0, mostMs)), message: say(taken.how, params)};
}

type Taken = {share: number; how: 'throttled' | 'stolen'};

/** The largest share told by the finding’s own evidence; a throttled period is counted as wholly lost. */
function takenShare({rule, evidenceFor}: Finding): Taken | null {
  const shares = evidenceFor.flatMap(({message: {id, params}}): Taken[] => {
    if (id === `${rule}/held-back`) {
      const [throttled, periods] = [params?.throttled, params?.periods];
      if (typeof throttled !== 'number' || typeof periods !== 'number' || periods <= 0) return [];
      return [{share: throttled / periods, how: 'throttled'}];
    }
    if (id === 'cpu-steal/share' && typeof params?.steal === 'number') {
      return [{share: params.steal, how: 'stolen'}];
    }
    return [];
  });
  return shares.sort((a, b) => b.share - a.share)[0] ?? null;
}

function isLatency({unit}: AnySymptom): boolean {
  return unit === 'ms';
}
