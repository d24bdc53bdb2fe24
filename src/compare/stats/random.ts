/** Numbers that look random and are the same for the same seed, on every machine. */
export type Random = {
  /** 0 <= x < 1, 32 bits fine. */
  next(): number;
  /** A whole number, 0 <= x < `below`. */
  below(below: number): number;
  /** Standard normal. */
  normal(): number;
};

/** sfc32 (PractRand’s small fast counting generator), started from one number. */
export function randomFrom(seed: number): Random {
  let a = 0x9e3779b9;
  let b = seed >>> 0;
  let c = Math.floor(seed / 0x100000000) >>> 0;
  let counter = 1;
  function bits(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
  // Twelve rounds mix the seed into all of the state.
  for (let i = 0; i < 12; i++) bits();
  let spare: number | null = null;
  function next(): number {
    return bits() / 0x100000000;
  }
  return {
    next,
    below: (below) => Math.floor(next() * below),
    normal() {
      if (spare !== null) {
        const kept = spare;
        spare = null;
        return kept;
      }
      const radius = Math.sqrt(-2 * Math.log(1 - next()));
      const angle = 2 * Math.PI * next();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
  };
}

/** Turns the list into a random order, in place (Fisher–Yates). */
export function shuffle<T>(list: T[], random: Random): T[] {
  for (let i = list.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const kept = list[i] as T;
    list[i] = list[j] as T;
    list[j] = kept;
  }
  return list;
}
