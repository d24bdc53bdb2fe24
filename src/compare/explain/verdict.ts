import type {Candidate} from '../../model/explanation.ts';
import type {Weighed} from './weigh.ts';

type CandidateVerdict = Candidate['verdict'];

/** Best first. */
const ORDER: readonly CandidateVerdict[] = [
  'probable',
  'unexplained-association',
  'hypothesis',
  'confounded-with-region',
  'explained-by-region',
  'unexplained',
];

/** A risk ratio inside regions up to this is about 1. */
const ABOUT_ONE = 1.1;

/**
 * What may be said of one split; `null` when it does not lean towards the slow nodes at all.
 * `couldSpeak`: whether these nodes could have shown any single difference to be no accident.
 */
export function verdictOf(
  {tally, supported, parts}: Weighed,
  couldSpeak: boolean,
): CandidateVerdict | null {
  // The half added to empty cells must not make a cause of what no slow node has.
  if (tally.risk.ratio <= 1 || tally.total.a === 0) return null;
  const inside = tally.inRegion;
  if (tally.p === null) {
    // Where the data could speak, a slight lean between regions is not worth a word.
    if (inside === null)
      return couldSpeak && tally.risk.lower <= 1 ? null : 'confounded-with-region';
    return tally.risk.lower > 1 ? 'explained-by-region' : null;
  }
  if (inside === null || inside.ratio <= ABOUT_ONE) {
    return tally.risk.lower > 1 && !supported ? 'explained-by-region' : null;
  }
  const byRule = parts.some((part) => part.rules.length > 0);
  if (supported) return byRule ? 'probable' : 'unexplained-association';
  return byRule || !couldSpeak ? 'hypothesis' : 'unexplained';
}

export function byVerdict(a: CandidateVerdict, b: CandidateVerdict): number {
  return ORDER.indexOf(a) - ORDER.indexOf(b);
}
