import {type Random, randomFrom} from '../src/compare/stats/random.ts';
import type {Criterion} from '../src/model/plan.ts';
import type {VerifyRun, VerifyVerdict} from '../src/model/verification.ts';
import {judge} from '../src/verify/judge.ts';

/**
 * How often a verdict is wrong, on simulated fleets with a known effect: none, 3 %, 10 %, 50 %, and a change of the
 * distribution that leaves its median. Beside it the judge most people are: the mean of both arms, compared with the
 * margin. Usage: node bench/verify.ts [TRIALS]
 */
const TRIALS = Number(process.argv[2] ?? 1000);
const MARGIN = 0.05;
/** Of one run against the next, on the log scale. */
const NOISE = 0.04;
/** What moves all regions between one run and the next, such as the time of day. */
const COMMON = 0.1;

type Case = {name: string; factor: number; draw?: (random: Random) => number; right: VerifyVerdict};

const CASES: readonly Case[] = [
  {name: 'no effect', factor: 1, right: 'equivalent'},
  {name: '3 % better', factor: 0.97, right: 'equivalent'},
  // Called improved no more often than half of the nominal 5 %: the interval has two sides.
  {name: 'at the margin', factor: 1 / (1 + MARGIN), right: 'equivalent'},
  {name: '10 % better', factor: 0.9, right: 'improved'},
  {name: '10 % worse', factor: 1.1, right: 'regressed'},
  {name: '50 % better', factor: 0.5, right: 'improved'},
  // One run in four is five times slower after the change: the median stays, some runs are much worse.
  {name: 'spread only', factor: 1, draw: (r) => (r.next() < 0.25 ? 5 : 1), right: 'equivalent'},
];

const criterion = (runsPerArm: number): Criterion => ({
  metric: 'service-large',
  region: 'hk',
  direction: 'lower-is-better',
  statistic: 'p95',
  marginShare: MARGIN,
  runsPerArm,
  order: 'before-after',
  control: ['bj'],
  peers: [],
  guards: [],
});

const random = randomFrom(20_261_123);
let worst = 0;
console.log(`${TRIALS} fleets per row, margin ${MARGIN * 100} %, noise ${NOISE * 100} % per run`);
console.log(
  'runs  case            improved equivalent  regressed    unclear      wrong mean wrong',
);
for (const runsPerArm of [6, 10, 20]) {
  for (const one of CASES) {
    const counts = {improved: 0, equivalent: 0, regressed: 0, inconclusive: 0};
    let naiveWrong = 0;
    for (let i = 0; i < TRIALS; i++) {
      const runs = simulate(one, runsPerArm);
      counts[judge('0'.repeat(64), criterion(runsPerArm), runs).verdict] += 1;
      if (byMeans(runs) !== one.right) naiveWrong += 1;
    }
    const wrong = TRIALS - counts[one.right] - counts.inconclusive;
    // Named by the margin: 3 % is the same within 5 %.
    if (one.draw === undefined) worst = Math.max(worst, wrong / TRIALS);
    const cells = Object.values(counts).map((n) => percent(n / TRIALS));
    console.log(
      `${String(runsPerArm).padStart(4)}  ${one.name.padEnd(14)}${cells.join('')}${percent(wrong / TRIALS)}${percent(naiveWrong / TRIALS)}`,
    );
  }
}
console.log(
  `most wrong verdicts of any case with a steady effect: ${percent(worst).trim()} (nominal 5.0 %) ${worst <= 0.05 ? 'ok' : 'MISSED'}`,
);
process.exitCode = worst <= 0.05 ? 0 : 1;

function simulate({factor, draw}: Case, runsPerArm: number): VerifyRun[] {
  return Array.from({length: 2 * runsPerArm}, (_, index) => {
    const arm = index < runsPerArm ? 'before' : 'after';
    const common = Math.exp(COMMON * random.normal());
    const value = (level: number) => level * common * Math.exp(NOISE * random.normal());
    const effect = arm === 'before' ? 1 : factor * (draw?.(random) ?? 1);
    const values = (
      [
        ['hk', 2000 * effect],
        ['bj', 1800],
      ] as const
    ).map(([region, level]) => ({
      metric: 'service-large' as const,
      region,
      unit: 'ms' as const,
      value: value(level),
      samples: 20,
      errors: 0,
    }));
    return {arm, index, startedAt: '-', endedAt: '-', values, spectrum: [], rejected: null};
  });
}

/** Mean after against mean before, without control, interval or minimum. */
function byMeans(runs: readonly VerifyRun[]): VerifyVerdict {
  const mean = (arm: string) => {
    const values = runs.flatMap((run) =>
      run.arm === arm ? (run.values.find(({region}) => region === 'hk')?.value ?? []) : [],
    );
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const ratio = mean('after') / mean('before');
  if (ratio < 1 / (1 + MARGIN)) return 'improved';
  return ratio > 1 + MARGIN ? 'regressed' : 'equivalent';
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`.padStart(11);
}
