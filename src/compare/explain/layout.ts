import type {FactTable} from '../drift/fact-table.ts';
import {type Bitset, emptyBits, setBit} from '../stats/bitset.ts';

/**
 * Where each node’s bit lies. Regions start at a word of their own, so that counting per region is counting per
 * run of words.
 */
export type Layout = {
  words: number;
  regions: number;
  /** Bit of each node. */
  slot: Int32Array;
  /** Node of each bit, −1 for padding. */
  node: Int32Array;
  /** Region of each word. */
  wordRegion: Int32Array;
};

export function layoutOf({
  nodes,
  regions,
  region,
}: Pick<FactTable, 'nodes' | 'regions' | 'region'>): Layout {
  const members: number[][] = regions.map(() => []);
  for (let i = 0; i < nodes.length; i++) members[region[i] as number]?.push(i);
  const words = members.reduce((sum, one) => sum + Math.ceil(one.length / 32), 0);
  const slot = new Int32Array(nodes.length);
  const node = new Int32Array(words * 32).fill(-1);
  const wordRegion = new Int32Array(words);
  let word = 0;
  members.forEach((own, r) => {
    own.forEach((i, k) => {
      slot[i] = word * 32 + k;
      node[word * 32 + k] = i;
    });
    const end = word + Math.ceil(own.length / 32);
    wordRegion.fill(r, word, end);
    word = end;
  });
  return {words, regions: regions.length, slot, node, wordRegion};
}

/** The nodes for which `has` holds, as bits. */
export function bitsWhere(layout: Layout, has: (node: number) => boolean): Bitset {
  const bits = emptyBits(layout.words);
  for (let i = 0; i < layout.slot.length; i++) if (has(i)) setBit(bits, layout.slot[i] as number);
  return bits;
}

/** Node indexes of the set, ascending by slot. */
export function nodesIn(layout: Layout, bits: Bitset): number[] {
  const found: number[] = [];
  for (let w = 0; w < bits.length; w++) {
    for (let word = bits[w] as number; word !== 0; word &= word - 1) {
      found.push(layout.node[w * 32 + 31 - Math.clz32(word & -word)] as number);
    }
  }
  return found;
}
