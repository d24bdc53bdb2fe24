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

/** The same for a question about an object that does not change, such as all that is known of a fleet. */
export function rememberedOf<Of extends object, T>(workOut: (of: Of) => T): (of: Of) => T {
  const known = new WeakMap<Of, {value: T}>();
  return (of) => {
    let there = known.get(of);
    if (there === undefined) {
      there = {value: workOut(of)};
      known.set(of, there);
    }
    return there.value;
  };
}

/** The same for a question about one thing in such an object, by its name. */
export function rememberedIn<Of extends object, Name extends string, T>(
  workOut: (of: Of, name: Name) => T,
): (of: Of, name: Name) => T {
  const namesOf = rememberedOf<Of, Map<string, {value: T}>>(() => new Map());
  return (of, name) => {
    const names = namesOf(of);
    let there = names.get(name);
    if (there === undefined) {
      there = {value: workOut(of, name)};
      names.set(name, there);
    }
    return there.value;
  };
}
