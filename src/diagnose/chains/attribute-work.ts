import type {Finding} from '../../model/finding.ts';
import type {EvidenceView} from '../define-rule.ts';
import {say} from './attribution-strings.ts';
import type {AnySymptom} from './reach.ts';
import {type Part, shareOf} from './share.ts';
import {slowerBy} from './slower-by.ts';

/**
 * A program that gets the CPU only a share of the time takes 1/share as long, if all it does is compute; one on a
 * slower CPU takes as many times as long as micro-benchmarks do. The CPU share of a request is not measured, so
 * both are the most: a request that also waits loses less.
 */
export function workPart(
  finding: Finding,
  symptom: AnySymptom,
  gap: number,
  view: EvidenceView,
): Part | null {
  if (symptom.unit !== 'ms') return null;
  const {value, reference} = symptom;
  const atMost = (times: number): number =>
    Math.max(0, Math.min(value, times * reference) - reference);
  const common = {referenceMs: reference, gapMs: gap};
  const part = (mostMs: number, message: Part['message']): Part => ({
    share: shareOf(gap, 0, mostMs),
    message,
  });

  const taken = takenShare(finding);
  if (taken !== null && taken.share < 1) {
    const mostMs = atMost(1 / (1 - taken.share));
    return part(mostMs, say(taken.how, {...common, taken: taken.share, mostMs}));
  }
  const ratio = SLOWS_LOOPS.includes(finding.kind) ? slowerBy(symptom, view) : null;
  if (ratio === null) return null;
  const mostMs = atMost(ratio);
  return part(mostMs, say('slower', {...common, ratio, mostMs}));
}

/** Kinds whose whole effect the loops of the micro-benchmarks feel: the CPU itself and what the kernel does on it. */
const SLOWS_LOOPS: readonly string[] = [
  'software-emulation',
  'cpu-model-differs',
  'governor-differs',
  'mitigations-differ',
  'kernel-differs',
  'kernel-build-differs',
  'kernel-command-line-differs',
];

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
