import fc from 'fast-check';
import {expect, test} from 'vitest';
import {Explanation} from '../../model/explanation.ts';
import type {CodedFact} from '../drift/coded-fact.ts';
import {factClasses} from '../drift/fact-classes.ts';
import {randomFrom} from '../stats/random.ts';
import type {RuleClaim} from './index.ts';
import {bitsWhere, layoutOf} from './layout.ts';
import {splitsOf} from './splits.ts';
import {countRegions} from './tally.ts';
import {testable} from './tarone.ts';
import {idsAt, named, on, one, sixty, tableOf} from './testing.ts';

test('a cause of six nodes spread over three regions is found without a rule, and with one it is probable', () => {
  const table = tableOf(sixty, {
    'net.default.mtuBytes': on([1, 4, 9, 14, 22, 31]),
    other: on([3, 4, 5]),
  });
  const slow = idsAt(table, [1, 4, 9, 14, 22, 31]);
  const alone = one(table, slow);
  expect(alone).toMatchObject({
    verdict: 'unexplained-association',
    cover: ['net.default.mtuBytes value number 1'],
    uncovered: [],
  });
  expect(alone.candidates[0]?.counts).toEqual({a: 6, b: 0, c: 0, d: 54});
  const rules: RuleClaim[] = [
    {rule: 'overlay-black-hole', prior: 0.9, nodes: slow, facts: ['net.default.mtuBytes']},
  ];
  const ruled = one(table, slow, {rules});
  expect(ruled).toMatchObject({verdict: 'probable', experiment: null});
  expect(ruled.candidates[0]?.rules).toEqual(['overlay-black-hole']);
});

test('with three nodes nothing is shown: the whole class is told, with the one experiment that separates it', () => {
  const table = tableOf([1, 1, 1].fill(0), {
    'net.default.mtuBytes': on([1]),
    'os.prettyName': on([1]),
    'kernel.release': on([2]),
  });
  const result = one(table, ['n01']);
  expect(result).toMatchObject({
    verdict: 'hypothesis',
    cover: [],
    uncovered: ['n01'],
    limits: [{id: 'explain/limit-too-few'}],
    experiment: {id: 'explain/try-bisect', params: {count: 2, trials: 1, node: 'n01'}},
  });
  const facts = result.candidates[0]?.parts[0] ?? [];
  expect(facts.map(({fact}) => fact)).toEqual(['net.default.mtuBytes', 'os.prettyName']);
  expect(facts.reduce((sum, {share}) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(result.candidates).toHaveLength(1);
});

test('of three nodes a reading that failed does not part a fact from its class', () => {
  const table = tableOf([0, 0, 0], {whole: on([1]), partly: [0, 1, -1]});
  const [first] = one(table, ['n01']).candidates;
  expect(first?.parts[0]).toMatchObject([
    {fact: 'partly', partial: true},
    {fact: 'whole', partial: false},
  ]);
});

test('what differs only together with the region has no p and is called so', () => {
  const table = tableOf([0, 0, 0, 1, 1, 1, 2, 2, 2], {
    mtu: on([3, 4, 5]),
    also: on([3, 4, 5, 6, 7, 8]),
  });
  const result = one(table, ['n03', 'n04', 'n05']);
  expect(result).toMatchObject({
    verdict: 'confounded-with-region',
    cover: [],
    limits: [{id: 'explain/limit-confounded'}],
  });
  for (const {p, pAdjusted, verdict} of result.candidates) {
    expect([p, pAdjusted, verdict]).toEqual([null, null, 'confounded-with-region']);
  }
});

test('a fact that is commoner in the slow region but idle inside it is explained by the region', () => {
  // Two regions of 30; in the first two of three are slow, whether they have it or not.
  const regions = Array.from({length: 60}, (_, i) => (i < 30 ? 0 : 1));
  const slow = Array.from({length: 30}, (_, i) => i).filter((i) => i % 3 > 0);
  const having = [...Array.from({length: 24}, (_, i) => i), 40, 41];
  const table = tableOf(regions, {idle: on(having)});
  expect(one(table, idsAt(table, slow)).candidates).toMatchObject([
    {verdict: 'explained-by-region', id: 'idle value number 1'},
  ]);
});

test('two causes are both in the cover, and a slow node that neither has is unexplained', () => {
  const table = tableOf(sixty, {x: on([1, 2, 3, 20, 21, 22]), y: on([30, 31, 32, 33, 50, 51])});
  const result = one(table, idsAt(table, [1, 2, 3, 20, 21, 22, 30, 31, 32, 33, 50, 51, 40]));
  expect(new Set(result.cover)).toEqual(new Set(['x value number 1', 'y value number 1']));
  expect(result.uncovered).toEqual(['n40']);
});

test('two causes too small to be shown stand before a difference that fits as well alone, but leaves more over', () => {
  const regions = Array.from({length: 20}, (_, i) => i % 2);
  const table = tableOf(regions, {a: on([1, 4, 10]), y: on([1, 2, 3]), z: on([10, 11, 12])});
  const result = one(table, idsAt(table, [1, 2, 3, 10, 11, 12]));
  expect(result.cover).toEqual([]);
  expect(result.candidates.slice(0, 2).map(({id}) => id)).toEqual([
    'y value number 1',
    'z value number 1',
  ]);
});

test('two differences that are slow only together are found together', () => {
  const regions = Array.from({length: 120}, () => 0);
  const x = Array.from({length: 40}, (_, i) => i);
  const y = Array.from({length: 40}, (_, i) => i + 25);
  const table = tableOf(regions, {x: on(x), y: on(y)});
  const slow = idsAt(
    table,
    Array.from({length: 15}, (_, i) => i + 25),
  );
  const [first] = one(table, slow).candidates;
  expect(first?.id.split(' & ').sort()).toEqual(['x value number 1', 'y value number 1']);
  expect(first?.counts).toMatchObject({a: 15, b: 0});
});

test('a consequence is never a candidate, and no node is a peer of nothing', () => {
  const table = tableOf(sixty, {load: on([1, 4, 9, 14, 22, 31])}, 'symptom');
  expect(one(table, idsAt(table, [1, 4, 9, 14, 22, 31]))).toMatchObject({
    verdict: 'unexplained',
    candidates: [],
  });
});

test('one node, two nodes, all slow and none slow each say what is lacking', () => {
  const limit = (regions: number[], slow: number[]) => {
    const table = tableOf(regions, {x: on([0])});
    return one(table, idsAt(table, slow)).limits.map(({id}) => id);
  };
  expect(limit([0], [0])).toEqual(['explain/limit-one-node']);
  expect(limit([0, 0], [0])).toEqual(['explain/limit-two-nodes', 'explain/limit-too-few']);
  expect(limit([0, 0, 0], [0, 1, 2])).toEqual(['explain/limit-all-slow']);
  expect(limit([0, 0, 0], [])).toEqual(['explain/limit-none-slow']);
});

test('machines of one host count together', () => {
  const table = tableOf(Array(60).fill(0), {x: on([0, 1, 2, 3, 4, 5])});
  const hosts = {...table, host: Int32Array.from(table.nodes, (_, i) => Math.floor(i / 6))};
  const slow = idsAt(table, [0, 1, 2, 3, 4, 5]);
  expect(one(table, slow).verdict).toBe('unexplained-association');
  expect(one(hosts, slow).verdict).not.toBe('unexplained-association');
});

test('the measured values show the shift inside regions, time-outs included', () => {
  const table = tableOf(sixty, {x: on([1, 4, 9, 14, 22, 31])});
  const slow = idsAt(table, [1, 4, 9, 14, 22, 31]);
  const worse = new Map(table.nodes.map((node) => [node, slow.includes(node) ? 2 : 1]));
  worse.set('n01', Number.POSITIVE_INFINITY);
  worse.set('n02', Number.NaN);
  const [first] = one(table, slow, {worse}).candidates;
  expect(first?.shift).toBe(1);
  expect(first?.shiftP).toBeLessThan(1e-6);
});

const code = fc.constantFrom(-1, 0, 0, 0, 1, 1, 2);
const fleet = fc
  .record({size: fc.integer({min: 1, max: 40}), facts: fc.integer({min: 1, max: 6})})
  .chain(({size, facts}) => {
    const column = fc.array(code, {minLength: size, maxLength: size});
    const region = fc.array(fc.nat(2), {minLength: size, maxLength: size});
    const slow = fc.array(fc.boolean(), {minLength: size, maxLength: size});
    return fc.record({
      region,
      slow,
      columns: fc.array(column, {minLength: facts, maxLength: facts}),
    });
  });

test('counts on bits are those of counting node by node', () => {
  fc.assert(
    fc.property(fleet, ({region, slow, columns}) => {
      const table = tableOf(region, named(columns));
      const layout = layoutOf(table);
      const labels = {
        slow: bitsWhere(layout, (i) => slow[i] === true),
        ok: bitsWhere(layout, (i) => slow[i] === false),
      };
      for (const split of splitsOf(factClasses(table.facts), layout, false, [])) {
        const regions = countRegions(split, labels, layout);
        const naive = table.regions.map(() => ({a: 0, b: 0, c: 0, d: 0}));
        const {fact, code: wanted, other} = split.facts[0] as (typeof split.facts)[number];
        fact.codes.forEach((own, i) => {
          if (own < 0) return;
          const has = (own === wanted) !== other;
          const key = has ? (slow[i] ? 'a' : 'b') : slow[i] ? 'c' : 'd';
          const counts = naive[table.region[i] as number];
          if (counts !== undefined) counts[key]++;
        });
        if (!split.facts[0]?.partial) expect(regions).toEqual(naive);
      }
    }),
  );
});

test('each slow node is covered or unexplained, each cover adds a node, and the output is valid', () => {
  fc.assert(
    fc.property(fleet, ({region, slow, columns}) => {
      const table = tableOf(region, named(columns));
      const ids = table.nodes.filter((_, i) => slow[i]);
      const result = one(table, ids);
      expect(Explanation.safeParse(JSON.parse(JSON.stringify(result))).success).toBe(true);
      let left = [...ids];
      for (const id of result.cover) {
        const candidate = result.candidates.find((each) => each.id === id);
        const fewer = left.filter((node) => !candidate?.nodes.includes(node));
        expect(fewer.length).toBeLessThan(left.length);
        left = fewer;
      }
      expect(result.uncovered).toEqual(left.sort());
    }),
    {numRuns: 60},
  );
});

test('the order of nodes and facts changes no byte', () => {
  fc.assert(
    fc.property(fleet, ({region, slow, columns}) => {
      const table = tableOf(region, named(columns));
      const ids = table.nodes.filter((_, i) => slow[i]);
      const again = {...table, facts: [...table.facts]};
      const first = JSON.stringify(one(table, ids));
      expect(JSON.stringify(one(again, [...ids].reverse()))).toBe(first);
    }),
    {numRuns: 40},
  );
});

test('a fact that could be of two classes stays where it is when one of them grows', () => {
  const columns = {narrow: on([0]), partly: [1, -1, -1], wide: on([0, 2])};
  const slow = ['n00', 'n02'];
  const before = one(tableOf([0, 0, 0], columns), slow);
  const more = one(
    tableOf([0, 0, 0], {...columns, 'zz.narrow': on([0]), 'zz.wide': on([0, 2])}),
    slow,
  );
  expect(more.candidates.map(({id}) => id)).toEqual(before.candidates.map(({id}) => id));
});

test('a fact that lies like another changes neither the order nor the number of tests', () => {
  fc.assert(
    fc.property(fleet, ({region, slow, columns}) => {
      const table = tableOf(region, named(columns));
      const ids = table.nodes.filter((_, i) => slow[i]);
      const twin = {...(table.facts[0] as CodedFact), fact: 'zz.twin'};
      const more = one({...table, facts: [...table.facts, twin]}, ids);
      const before = one(table, ids);
      expect(more.family).toEqual(before.family);
      expect(more.candidates.map(({id}) => id)).toEqual(before.candidates.map(({id}) => id));
    }),
    {numRuns: 40},
  );
});

test('labels dealt at random inside regions are explained in one fleet of twenty at most', () => {
  const random = randomFrom(17);
  const fleets = 300;
  let claimed = 0;
  for (let i = 0; i < fleets; i++) {
    const columns = Array.from({length: 25}, () =>
      sixty.map(() => (random.next() < 0.3 * random.next() ? 1 : 0)),
    );
    const table = tableOf(sixty, named(columns));
    const slow = table.nodes.filter(() => random.next() < 0.15);
    if (one(table, slow, {deals: 200}).cover.length > 0) claimed++;
  }
  expect(claimed / fleets).toBeLessThanOrEqual(0.05 + 3 * Math.sqrt((0.05 * 0.95) / fleets));
});

test('tests that could never pass do not make the others pay', () => {
  expect(testable([0.001, 0.002, 0.3, 0.3, 0.3], 0.05)).toEqual([true, true, false, false, false]);
  expect(testable([], 0.05)).toEqual([]);
});

/** Sixty machines of one region on the hosts that `of` gives. */
const hosted = (columns: Record<string, ReadonlySet<number>>, of: (i: number) => number) => ({
  ...tableOf(Array(60).fill(0), columns),
  host: Int32Array.from({length: 60}, (_, i) => of(i)),
});
const onHosts = (hosts: readonly number[], of: (i: number) => number) =>
  on(Array.from({length: 60}, (_, i) => i).filter((i) => hosts.includes(of(i))));

test('two differences that meet on one slow host of ten are no cause: hosts count, not their machines', () => {
  const of = (i: number) => Math.floor(i / 6);
  const x = onHosts([0, 1, 2, 3], of);
  const y = onHosts([0, 4, 5, 6], of);
  const table = hosted({x, y}, of);
  const told = one(table, idsAt(table, [0, 1, 2, 3, 4, 5]));
  expect(told.cover).toEqual([]);
  expect(told.limits.map(({id}) => id)).toContain('explain/limit-too-few');
});

test('two differences that meet on five slow hosts of thirty are a cause together', () => {
  const of = (i: number) => Math.floor(i / 2);
  const x = onHosts([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], of);
  const y = onHosts([0, 1, 2, 3, 4, 20, 21, 22, 23, 24, 25, 26], of);
  const table = hosted({x, y}, of);
  const {cover} = one(table, idsAt(table, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
  expect(cover).toEqual(['x value number 1 & y value number 1']);
});

test('nodes that an earlier cause accounts for are not told as nodes that could not tell', () => {
  const table = tableOf(sixty, {x: on([1, 2, 3, 20, 21, 22]), y: on([30, 31, 32, 33, 50, 51])});
  const slow = idsAt(table, [1, 2, 3, 20, 21, 22, 30, 31, 32, 33, 50, 51]);
  expect(one(table, slow).candidates.map(({unknown}) => unknown)).toEqual([0, 0]);
});

test('few nodes are blamed only where few nodes are what is lacking', () => {
  const table = tableOf(sixty, {x: on([0])});
  const {limits, verdict} = one(table, idsAt(table, [0, 1, 2, 4, 5, 6, 7]));
  expect(limits.map(({id}) => id)).toEqual(['explain/limit-none-fits']);
  expect(verdict).toBe('unexplained');
});

test('a class of rules alone is named by the most confident, whichever was told first', () => {
  const table = tableOf([0, 0, 0, 0], {x: on([2])});
  const claim = (rule: string, prior: number) => ({rule, prior, nodes: ['n01'], facts: []});
  const rules = [claim('a', 0.4), claim('b', 0.7)];
  const ids = (given: typeof rules) =>
    one(table, ['n01'], {rules: given}).candidates.map(({id}) => id);
  expect(ids(rules)).toEqual(ids(rules.toReversed()));
  expect(ids(rules)[0]).toBe('rule:b');
});
