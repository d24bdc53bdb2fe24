import {AppError} from '../../model/error.ts';
import {collectFacts, policyFor} from './collect-facts.ts';

/** The facts of this machine that ought to be equal in a cohort, as `--expected` reads them. */
export async function printFacts(sudo: boolean): Promise<string> {
  const reading = await collectFacts(sudo);
  if (!reading.ok) throw new AppError('agent-facts', {detail: reading.detail});
  const expected: Record<string, unknown> = {};
  for (const path of Object.keys(reading.facts).sort()) {
    const fact = reading.facts[path];
    if (fact === undefined || policyFor(path).policy !== 'identical') continue;
    if ('value' in fact) expected[path] = fact.value;
  }
  return `${JSON.stringify(expected, null, 2)}\n`;
}
