import type {CodedFact} from '../drift/coded-fact.ts';
import {expertWeight} from '../drift/expert-prior.ts';
import type {FactClass} from '../drift/fact-classes.ts';
import {byText} from '../order.ts';
import {
  type Bitset,
  countBits,
  emptyBits,
  intersection,
  sameBits,
  setBit,
} from '../stats/bitset.ts';
import {fingerprint} from '../stats/hash.ts';
import {bitsWhere, type Layout} from './layout.ts';

/** A fact and what it reads; `other`: anything but that; `partial`: some nodes could not tell. */
export type SplitFact = {fact: CodedFact; code: number; other: boolean; partial: boolean};

/** One way to split the nodes, with everything that splits them so. */
export type Split = {
  with: Bitset;
  /** Nodes that could tell; the others are in no cell. */
  known: Bitset;
  facts: SplitFact[];
  rules: RuleClaim[];
  /** Belief before the data: the largest weight among its facts, as a class is as plausible as its best member. */
  weight: number;
};

/** A rule that says how some facts make some nodes slow. */
export type RuleClaim = {
  rule: string;
  /** Its confidence, 0..1, before the comparison. */
  prior: number;
  /** Nodes it speaks of. */
  nodes: readonly string[];
  /** Facts it speaks of, by full name. A split by one of them that lies on these nodes is the rule’s. */
  facts: readonly string[];
};

/**
 * The splits worth testing, one per class. Of each partition: every reading of the minority against the rest and,
 * of three or more readings, all that is not the majority’s. Where no reading has a majority, or where most nodes
 * are slow, the commonest counts as well: then it may be the majority that is wrong.
 */
export function splitsOf(
  classes: readonly FactClass[],
  layout: Layout,
  mostAreSlow: boolean,
  symptomTags: readonly string[],
): Split[] {
  const splits: Split[] = [];
  const places = new Map<number, Split[]>();
  for (const {facts} of classes) {
    const own = facts.filter(({policy}) => policy === 'identical');
    const first = own[0];
    if (first === undefined) continue;
    const weight = Math.max(...own.map((one) => expertWeight(one.fact, one.tag, symptomTags)));
    for (const {code, other, bits, known} of splitsOfPartition(first, layout, mostAreSlow)) {
      const members = own.map((fact) => ({
        fact,
        code: codeLike(first, code, fact),
        other,
        partial: false,
      }));
      const key = fingerprint(bits, fingerprint(known) >>> 0);
      const bucket = places.get(key) ?? [];
      const there = bucket.find((one) => sameBits(one.with, bits) && sameBits(one.known, known));
      if (there !== undefined) {
        // One fact may name the same split twice: “is 1400” and “is not 9000”.
        there.facts.push(...members.filter((m) => !there.facts.some((f) => f.fact === m.fact)));
        there.weight = Math.max(there.weight, weight);
        continue;
      }
      const split: Split = {with: bits, known, facts: members, rules: [], weight};
      bucket.push(split);
      places.set(key, bucket);
      splits.push(split);
    }
  }
  return layout.slot.length <= FEW_NODES ? partialJoined(splits) : splits;
}

/** Above this a failed reading or two make no difference. */
const FEW_NODES = 64;

/**
 * With few nodes one failed reading would put a fact into a class of its own. Such a fact joins a class that agrees
 * with it wherever it was read, whatever the labels say: the one that takes the fewest of the others along. How many
 * facts a class has does not count, or one more that says the same would move facts from class to class.
 */
function partialJoined(splits: readonly Split[]): Split[] {
  const readBy = splits.map((split) => countBits(split.known));
  const most = Math.max(0, ...readBy);
  const whole = splits.filter((_, i) => readBy[i] === most);
  const names = new Map(whole.map((split) => [split, firstNameOf(split)]));
  whole.sort(
    (a, b) =>
      countBits(a.with) - countBits(b.with) || byText(names.get(a) ?? '', names.get(b) ?? ''),
  );
  const sizes = new Map(whole.map((split) => [split, split.facts.length]));
  return splits.filter((split) => {
    if (sizes.has(split)) return true;
    const host = whole.find((one) => sameBits(intersection(one.with, split.known), split.with));
    if (host === undefined || countBits(host.with) === 0) return true;
    host.facts.push(...split.facts.map((fact) => ({...fact, partial: true})));
    host.weight = Math.max(host.weight, split.weight);
    return false;
  });
}

function firstNameOf({facts}: Split): string {
  return facts.map(({fact}) => fact.fact).reduce((a, b) => (byText(a, b) <= 0 ? a : b));
}

/** Facts of one class number their readings differently; the same nodes show which reading is meant. */
function codeLike(first: CodedFact, code: number, fact: CodedFact): number {
  if (fact === first) return code;
  return fact.codes[first.codes.indexOf(code)] ?? code;
}

type Part = {code: number; other: boolean; bits: Bitset; known: Bitset};

/** Readings on a single node of a fact with more readings than this are not split off one by one. */
const MOST_READINGS = 64;

function splitsOfPartition(fact: CodedFact, layout: Layout, mostAreSlow: boolean): Part[] {
  const sets: Bitset[] = fact.readings.map(() => emptyBits(0));
  const shown = Math.min(fact.readings.length, MOST_READINGS);
  for (let code = 0; code < shown; code++) sets[code] = emptyBits(layout.words);
  const known = emptyBits(layout.words);
  for (let i = 0; i < fact.codes.length; i++) {
    const code = fact.codes[i] as number;
    if (code < 0) continue;
    setBit(known, layout.slot[i] as number);
    if (code < shown) setBit(sets[code] as Bitset, layout.slot[i] as number);
  }
  const largest = countBits(sets[0] ?? known);
  const hasMajority = largest * 2 > countBits(known);
  const from = hasMajority && !mostAreSlow ? 1 : 0;
  const parts: Part[] = [];
  for (let code = from; code < shown; code++) {
    const bits = sets[code] as Bitset;
    if (countBits(bits) > 0) parts.push({code, other: false, bits, known});
  }
  if (fact.readings.length > 2 && hasMajority) {
    const bits = bitsWhere(layout, (i) => (fact.codes[i] as number) > 0);
    parts.push({code: 0, other: true, bits, known});
  }
  return parts;
}
