import type {ReportDocument} from '../model/report.ts';
import {type AnalysisChoices, analyse} from '../pipeline/analyse.ts';
import {runsFolder} from '../store/folder.ts';
import {loadRun} from '../store/load.ts';

/** Reads a saved run again, with the parsers and rules of today. */
export async function replay(run: string, choices: AnalysisChoices = {}): Promise<ReportDocument> {
  return analyse(await loadRun(runsFolder(), run), choices);
}
