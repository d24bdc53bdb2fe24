// Harmless to a parser when escaped, harmful to a terminal when not: C1 controls, line separators, bidi controls.
const RISKY = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** A copy with the keys of every object sorted, so equal documents print to equal bytes. */
export function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  // Not assignment: a key called __proto__ is data too.
  return Object.fromEntries(entries.map(([key, member]) => [key, sortedKeys(member)]));
}

export function hasRisky(text: string): boolean {
  return text.search(RISKY) >= 0 || /[\u0000-\u001f]/.test(text);
}

/** For text inside double quotes of JSON or YAML: the same value, written with `\u` escapes. */
export function escapeRisky(text: string): string {
  return text.replace(RISKY, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
