import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Candidate, Explanation} from '../../model/explanation.ts';
import {factClasses} from '../drift/fact-classes.ts';
import type {FactTable} from '../drift/fact-table.ts';
import {randomFrom} from '../stats/random.ts';
import {explain} from './index.ts';
import {layoutOf} from './layout.ts';
import {splitsOf} from './splits.ts';
import {idsAt, named, on, one, sixty, tableOf} from './testing.ts';

/** Fleets of forty to ninety nodes in three regions, with one or two causes, noise, and readings that failed. */
const fleet = fc
  .record({
    size: fc.integer({min: 40, max: 90}),
    seed: fc.integer({min: 1, max: 1e6}),
    causes: fc.integer({min: 1, max: 2}),
    stray: fc.integer({min: 0, max: 2}),
  })
  .map(({size, seed, causes, stray}) => {
    const random = randomFrom(seed);
    const region = Array.from({length: size}, () => random.below(3));
    const slow = new Set<number>();
    const columns = Array.from({length: causes}, () => {
      const members = Array.from({length: 8}, () => random.below(size));
      for (const i of members) slow.add(i);
      return region.map((_, i) => (members.includes(i) ? 1 : random.next() < 0.03 ? -1 : 0));
    });
    for (let k = 0; k < stray; k++) slow.add(random.below(size));
    const noise = Array.from({length: 8}, () =>
      region.map(() => (random.next() < 0.2 ? 1 + random.below(3) : random.next() < 0.03 ? -1 : 0)),
    );
    return {region, slow: [...slow], columns: [...columns, ...noise]};
  });

test('each slow node is covered or unexplained, and each cover takes nodes the ones before it left', () => {
  let covers = 0;
  let several = 0;
  fc.assert(
    fc.property(fleet, ({region, slow, columns}) => {
      const table = tableOf(region, named(columns));
      const ids = idsAt(table, slow).sort();
      const {cover, candidates, uncovered} = one(table, ids, {deals: 100});
      let left = ids;
      for (const id of cover) {
        const candidate = candidates.find((each) => each.id === id);
        const after = left.filter((node) => !candidate?.nodes.includes(node));
        expect(after.length).toBeLessThan(left.length);
        left = after;
      }
      expect(uncovered).toEqual(left);
      if (cover.length > 0) covers++;
      if (cover.length > 1) several++;
    }),
    {seed: 1, numRuns: 40},
  );
  expect(covers).toBeGreaterThan(30);
  expect(several).toBeGreaterThan(8);
});

test('the counts of every candidate, combinations too, are those of counting node by node', () => {
  let combined = 0;
  let later = 0;
  fc.assert(
    fc.property(fleet, fc.boolean(), ({region, slow, columns}, together) => {
      // Slow only where these two facts meet makes combinations.
      const meeting = {
        half: region.map((_, i) => i % 2),
        some: region.map((_, i) => (i % 5 < 2 ? 1 : 0)),
      };
      const table = tableOf(region, {...named(columns), ...meeting});
      const both = region.flatMap((_, i) => (meeting.half[i] && meeting.some[i] ? [i] : []));
      const ids = idsAt(table, together ? both : slow);
      const {candidates, cover} = one(table, ids, {deals: 50});
      // A later cause is weighed without the slow nodes that those before it account for.
      const accounted = new Set<string>();
      candidates.forEach(({parts, counts, unknown, nodes}, at) => {
        if (parts.length > 1) combined++;
        if (at > 0 && at < cover.length) later++;
        if (at === cover.length) accounted.clear();
        const readings = table.nodes.map((_, i) => hasAll(parts, table, i));
        const count = (has: boolean, isSlow: boolean) =>
          readings.filter((own, i) => {
            const node = table.nodes[i] as string;
            return own === has && ids.includes(node) === isSlow && !accounted.has(node);
          }).length;
        const naive = {a: count(true, true), b: count(true, false)};
        expect(counts).toEqual({...naive, c: count(false, true), d: count(false, false)});
        expect(unknown).toBe(readings.filter((own) => own === null).length);
        expect(nodes).toEqual(table.nodes.filter((_, i) => readings[i] === true));
        if (at < cover.length) for (const node of nodes) accounted.add(node);
      });
    }),
    {seed: 2, numRuns: 40},
  );
  expect(combined).toBeGreaterThan(0);
  expect(later).toBeGreaterThan(0);
});

test('what no region holds in both values has no p and is nobody’s cause, however many nodes there are', () => {
  const regions = fc.array(fc.integer({min: 2, max: 25}), {minLength: 2, maxLength: 6});
  fc.assert(
    fc.property(
      regions,
      fc.infiniteStream(fc.boolean()),
      fc.infiniteStream(fc.nat(9)),
      (sizes, having, dice) => {
        const region = sizes.flatMap((size, r) => Array<number>(size).fill(r));
        const has = sizes.map(() => having.next().value as boolean);
        const codes = region.map((r) => (has[r] ? 1 : 0));
        const table = tableOf(region, {bound: codes});
        const slow = idsAt(
          table,
          region.flatMap((r, i) => ((dice.next().value as number) < (has[r] ? 8 : 1) ? [i] : [])),
        );
        const {candidates, cover} = one(table, slow);
        expect(cover).toEqual([]);
        for (const {p, pAdjusted, verdict} of candidates) {
          expect([p, pAdjusted]).toEqual([null, null]);
          expect(['confounded-with-region', 'explained-by-region']).toContain(verdict);
        }
      },
    ),
    {seed: 3, numRuns: 150},
  );
});

test('a fact that lies like another, its readings numbered otherwise and its name first, changes neither order nor family', () => {
  fc.assert(
    fc.property(fleet, fc.nat(), fc.constantFrom('aa.twin', 'zz.twin'), (given, which, name) => {
      const {region, slow, columns} = given;
      const like = columns[which % columns.length] ?? [];
      // 3 − code: the same nodes together, under other readings.
      const twin = {[name]: like.map((code) => (code < 0 ? code : 3 - code))};
      const plain = tableOf(region, named(columns));
      const more = tableOf(region, {...named(columns), ...twin});
      const sorted = {...more, facts: more.facts.toSorted((x, y) => (x.fact < y.fact ? -1 : 1))};
      const ids = idsAt(plain, slow);
      const [before, after] = [one(plain, ids, {deals: 50}), one(sorted, ids, {deals: 50})];
      expect(after.family).toEqual(before.family);
      expect(after.candidates.map(standingOf)).toEqual(before.candidates.map(standingOf));
      expect(after.uncovered).toEqual(before.uncovered);
      const splits = (table: FactTable) =>
        splitsOf(factClasses(table.facts), layoutOf(table), false, []).length;
      expect(splits(sorted)).toBe(splits(plain));
    }),
    {seed: 4, numRuns: 40},
  );
});

test('asking twice gives the same bytes, and so do slow and healthy nodes told in another order', () => {
  fc.assert(
    fc.property(fleet, fc.integer({min: 1, max: 1e6}), ({region, slow, columns}, seed) => {
      const table = tableOf(region, named(columns));
      const ids = idsAt(table, slow);
      const symptom = {id: 's', tags: ['network'], slow: ids, ok: okOf(table, ids)};
      const backward = {...symptom, slow: ids.toReversed(), ok: symptom.ok.toReversed()};
      const told = (given: typeof symptom) =>
        JSON.stringify(explain({table, deals: 100, seed, symptoms: [given]}));
      const first = told(symptom);
      expect(told(symptom)).toBe(first);
      expect(told(backward)).toBe(first);
    }),
    {seed: 5, numRuns: 15},
  );
});

test('labels dealt at random inside regions of unlike health explain nothing in nineteen fleets of twenty', () => {
  const random = randomFrom(41);
  const fleets = 200;
  // Both slowness and facts are commoner in some regions: only inside them is there nothing.
  const [slowShare, factShare] = [
    [0.05, 0.15, 0.45],
    [0.05, 0.2, 0.6],
  ] as const;
  let claimed = 0;
  let counted = 0;
  for (let i = 0; i < fleets; i++) {
    const columns = Array.from({length: 20}, () =>
      sixty.map((r) => (random.next() < (factShare[r] ?? 0) * random.next() ? 1 : 0)),
    );
    const table = tableOf(sixty, named(columns));
    const slow = table.nodes.filter((_, n) => random.next() < (slowShare[sixty[n] as number] ?? 0));
    const {cover, family} = one(table, slow, {deals: 200});
    if (cover.length > 0) claimed++;
    if (family.testable > 0) counted++;
  }
  expect(counted).toBe(fleets);
  expect(claimed / fleets).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / fleets));
});

test('another seed deals other labels, and says so', () => {
  const table = tableOf(sixty, {
    x: on([1, 4, 9, 14, 22]),
    y: on([1, 4, 9, 15, 23]),
    ...named(Array.from({length: 8}, (_, k) => sixty.map((_, i) => ((i + k) % 7 === 0 ? 1 : 0)))),
  });
  const symptom = {id: 's', tags: [], slow: idsAt(table, [1, 4, 9, 30, 41, 52])};
  const told = (seed: number) =>
    explain({table, seed, symptoms: [{...symptom, ok: okOf(table, symptom.slow)}]})[0];
  expect(JSON.stringify(told(7))).toBe(JSON.stringify(told(7)));
  expect([told(7)?.family.seed, told(8)?.family.seed]).toEqual([7, 8]);
});

/** What ranks a candidate; names of equals may change places. */
function standingOf({verdict, logOdds, lower, riskRatio, counts, pAdjusted}: Candidate) {
  return {verdict, logOdds, lower, riskRatio, counts, pAdjusted};
}

function okOf(table: FactTable, slow: readonly string[]): string[] {
  return table.nodes.filter((node) => !slow.includes(node));
}

/** Whether a node has all readings of a candidate; `null` where one of them is not known. */
function hasAll(parts: Explanation['candidates'][number]['parts'], table: FactTable, i: number) {
  const own = parts.map((facts) => {
    const told = facts.find(({partial}) => !partial);
    const coded = table.facts.find(({fact}) => fact === told?.fact);
    const code = coded?.codes[i] ?? -1;
    if (code < 0) return null;
    const same = JSON.stringify(coded?.readings[code]) === JSON.stringify(told?.reading);
    return same !== told?.other;
  });
  return own.includes(null) ? null : own.every((one) => one === true);
}
