import type {FactValue} from '../model/fact.ts';

/** A value made comparable, and the key under which equal values meet. Values of different kinds never meet. */
export type Normal = {key: string; value: FactValue};

/**
 * Text: white space folded to one blank, ends trimmed. Sets: sorted, without doubles. Numbers and truths as
 * they are; `-0` is `0`.
 */
export function normalise(value: FactValue): Normal {
  if (typeof value === 'string') {
    const text = value.trim().replace(/\s+/g, ' ');
    return {key: `text ${text}`, value: text};
  }
  if (typeof value === 'number') return {key: `number ${value + 0}`, value: value + 0};
  if (typeof value === 'boolean') return {key: `truth ${value}`, value};
  const words = [...new Set(value)].sort();
  return {key: `set ${JSON.stringify(words)}`, value: words};
}

/** Equal as they came, which most values of a fleet are; saves normalising them. */
export function sameRaw(a: FactValue, b: FactValue): boolean {
  if (a === b) return true;
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
