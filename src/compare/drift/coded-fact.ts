import type {FactReading} from '../../model/explanation.ts';
import type {FactPolicy} from '../../model/fact.ts';

/** Code of a node that could not tell: neither equal to nor different from any other. */
export const UNKNOWN = -1;

/** One fact over all nodes, dictionary-coded: `codes[node]` is an index into `readings`, or `UNKNOWN`. */
export type CodedFact = {
  fact: string;
  policy: FactPolicy['policy'];
  tag: FactPolicy['tag'];
  /** Distinct readings, commonest first. */
  readings: readonly FactReading[];
  codes: Int32Array;
};
