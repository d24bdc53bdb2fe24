import {createHash} from 'node:crypto';
import type {PathResult, ThroughputResult} from '../model/path.ts';
import {say} from './strings.ts';

/** Alone this much faster than beside others: they disturbed each other. */
const APART = 0.1;

/** What is known of the tests of a run; kept from stage to stage, as they share the same links. */
export type Proof = {
  /** Tests repeated alone to see whether those of a round disturb each other; 0: not looked at. */
  soloChecks: number;
  /** Where they do: measure again with fewer at once, or only say so. */
  onInterference: 'repeat' | 'mark';
  /** What was found, once it was looked at. */
  found: Disturbance | null;
  /** Tests that may still run at once, and for what reason it is no longer any number. */
  atOnce: number;
  lowered: Disturbance | null;
};

export type Disturbance = NonNullable<ThroughputResult['besideOthers']>;

/** How tests are run. */
export type Running<Job> = {
  measure(job: Job): Promise<readonly PathResult[]>;
  /** The same once more, alone. Null: the budget does not allow it. */
  repeat(job: Job): Promise<readonly PathResult[]> | null;
  /** Whether these may be measured once more. */
  affordable(jobs: readonly Job[]): boolean;
  /** Results, when they are final. */
  hand(job: Job, results: readonly PathResult[]): Promise<void>;
  aborted(): boolean;
};

export function newProof(wanted: Pick<Proof, 'soloChecks' | 'onInterference'>): Proof {
  return {...wanted, found: null, atOnce: Number.POSITIVE_INFINITY, lowered: null};
}

/**
 * Runs rounds of bulk tests and looks whether those of a round disturb each other: of the first round with several
 * tests, some are repeated alone. What came of it stands in every result that was measured beside others. Where alone
 * is more than 10 % faster and that shall be mended, half as many run at once from then on, and that round is measured
 * again.
 */
export async function runUndisturbed<Job>(
  rounds: readonly (readonly Job[])[],
  running: Running<Job>,
  proof: Proof,
): Promise<void> {
  const {measure, aborted} = running;
  const waiting = rounds.map((round) => [...round]);
  for (let round = waiting.shift(); round !== undefined && !aborted(); round = waiting.shift()) {
    if (round.length > proof.atOnce) {
      waiting.unshift(...chunks(round, proof.atOnce));
      continue;
    }
    const beside = await Promise.all(
      round.map(async (job) => ({job, results: await measure(job)})),
    );
    if (round.length > 1 && !aborted() && !isProven(proof)) {
      await look(beside, running, proof);
      if (isMendable(proof, round.length)) {
        if (running.affordable(round)) {
          proof.atOnce = Math.floor(round.length / 2);
          proof.lowered = proof.found;
          waiting.unshift(round);
          continue;
        }
        proof.onInterference = 'mark';
      }
    }
    const mark = saying(proof, round.length);
    for (const {job, results} of beside) await running.hand(job, results.map(mark));
  }
}

/** Looked at, and nothing more to find out: undisturbed, or disturbed and only to be told, or one at a time already. */
function isProven({soloChecks, found, onInterference, atOnce}: Proof): boolean {
  if (soloChecks <= 0 || atOnce === 1) return true;
  return found !== null && (found.fasterAlone <= APART || onInterference === 'mark');
}

function isMendable({found, onInterference}: Proof, together: number): boolean {
  return found !== null && found.fasterAlone > APART && onInterference === 'repeat' && together > 1;
}

/** Repeats some tests of a round alone, and remembers how much faster they were: the median of them. */
async function look<Job>(
  tests: readonly Test<Job>[],
  {repeat}: Running<Job>,
  proof: Proof,
): Promise<void> {
  const shares: number[] = [];
  for (const {job, results} of picked(tests, proof.soloChecks)) {
    const before = steadyOf(results);
    const again = repeat(job);
    if (again === null) break;
    const alone = steadyOf(await again);
    if (alone !== null && before !== null) shares.push(alone / before - 1);
  }
  shares.sort((a, b) => a - b);
  const median = shares[Math.floor((shares.length - 1) / 2)];
  if (median === undefined) return;
  const fasterAlone = Math.round(median * 1000) / 1000;
  proof.found = {atOnce: tests.length, checks: shares.length, fasterAlone};
}

type Test<Job> = {job: Job; results: readonly PathResult[]};

function steadyOf(results: readonly PathResult[]): number | null {
  for (const result of results) {
    if (result.probe === 'throughput' && result.state === 'steady')
      return result.steadyBytesPerSecond;
  }
  return null;
}

/** Picked without regard to the order of the plan, and always the same. */
function picked<Job>(tests: readonly Test<Job>[], count: number): Test<Job>[] {
  const key = ({results: [first]}: {results: readonly PathResult[]}) =>
    createHash('sha256').update(`${first?.source}\n${first?.destination}`).digest('hex');
  const keyed = tests.filter(({results}) => steadyOf(results) !== null);
  return keyed.sort((a, b) => (key(a) < key(b) ? -1 : 1)).slice(0, count);
}

/** What was found out stands in results that ran beside others, and in those for whose sake fewer ran at once. */
function saying({found, atOnce, lowered}: Proof, together: number) {
  const percent = (share: number) => Math.round(share * 100);
  const beside = found === null || together === 1 ? null : found;
  const disturbed = beside !== null && beside.fasterAlone > APART;
  const reason =
    lowered !== null
      ? say('disturbed', {before: lowered.atOnce, atOnce, percent: percent(lowered.fasterAlone)})
      : disturbed
        ? say('disturbing', {atOnce: together, percent: percent(beside.fasterAlone)})
        : null;
  return (result: PathResult): PathResult => {
    if (result.probe !== 'throughput') return result;
    return {
      ...result,
      ...(lowered === null ? {} : {method: `${result.method}, ${atOnce} at once`}),
      ...(beside === null ? {} : {besideOthers: beside}),
      ...(reason === null || result.reason !== undefined ? {} : {reason}),
    };
  };
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let i = 0; i < items.length; i += size) parts.push(items.slice(i, i + size));
  return parts;
}
