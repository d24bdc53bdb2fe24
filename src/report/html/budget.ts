/** Counts characters of raw output down, so that one page cannot grow without end. */
export type Budget = {take: (text: string) => string | null};

export function budgetOf(characters: number): Budget {
  let left = characters;
  return {
    take(text) {
      if (text.length > left) return null;
      left -= text.length;
      return text;
    },
  };
}
