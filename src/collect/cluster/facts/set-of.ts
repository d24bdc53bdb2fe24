/** Each value once, in order: how a fact tells a set. */
export function setOf(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
