import {checkExpectations, listScenarios, loadScenario} from '../lab/index.ts';
import {AppError} from '../model/error.ts';
import type {Context} from './context.ts';
import {diagnoseScenario} from './scenario-run.ts';

/** Runs scenarios and holds each result against what the scenario expects; exit status 3 when one does not. */
export async function checkScenarios(
  names: readonly string[],
  repeat: number,
  context: Context,
): Promise<void> {
  if (!Number.isInteger(repeat) || repeat < 1) throw new AppError('usage', {detail: '--repeat 1…'});
  const wanted =
    names.length > 0 ? names : (await listScenarios()).map((scenario) => scenario.name);
  let unmet = 0;
  for (let round = 1; round <= repeat; round++) {
    for (const name of wanted) {
      const scenario = await loadScenario(name);
      const started = performance.now();
      const document = await diagnoseScenario(scenario, true, context);
      if (document === null) return;
      const problems = checkExpectations(document, scenario.expect);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      const round_ = repeat > 1 ? ` (${round}/${repeat})` : '';
      await context.out(`${problems.length === 0 ? '✓' : '✗'} ${name}${round_}  ${seconds} s\n`);
      for (const problem of problems) await context.out(`    ${problem}\n`);
      if (problems.length > 0) unmet += 1;
    }
  }
  const total = wanted.length * repeat;
  await context.out(`${total - unmet} passed, ${unmet} failed\n`);
  context.exit(unmet === 0 ? 0 : 3);
}
