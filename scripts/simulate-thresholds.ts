import {writeFileSync} from 'node:fs';
import {SCALE_FLOOR} from '../src/compare/outliers/scale.ts';
import {scoresOf} from '../src/compare/outliers/scores.ts';
import {twoGroups} from '../src/compare/outliers/two-groups.ts';
import {randomFrom} from '../src/compare/stats/random.ts';

/**
 * Simulates the thresholds of src/compare/outliers for the statistics shipped there (leave one out, C_n, floor,
 * two-sided from 20 peers on) and writes them as a table. Clean normal nodes, whose spread is so far above the
 * floor that the floor does not matter: the floor only makes calls rarer. Seeded: the same table every time.
 *
 *   node scripts/simulate-thresholds.ts        writes src/compare/outliers/thresholds.ts
 *   node scripts/simulate-thresholds.ts 2000   a quick look with fewer fleets; prints only
 */
const SEED = 20_261_123;
const LEVELS = [0.05, 0.02, 0.01, 0.005, 0.002, 0.001] as const;
const SIZES = [
  ...Array.from({length: 18}, (_, i) => i + 3),
  21,
  22,
  25,
  30,
  40,
  50,
  75,
  100,
  150,
  200,
  300,
  500,
  1000,
];
/** A spread of one unit of this is far above the 2 % of the floor. */
const SPREAD = 100 * SCALE_FLOOR;

const quick = process.argv[2] === undefined ? null : Number(process.argv[2]);
const random = randomFrom(SEED);

function fleets(size: number): number {
  if (quick !== null) return quick;
  return size <= 20 ? 60_000 : Math.max(10_000, Math.round(4_000_000 / size));
}

function quantiles(values: number[]): number[] {
  values.sort((a, b) => a - b);
  return LEVELS.map((level) => values[Math.ceil((1 - level) * values.length) - 1] ?? 0);
}

function madFactors(): Record<number, number> {
  const factors: Record<number, number> = {};
  for (let n = 2; n <= 20; n++) {
    const runs = quick ?? 400_000;
    let sum = 0;
    for (let i = 0; i < runs; i++) {
      const values = Array.from({length: n}, () => random.normal()).sort((a, b) => a - b);
      const centre = middle(values);
      sum += middle(values.map((value) => Math.abs(value - centre)).sort((a, b) => a - b));
    }
    factors[n] = runs / (1.4826 * sum);
  }
  return factors;
}

function middle(sorted: readonly number[]): number {
  const last = sorted.length - 1;
  return ((sorted[last >> 1] as number) + (sorted[(last + 1) >> 1] as number)) / 2;
}

function rows(statistic: (values: number[]) => number, from: number): [number, number[]][] {
  return SIZES.filter((size) => size >= from).map((size) => {
    const seen: number[] = [];
    for (let i = 0; i < fleets(size); i++) {
      seen.push(statistic(Array.from({length: size}, () => SPREAD * random.normal())));
    }
    const row = quantiles(seen);
    console.error(size, row.map((value) => value.toFixed(2)).join(' '));
    return [size, row];
  });
}

function largestScore(values: number[]): number {
  const scores = scoresOf(values.map((worse) => ({worse, standardError: 0})));
  return scores.reduce((most, {score}) => Math.max(most, Math.abs(score)), 0);
}

function table(name: string, about: string, all: readonly [number, number[]][]): string {
  const lines = all.map(
    ([size, row]) =>
      `  [${size}, [${row.map((value) => Number(value.toPrecision(4))).join(', ')}]],`,
  );
  return `/** ${about} */\nexport const ${name}: readonly (readonly [size: number, row: readonly number[]])[] = [\n${lines.join('\n')}\n];\n`;
}

const factors = madFactors();
const given = (await import('../src/compare/outliers/thresholds.ts')).MAD_FACTORS;
if (
  quick === null &&
  Object.entries(factors).some(([n, factor]) => Math.abs((given[Number(n)] ?? 0) - factor) > 5e-4)
) {
  writeFileSync(
    new URL('../src/compare/outliers/thresholds.ts', import.meta.url),
    text(factors, [], []),
  );
  console.error('The factors C_n were new; run again for thresholds that use them.');
} else {
  const made = text(
    given,
    rows(largestScore, 4),
    rows((values) => twoGroups(values)?.separation ?? 0, 6),
  );
  if (quick === null)
    writeFileSync(new URL('../src/compare/outliers/thresholds.ts', import.meta.url), made);
  console.log(`seed ${SEED}, ${quick ?? 'full'}`);
}

function text(
  mad: Readonly<Record<number, number>>,
  scores: [number, number[]][],
  groups: [number, number[]][],
): string {
  const shown = Object.entries(mad).map(([n, factor]) => `  ${n}: ${Number(factor.toFixed(4))},`);
  return `// Written by scripts/simulate-thresholds.ts (seed ${SEED}). Do not edit: run it again.

/** C_n: what makes 1.4826·MAD of n normal values unbiased. */
export const MAD_FACTORS: Readonly<Record<number, number>> = {
${shown.join('\n')}
};

/** Chance that any node of a clean group scores beyond the number in the same column. */
export const LEVELS: readonly number[] = [${LEVELS.join(', ')}];

${table('SCORE_THRESHOLDS', 'Largest absolute leave-one-out score of a clean group, per size and level.', scores)}
${table('GROUP_THRESHOLDS', 'Largest separation of two groups among clean nodes, per size and level.', groups)}`;
}
