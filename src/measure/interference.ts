import {createHash} from 'node:crypto';
import type {PathResult} from '../model/path.ts';
import {say} from './strings.ts';

/** Alone this much faster than beside others: they disturbed each other. */
const APART = 0.1;

export type Proof = {
  /** Tests repeated alone to see whether those of a round disturb each other; 0: not looked at. */
  soloChecks: number;
  aborted(): boolean;
};

/**
 * Runs rounds of bulk tests and proves that those of a round do not disturb each other: of the first round with
 * several tests, some are repeated alone. Where alone is more than 10 % faster, half as many run at once from then on,
 * that round is measured again, and its results say so. Results are handed over when they are final.
 */
export async function runUndisturbed<Job>(
  rounds: readonly (readonly Job[])[],
  measure: (job: Job) => Promise<readonly PathResult[]>,
  hand: (job: Job, results: readonly PathResult[]) => Promise<void>,
  {soloChecks, aborted}: Proof,
): Promise<void> {
  let atOnce = Number.POSITIVE_INFINITY;
  let proven = soloChecks <= 0;
  let lowered: {before: number; share: number} | null = null;
  const waiting = rounds.map((round) => [...round]);
  for (let round = waiting.shift(); round !== undefined && !aborted(); round = waiting.shift()) {
    if (round.length > atOnce) {
      waiting.unshift(...chunks(round, atOnce));
      continue;
    }
    const beside = await Promise.all(
      round.map(async (job) => ({job, results: await measure(job)})),
    );
    if (!proven && round.length > 1 && !aborted()) {
      const share = await disturbance(picked(beside, soloChecks), measure);
      if (share > APART) {
        lowered = {before: round.length, share};
        atOnce = Math.floor(round.length / 2);
        proven = atOnce === 1;
        waiting.unshift(round);
        continue;
      }
      proven = true;
    }
    for (const {job, results} of beside) {
      await hand(job, lowered === null ? results : results.map(saying(lowered, atOnce)));
    }
  }
}

/** How much faster tests are alone than they were beside others, as a share (0.1: a tenth); the median of them. */
async function disturbance<Job>(
  tests: readonly {job: Job; results: readonly PathResult[]}[],
  measure: (job: Job) => Promise<readonly PathResult[]>,
): Promise<number> {
  const shares: number[] = [];
  for (const {job, results} of tests) {
    const before = steadyOf(results);
    if (before === null) continue;
    const alone = steadyOf(await measure(job));
    if (alone !== null) shares.push(alone / before - 1);
  }
  shares.sort((a, b) => a - b);
  return shares[Math.floor((shares.length - 1) / 2)] ?? 0;
}

function steadyOf(results: readonly PathResult[]): number | null {
  for (const result of results) {
    if (result.probe === 'throughput' && result.state === 'steady')
      return result.steadyBytesPerSecond;
  }
  return null;
}

/** Picked without regard to the order of the plan, and always the same. */
function picked<Job>(
  tests: readonly {job: Job; results: readonly PathResult[]}[],
  count: number,
): {job: Job; results: readonly PathResult[]}[] {
  const key = ({results: [first]}: {results: readonly PathResult[]}) =>
    createHash('sha256').update(`${first?.source}\n${first?.destination}`).digest('hex');
  const keyed = tests.filter(({results}) => steadyOf(results) !== null);
  return keyed.sort((a, b) => (key(a) < key(b) ? -1 : 1)).slice(0, count);
}

function saying({before, share}: {before: number; share: number}, atOnce: number) {
  return (result: PathResult): PathResult => {
    if (result.reason !== undefined) return result;
    const reason = say('disturbed', {before, atOnce, percent: Math.round(share * 100)});
    return {...result, method: `${result.method}, ${atOnce} at once`, reason};
  };
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let i = 0; i < items.length; i += size) parts.push(items.slice(i, i + size));
  return parts;
}
