import type {Scenario} from '../lab/scenario.ts';
import type {ReportDocument} from '../model/report.ts';
import type {Context} from './context.ts';
import {withDiagnosedLab} from './scenario-lab.ts';

/** Builds a lab, diagnoses it and removes it; nothing after an interruption. */
export async function diagnoseScenario(
  scenario: Scenario,
  quiet: boolean,
  context: Context,
): Promise<ReportDocument | null> {
  let found: ReportDocument | null = null;
  await withDiagnosedLab(scenario, quiet, context, async (document) => {
    found = document;
  });
  return found;
}
