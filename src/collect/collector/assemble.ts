import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import type {Reading} from '../../model/run.ts';
import type {Script} from '../../reach/reach.ts';
import {benchmark} from '../benchmark/index.ts';
import type {FactFamily} from '../define-family.ts';
import {FAMILIES} from '../families.ts';

/**
 * `all`: every family. `again`: those whose second reading, after measuring, makes deltas. `benchmark`: the
 * micro-benchmarks alone, a script that is sent only where asked for.
 */
export type CollectWhich = Reading;

export type CollectorLimits = {
  /** After this the collector starts nothing more and ends its output properly. */
  budgetSeconds: number;
  sectionBytes: number;
  totalBytes: number;
};

export const DEFAULT_LIMITS: CollectorLimits = {
  budgetSeconds: 20,
  sectionBytes: 262_144,
  totalBytes: 4_194_304,
};

const assembled = new Map<CollectWhich, string>();

/**
 * The collector as it is sent to a node: prelude, one function per family, epilogue.
 * Its text is constant; only the three numbers of `limits` differ, and they are arguments.
 */
export function collectorScript(
  which: CollectWhich,
  limits: CollectorLimits = DEFAULT_LIMITS,
): Script {
  const {budgetSeconds, sectionBytes, totalBytes} = limits;
  return {
    name: 'collector.sh',
    interpreter: 'sh',
    text: collectorText(which),
    args: [budgetSeconds, sectionBytes, totalBytes].map((limit) => String(Math.floor(limit))),
  };
}

/** Checksum of the full collector, kept with every run. */
export function collectorSha256(): string {
  return createHash('sha256').update(collectorText('all')).digest('hex');
}

function collectorText(which: CollectWhich): string {
  const known = assembled.get(which);
  if (known !== undefined) return known;
  const families =
    which === 'benchmark'
      ? [benchmark]
      : FAMILIES.filter((family) => which === 'all' || family.readAgain);
  const text = assembleCollector(families);
  assembled.set(which, text);
  return text;
}

/** Joins prelude, fragments and epilogue; exported for tests that bring fragments of their own. */
export function assembleCollector(
  families: readonly Pick<FactFamily, 'id' | 'collectFile'>[],
): string {
  const names = families.map(({id}) => `family_${id.replaceAll('-', '_')}`);
  const functions = families.map(
    ({collectFile}, i) => `${names[i]}() {\n${readFileSync(collectFile, 'utf8').trimEnd()}\n}\n`,
  );
  const calls = names.map((name) => `  ${name}\n`).join('');
  return [
    readFileSync(new URL('./prelude.sh', import.meta.url), 'utf8'),
    `FAMILIES='${families.map(({id}) => id).join(' ')}'\n`,
    ...functions,
    // ":" keeps the function valid without families.
    `all_families() {\n  :\n${calls}}\n`,
    readFileSync(new URL('./epilogue.sh', import.meta.url), 'utf8'),
  ].join('\n');
}
