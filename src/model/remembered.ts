const MOST = 20_000;

/**
 * A pure function of a text that works each one out once: all nodes of a fleet name much the same things. What was
 * worked out is let go of when there are too many, as nodes may name whatever they like.
 */
export function rememberedByText<T>(workOut: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      value = workOut(text);
      if (known.size >= MOST) known.clear();
      known.set(text, value);
    }
    return value;
  };
}
