import type {FactValue} from '../../model/fact.ts';
import {cleanText} from '../clean.ts';
import type {Text} from './text.ts';
import type {Writer} from './writer.ts';

const LONGEST = 300;

/** A value on one line, cut where nobody reads on. */
export function valueText(value: FactValue): string {
  const text = cleanText(Array.isArray(value) ? value.join(' ') : String(value));
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)} …`;
}

/** Why there is no value, in words. */
export function reasonOf(reason: string, writer: Writer): Text {
  return writer.own('differences-missing', {reason});
}
