import type {FactReading} from '../../model/explanation.ts';
import type {FactValue} from '../../model/fact.ts';

const LONGEST = 60;

/** A value as shown in a sentence. `quoted`: a text in quotation marks, so that “1” is not taken for the number. */
export function valueText(value: FactValue, quoted = false): string {
  const text = Array.isArray(value) ? value.join(' ') : String(value);
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  return quoted ? inQuotes(shown, value) : shown;
}

/** Only a text gets quotation marks. */
export function inQuotes(shown: string, value: FactValue): string {
  return typeof value === 'string' ? `“${shown}”` : shown;
}

type Reading = FactReading | {kind: 'missing'; reason: string};

/** True where values are of different kinds: then texts are to be quoted. */
export function haveSeveralKinds(readings: readonly Reading[]): boolean {
  const kinds = readings.flatMap((one) => (one.kind === 'value' ? [typeof one.value] : []));
  return new Set(kinds).size > 1;
}
