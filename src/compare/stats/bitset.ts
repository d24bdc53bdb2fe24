/** A set of small numbers, one bit each, 32 to a word. */
export type Bitset = Uint32Array;

export function emptyBits(words: number): Bitset {
  return new Uint32Array(words);
}

export function setBit(bits: Bitset, index: number): void {
  const word = index >>> 5;
  bits[word] = (bits[word] as number) | (1 << (index & 31));
}

export function hasBit(bits: Bitset, index: number): boolean {
  return (((bits[index >>> 5] ?? 0) >>> (index & 31)) & 1) === 1;
}

/** How many bits of a word are set. */
export function popcount(word: number): number {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  x = (x + (x >>> 4)) & 0x0f0f0f0f;
  return Math.imul(x, 0x01010101) >>> 24;
}

export function countBits(bits: Bitset): number {
  let count = 0;
  for (let i = 0; i < bits.length; i++) count += popcount(bits[i] as number);
  return count;
}

/** Size of the intersection. Both sets have as many words. */
export function countBoth(a: Bitset, b: Bitset): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) count += popcount((a[i] as number) & (b[i] as number));
  return count;
}

/** How many of these bits are set. */
export function countAt(indexes: Int32Array, bits: Bitset): number {
  let count = 0;
  for (let i = 0; i < indexes.length; i++) {
    const index = indexes[i] as number;
    count += ((bits[index >>> 5] as number) >>> (index & 31)) & 1;
  }
  return count;
}

/** The bits that are set, ascending. */
export function bitsIn(bits: Bitset): Int32Array {
  const set = new Int32Array(countBits(bits));
  let count = 0;
  for (let word = 0; word < bits.length; word++) {
    for (let rest = bits[word] as number; rest !== 0; rest &= rest - 1) {
      set[count++] = word * 32 + 31 - Math.clz32(rest & -rest);
    }
  }
  return set;
}

export function intersection(a: Bitset, b: Bitset): Bitset {
  const both = new Uint32Array(a.length);
  for (let i = 0; i < a.length; i++) both[i] = (a[i] as number) & (b[i] as number);
  return both;
}

/** What is in `a` and not in `b`. */
export function difference(a: Bitset, b: Bitset): Bitset {
  const left = new Uint32Array(a.length);
  for (let i = 0; i < a.length; i++) left[i] = (a[i] as number) & ~(b[i] as number);
  return left;
}

export function union(a: Bitset, b: Bitset): Bitset {
  const all = new Uint32Array(a.length);
  for (let i = 0; i < a.length; i++) all[i] = (a[i] as number) | (b[i] as number);
  return all;
}

export function sameBits(a: Bitset, b: Bitset): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** The numbers in the set, ascending. */
export function indexesOf(bits: Bitset): number[] {
  const indexes: number[] = [];
  for (let i = 0; i < bits.length; i++) {
    for (let word = bits[i] as number; word !== 0; word &= word - 1) {
      indexes.push(i * 32 + 31 - Math.clz32(word & -word));
    }
  }
  return indexes;
}
