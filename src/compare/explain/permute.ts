import type {Bitset} from '../stats/bitset.ts';
import {bitsIn, countAt, countBoth, emptyBits, setBit} from '../stats/bitset.ts';
import {type Overlap, tailsOf} from '../stats/hypergeometric.ts';
import {type Random, randomFrom} from '../stats/random.ts';
import {type Layout, nodesIn} from './layout.ts';
import type {Labels} from './tally.ts';

/** A split as the permutations see it: who has it, what is fixed by the regions that cannot tell, its chances. */
export type Tested = {with: Bitset; slots: Int32Array; tails: Float64Array; least: number};

export function testedOf(having: Bitset, overlap: Overlap, layout: Layout): Tested {
  const nodes = nodesIn(layout, having);
  return {
    with: having,
    slots: Int32Array.from(nodes, (node) => layout.slot[node] as number),
    tails: tailsOf(overlap),
    least: overlap.least,
  };
}

/** How often chance did as well. `best`: smallest p of the whole family, per deal, ascending. */
export type Dealt = {best: Float64Array; asOften: Int32Array; deals: number};

/**
 * Deals the labels anew inside each region, many times, and notes the smallest p each deal gives (Westfall and
 * Young): a p that few deals reach is no accident of having looked at many facts. With hosts, whole hosts change
 * places with hosts of the same region and size, as machines of one host are slow together.
 */
export function dealLabels(
  tested: readonly Tested[],
  labels: Labels,
  layout: Layout,
  host: Int32Array | null,
  deals: number,
  seed: number,
): Dealt {
  const random = randomFrom(seed);
  const deal = host === null ? dealerOfNodes(labels, layout) : dealerOfHosts(labels, layout, host);
  const observed = tested.map((one) => pOf(one, labels.slow, bitsIn(labels.slow)));
  const asOften = new Int32Array(tested.length);
  const best = new Float64Array(deals);
  const slow = emptyBits(layout.words);
  for (let i = 0; i < deals; i++) {
    deal(slow, random);
    const slots = bitsIn(slow);
    let smallest = 1;
    for (let k = 0; k < tested.length; k++) {
      const p = pOf(tested[k] as Tested, slow, slots);
      if (p < smallest) smallest = p;
      if (p <= (observed[k] as number)) asOften[k] = (asOften[k] as number) + 1;
    }
    best[i] = smallest;
  }
  best.sort();
  return {best, asOften, deals};
}

/** Share of deals whose best is at least as good, the observed one counted in. */
export function adjusted(p: number, {best, deals}: Dealt): number {
  let from = 0;
  let to = deals;
  // Equal chances may differ in the last digit.
  const bound = p * (1 + 1e-9);
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((best[middle] as number) <= bound) from = middle + 1;
    else to = middle;
  }
  return (from + 1) / (deals + 1);
}

function pOf(
  {with: having, slots, tails, least}: Tested,
  slow: Bitset,
  slowSlots: Int32Array,
): number {
  const at = countShared(having, slots, slow, slowSlots) - least;
  return at <= 0 ? 1 : (tails[at] ?? 0);
}

/** By whichever is shortest: the members of one side, of the other, or all words. */
function countShared(
  one: Bitset,
  slotsOfOne: Int32Array,
  other: Bitset,
  slotsOfOther: Int32Array,
): number {
  const fewest = Math.min(slotsOfOne.length, slotsOfOther.length);
  if (fewest > one.length) return countBoth(one, other);
  return fewest === slotsOfOne.length ? countAt(slotsOfOne, other) : countAt(slotsOfOther, one);
}

type Dealer = (into: Bitset, random: Random) => void;

function dealerOfNodes({slow, ok}: Labels, layout: Layout): Dealer {
  const regions = Array.from({length: layout.regions}, () => ({slots: [] as number[], slow: 0}));
  for (const [bits, isSlow] of [
    [slow, 1],
    [ok, 0],
  ] as const) {
    for (const node of nodesIn(layout, bits)) {
      const slot = layout.slot[node] as number;
      const region = regions[layout.wordRegion[slot >>> 5] as number];
      region?.slots.push(slot);
      if (region !== undefined) region.slow += isSlow;
    }
  }
  const strata = regions
    .filter((one) => one.slow > 0)
    .map((one) => ({slots: Int32Array.from(one.slots).sort(), slow: one.slow}));
  return (into, random) => {
    into.fill(0);
    for (const {slots, slow: count} of strata) {
      for (let i = 0; i < count; i++) {
        const j = i + random.below(slots.length - i);
        const drawn = slots[j] as number;
        slots[j] = slots[i] as number;
        slots[i] = drawn;
        setBit(into, drawn);
      }
    }
  };
}

function dealerOfHosts({slow, ok}: Labels, layout: Layout, host: Int32Array): Dealer {
  const members = new Map<string, {slots: number[]; marks: boolean[]}>();
  const marked = new Set(nodesIn(layout, slow));
  const nodes = [...marked, ...nodesIn(layout, ok)].sort((a, b) => a - b);
  for (const node of nodes) {
    const slot = layout.slot[node] as number;
    const key = `${layout.wordRegion[slot >>> 5]} ${host[node]}`;
    const there = members.get(key) ?? {slots: [], marks: []};
    there.slots.push(slot);
    there.marks.push(marked.has(node));
    members.set(key, there);
  }
  const strata = Map.groupBy(members, ([key, {slots}]) => `${key.split(' ')[0]} ${slots.length}`);
  const groups = [...strata.values()].map((entries) => ({
    places: entries.map(([, {slots}]) => slots),
    marks: entries.map(([, {marks}]) => marks),
  }));
  return (into, random) => {
    into.fill(0);
    for (const {places, marks} of groups) {
      for (let i = marks.length - 1; i >= 0; i--) {
        const j = random.below(i + 1);
        const drawn = marks[j] as boolean[];
        marks[j] = marks[i] as boolean[];
        marks[i] = drawn;
        drawn.forEach((isSlow, k) => {
          if (isSlow) setBit(into, (places[i] as number[])[k] as number);
        });
      }
    }
  };
}
