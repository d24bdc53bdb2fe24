import fc from 'fast-check';
import {expect, test} from 'vitest';
import {RankedDrift} from '../../model/explanation.ts';
import type {FactLeaf, FactPolicy, NodeFacts} from '../../model/fact.ts';
import type {Message} from '../../model/message.ts';
import type {Node} from '../../model/node.ts';
import {acceptanceOf, expired} from './accepted.ts';
import {factClasses} from './fact-classes.ts';
import {type FactTable, factTableOf} from './fact-table.ts';
import {peerLogOdds, probabilityOf} from './peer-pressure.ts';
import {type RankDriftInput, rankDrift, rankingLimit} from './rank.ts';

const view = fc.record({
  peers: fc.integer({min: 1, max: 10_000}),
  readings: fc.integer({min: 2, max: 50}),
  prior: fc.double({min: 0.001, max: 0.5, noNaN: true}),
  share: fc.double({min: 0, max: 1, noNaN: true}),
});

test('the probability lies between 0 and 1, falls in m and c, rises in N and in the prior', () => {
  fc.assert(
    fc.property(view, ({peers, readings, prior, share}) => {
      const agreeing = Math.floor(share * (peers - 1));
      const at = (
        change: Partial<{peers: number; agreeing: number; readings: number}>,
        own = prior,
      ) => peerLogOdds({peers, agreeing, readings, ...change}, own);
      const p = probabilityOf(at({}));
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThan(1);
      expect(at({agreeing: agreeing + 1})).toBeLessThan(at({}));
      expect(at({readings: readings + 1})).toBeLessThan(at({}));
      expect(at({peers: peers + 1})).toBeGreaterThan(at({}));
      expect(at({}, prior * 1.01)).toBeGreaterThan(at({}));
    }),
  );
});

test('with the prior 1/t it is the closed form of PeerPressure', () => {
  fc.assert(
    fc.property(view, fc.integer({min: 2, max: 100}), ({peers: n, readings: c, share}, t) => {
      const m = Math.floor(share * n);
      const closed = (n + c) / (n + c * t + c * m * (t - 1));
      const p = probabilityOf(peerLogOdds({peers: n, agreeing: m, readings: c}, 1 / t));
      expect(p).toBeCloseTo(closed, 10);
    }),
  );
  const sure = peerLogOdds({peers: 9999, agreeing: 0, readings: 2}, 1 / 20);
  expect(probabilityOf(sure)).toBeCloseTo(0.996, 3);
  // The more peers agree, the surer it gets, without end.
  const surest = peerLogOdds({peers: 1e12, agreeing: 0, readings: 2}, 1 / 20);
  expect(probabilityOf(surest)).toBeCloseTo(1, 9);
});

test('two nodes of forty with a small MTU are ranked before two with another message of the day', () => {
  const [first, second] = ranked(40, (i) => ({
    'net.default.mtuBytes': i < 2 ? 1450 : 9000,
    'os.motd': i > 37 ? 'b' : 'a',
  }));
  expect(first).toMatchObject({
    facts: ['net.default.mtuBytes'],
    kind: 'within-region',
    message: {id: 'drift/minority', params: {count: 2, known: 40, fact: 'net.default.mtuBytes'}},
  });
  expect(second?.facts).toEqual(['os.motd']);
});

test('of two equal halves neither is called a majority, and both are told alike', () => {
  const [half] = ranked(12, (i) => ({x: i < 6 ? 'a' : 'b'}));
  expect(half?.message).toMatchObject({
    id: 'drift/halves',
    params: {
      count: 6,
      known: 12,
      one: {params: {value: 'a'}},
      other: {params: {value: 'b'}},
    },
  });
  const [thirds] = ranked(12, (i) => ({x: 'abc'[i % 3] ?? ''}));
  expect(thirds?.message).toMatchObject({id: 'drift/no-majority', params: {readings: 3}});
});

test('a text is quoted only where other nodes have a number', () => {
  const wordsOf = (values: (i: number) => Given) => {
    const [only] = ranked(6, (i) => ({x: values(i)}));
    const {value, majority} = only?.message.params ?? {};
    return [value, majority].map((one) => (one as Message).params?.value);
  };
  expect(wordsOf((i) => (i === 0 ? '1' : 1))).toEqual(['“1”', '1']);
  expect(wordsOf((i) => (i === 0 ? '1' : '2'))).toEqual(['1', '2']);
});

test('a fact that lies like another makes no class of its own', () => {
  const column = fc.array(fc.integer({min: -1, max: 3}), {minLength: 8, maxLength: 8});
  fc.assert(
    fc.property(fc.array(column, {minLength: 1, maxLength: 6}), (columns) => {
      const coded = (codes: number[], i: number) => ({
        fact: `f${i}`,
        policy: 'identical' as const,
        tag: 'os' as const,
        readings: [],
        codes: Int32Array.from(codes),
      });
      const facts = columns.map(coded);
      // Other numbers for the same readings are the same partition.
      const twin = (columns[0] as number[]).map((code) => (code < 0 ? code : 3 - code));
      expect(factClasses([...facts, coded(twin, 99)])).toHaveLength(factClasses(facts).length);
    }),
  );
});

test('a failed reading is unknown, and neither absent nor anybody’s value', () => {
  const table = tableOf(6, (i) => ({
    x: i === 0 ? {reason: 'timeout'} : i === 1 ? {reason: 'absent'} : 'v',
  }));
  expect([...(table.facts[0]?.codes ?? [])]).toEqual([-1, 1, 0, 0, 0, 0]);
  const failed = tableOf(6, (i) => ({x: i === 0 ? {reason: 'denied'} : 'v'}));
  expect(failed.facts).toEqual([]);
});

test('values inside the resolution share a reading; a text and a number never do', () => {
  const memory = tableOf(6, (i) => ({'memory.totalBytes': i === 5 ? 300_000 : 263_841 + i}));
  expect([...(memory.facts[0]?.codes ?? [])]).toEqual([0, 0, 0, 0, 0, 1]);
  const mixed = tableOf(6, (i) => ({x: i === 0 ? '5' : 5}));
  expect(mixed.facts[0]?.readings).toEqual([
    {kind: 'value', value: 5},
    {kind: 'value', value: '5'},
  ]);
});

test('many numbers are a measure: only those far from the rest are told apart', () => {
  const table = tableOf(30, (i) => ({x: i === 0 ? 5000 : 100 + 3 * i}));
  expect(table.facts[0]?.readings).toHaveLength(2);
  expect(table.facts[0]?.codes[0]).toBe(1);
});

test('a value of its own on every node is a serial number; three nodes may share two values', () => {
  expect(tableOf(3, (i) => ({x: `id-${i}`})).facts).toEqual([]);
  expect(tableOf(20, (i) => ({x: `id-${i >> 1 === 9 ? 9 : i}`})).facts).toEqual([]);
  expect(tableOf(3, (i) => ({x: i === 0 ? 'a' : 'b'})).facts).toHaveLength(1);
});

test('of a set each word that not all have is a fact', () => {
  const table = tableOf(6, (i) => ({
    'cpu.flags': i === 0 ? ['sse', 'avx'] : ['sse', 'avx', 'svm'],
  }));
  expect(table.facts.map(({fact}) => fact)).toEqual(['cpu.flags.svm']);
});

test('what is equal inside every region and differs between them is region drift', () => {
  const [only] = ranked(12, (i) => ({x: i % 3 === 0 ? 'a' : 'b'}));
  expect(only).toMatchObject({kind: 'region-drift', logOddsInRegion: null});
  const [inside] = ranked(12, (i) => ({x: i === 0 ? 'a' : 'b'}));
  expect(inside?.kind).toBe('within-region');
  expect(inside?.logOddsInRegion).not.toBeNull();
});

test('a golden node is right even when most differ from it', () => {
  const [only] = ranked(10, (i) => ({x: i === 4 ? 'good' : 'bad'}), {golden: 'n04'});
  expect(only?.message).toMatchObject({
    id: 'drift/against-golden',
    params: {count: 9, known: 10, golden: 'n04'},
  });
});

test('what changed lately and what a rule calls bad comes first', () => {
  const values = (i: number) => ({'os.a': i === 0 ? 1 : 2, 'os.b': i === 1 ? 1 : 2});
  const [recent] = ranked(10, values, {
    changedDaysAgo: new Map([
      ['os.b', 0],
      ['os.a', 90],
    ]),
  });
  expect(recent?.facts).toEqual(['os.b']);
  const [severe] = ranked(10, values, {severity: new Map([['os.b', 1]])});
  expect(severe?.facts).toEqual(['os.b']);
});

test('an accepted difference is marked until its day, on its nodes, and then counts again', () => {
  const entry = {fact: 'os.*', nodes: ['n00'], reason: 'trial', until: '2026-12-31'};
  const values = (i: number) => ({'os.a': i === 0 ? 1 : 2});
  const on = (today: string) => ranked(10, values, {accepted: [entry], today})[0]?.accepted;
  expect(on('2026-12-31')).toEqual({reason: 'trial', until: '2026-12-31'});
  expect(on('2027-01-01')).toBeNull();
  expect(expired([entry], '2027-01-01')).toEqual([entry]);
  expect(acceptanceOf(['os.a'], ['n00', 'n01'], [entry], '2026-12-01')).toBeNull();
});

test('three nodes are ranked by prior knowledge, and it is said', () => {
  expect(rankingLimit(tableOf(3, () => ({})))).toMatchObject({id: 'drift/few-nodes'});
  expect(rankingLimit(tableOf(4, () => ({})))).toBeNull();
});

test('the ranking is valid and the same for any order of nodes', () => {
  const value = fc.oneof(fc.constantFrom('a', 'b', 1, 2, true), fc.subarray(['x', 'y']));
  const leaves = fc.dictionary(fc.constantFrom('os.a', 'os.b', 'net.default.mtuBytes'), value);
  fc.assert(
    fc.property(fc.array(leaves, {minLength: 1, maxLength: 10}), (given) => {
      const values = (i: number) => given[i] ?? {};
      const forward = rankDrift({table: tableOf(given.length, values), today: TODAY});
      const backward = rankDrift({table: tableOf(given.length, values, true), today: TODAY});
      expect(JSON.stringify(backward)).toBe(JSON.stringify(forward));
      expect(RankedDrift.array().safeParse(forward).success).toBe(true);
    }),
  );
});

const TODAY = '2026-11-23';
type Given = string | number | boolean | string[] | {reason: 'absent' | 'denied' | 'timeout'};

function ranked(
  size: number,
  values: (i: number) => Record<string, Given>,
  more: Partial<RankDriftInput> = {},
): RankedDrift[] {
  return rankDrift({table: tableOf(size, values), today: TODAY, ...more});
}

function tableOf(
  size: number,
  values: (i: number) => Record<string, Given>,
  reversed = false,
): FactTable {
  const places = Array.from({length: size}, (_, i) => i);
  if (reversed) places.reverse();
  const nodes = places.map((i): Node => {
    return {id: idOf(i), reach: {kind: 'local'}, labels: {region: `r${i % 3}`}, origin: 'test'};
  });
  const facts = new Map(places.map((i) => [idOf(i), factsOf(idOf(i), values(i))]));
  const cohort = {id: 'fleet', key: {}, nodes: nodes.map(({id}) => id), regions: []};
  const policy = (fact: string): FactPolicy => ({
    policy: 'identical',
    tag: 'os',
    ...(fact === 'memory.totalBytes' ? {tolerance: {relative: 0.02}} : {}),
  });
  return factTableOf(cohort, nodes, facts, policy);
}

function idOf(i: number): string {
  return `n${String(i).padStart(2, '0')}`;
}

function factsOf(node: string, given: Record<string, Given>): NodeFacts {
  const leaves = Object.entries(given).map(([fact, value]): [string, FactLeaf] => {
    if (typeof value === 'object' && 'reason' in value) {
      return [fact, {reason: value.reason, message: {id: 'm/x'}, section: 's'}];
    }
    return [fact, {value, section: 's'}];
  });
  const section = {command: 's', exit: 0, durationMs: 1, bytes: 1, truncated: false};
  return {node, at: 't', sections: {s: section}, leaves: Object.fromEntries(leaves), dropped: []};
}
