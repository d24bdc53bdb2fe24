/** Order by code units: the same on every machine, whatever its locale. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Sorts in place. What was picked from a sorted list is nearly always in order already, and lists of nodes are long. */
export function sortedByText(texts: string[]): string[] {
  for (let i = 1; i < texts.length; i++) {
    if ((texts[i - 1] as string) > (texts[i] as string)) return texts.sort(byText);
  }
  return texts;
}
