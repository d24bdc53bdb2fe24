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

/** True where values are of different kinds: then a text is shown in quotation marks, as “1” is not the number 1. */
export function haveSeveralKinds(readings: readonly FactReading[]): boolean {
  const kinds = readings.flatMap((one) => (one.kind === 'value' ? [typeof one.value] : []));
  return new Set(kinds).size > 1;
}
