import {readAcceptedFile} from '../inventory/index.ts';
import type {AnalysisChoices} from '../pipeline/analyse.ts';
import type {AnalysisFlags} from './flags.ts';

/** What was typed about the analysis, files read. */
export async function choicesOf({golden, accept}: AnalysisFlags): Promise<AnalysisChoices> {
  const accepted = await Promise.all(accept.map(readAcceptedFile));
  return {...(golden === undefined ? {} : {golden}), accepted: accepted.flat()};
}
