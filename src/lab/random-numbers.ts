/** Numbers that look random and are the same for the same seed, on every machine. */
export type Dice = {
  /** 0 <= x < 1, 32 bits fine. */
  next(): number;
  /** A whole number, `low` <= x <= `high`. */
  between(low: number, high: number): number;
  /** One of the list, each as likely as it stands in it. */
  pick<T>(list: readonly [T, ...T[]]): T;
};

/** splitmix32, started from one whole number. */
export function diceFrom(seed: number): Dice {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x100000000;
  }
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (list) => list[Math.floor(next() * list.length)] ?? list[0],
  };
}
