import type {FactValue} from '../../model/fact.ts';
import {cleanText} from '../clean.ts';

const LONGEST = 300;

/** A value on one line, cut where nobody reads on. */
export function valueText(value: FactValue): string {
  const text = cleanText(Array.isArray(value) ? value.join(' ') : String(value));
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)} …`;
}
