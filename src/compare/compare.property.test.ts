import fc from 'fast-check';
import {expect, test} from 'vitest';
import {service} from '../diagnose/testing.ts';
import {docsPolicies} from '../diagnose/testing-policies.ts';
import type {FactLeaf, NodeFacts} from '../model/fact.ts';
import type {Node} from '../model/node.ts';
import type {PathResult} from '../model/path.ts';
import {compare} from './index.ts';

const PATHS = [
  'kernel.release',
  'cpu.flags',
  'memory.totalBytes',
  'os.hostname',
  'net.link.eth0.mtuBytes',
];

const leaf: fc.Arbitrary<FactLeaf> = fc.oneof(
  fc.constantFrom('6.1', '5.15', 1500, 1400, true).map((value) => ({value, section: 's'})),
  fc.subarray(['sse', 'avx', 'svm']).map((value) => ({value, section: 's'})),
  fc
    .constantFrom('absent', 'denied', 'timeout', 'unparsed')
    .map((reason) => ({reason, message: {id: 'm/x'}, section: 's'}) as const),
);
const leaves = fc.dictionary(fc.constantFrom(...PATHS), leaf);
const fleet = fc.array(
  fc.record({region: fc.constantFrom('hk', 'bj', 'sg'), leaves: fc.option(leaves)}),
  {minLength: 1, maxLength: 8},
);

test('the order of nodes, facts, leaves and paths changes nothing', () => {
  fc.assert(
    fc.property(fleet, fc.infiniteStream(fc.nat(1000)), (given, order) => {
      const members = given.map((one, i) => ({...one, id: `n${i}`}));
      const paths = members.map(({id, region}, i) =>
        service({from: id, to: `service:${region}`, totalMs: [i * 100, i * 90 + 5, i * 80 + 9]}),
      );
      const shuffled = shuffle(members, order).map((one) => ({
        ...one,
        leaves: one.leaves && Object.fromEntries(shuffle(Object.entries(one.leaves), order)),
      }));
      const again = run(shuffled, shuffle(paths, order));
      expect(JSON.stringify(again)).toBe(JSON.stringify(run(members, paths)));
    }),
  );
});

test('a fleet of equals has no partition, and everything told is equal', () => {
  fc.assert(
    fc.property(leaves, fc.integer({min: 2, max: 6}), (same, count) => {
      const members = Array.from({length: count}, (_, i) => ({
        id: `n${i}`,
        region: 'hk',
        leaves: same,
      }));
      const {partitions, cohorts} = run(members, []);
      expect(partitions).toEqual([]);
      expect(cohorts).toHaveLength(1);
    }),
  );
});

test('every node of a cohort is in exactly one group or unknown, unless it merely lacks the thing', () => {
  fc.assert(
    fc.property(fleet, (given) => {
      const members = given.map((one, i) => ({...one, id: `n${i}`}));
      const {partitions, cohorts} = run(members, []);
      for (const {cohort, fact, groups, unknown} of partitions) {
        const told = [...groups.flatMap((group) => group.nodes), ...unknown].sort();
        expect(new Set(told).size).toBe(told.length);
        const all = cohorts.find(({id}) => id === cohort)?.nodes;
        if (!fact.startsWith('net.link.')) expect(told).toEqual(all);
      }
    }),
  );
});

test('a node that could not tell is in no group', () => {
  fc.assert(
    fc.property(fleet, (given) => {
      const members = given.map((one, i) => ({...one, id: `n${i}`}));
      for (const {fact, groups, unknown} of run(members, []).partitions) {
        for (const {id, leaves: own} of members) {
          const seen = own?.[fact];
          const failed = own === null || (seen && 'reason' in seen && seen.reason !== 'absent');
          if (!failed) continue;
          expect(unknown).toContain(id);
          expect(groups.flatMap((group) => group.nodes)).not.toContain(id);
        }
      }
    }),
  );
});

test('regions that draw their answer times from one lot are rarely called slow', () => {
  // Long tails, as on a busy machine; seeded, so the count is what it is.
  const lot = fc.array(fc.integer({min: 1, max: 1000}), {minLength: 60, maxLength: 60});
  const runs = fc.sample(lot, {numRuns: 500, seed: 7});
  const alarmed = runs.filter((draws) => {
    const members = ['bj', 'hk', 'sg'].flatMap((region) =>
      [1, 2].map((n) => ({id: `${region}-${n}`, region, leaves: {}})),
    );
    const paths = members.map(({id, region}, i) =>
      service({
        from: id,
        to: `service:${region}`,
        totalMs: draws.slice(i * 10, i * 10 + 10).map((ms) => 30 + 100_000 / ms ** 1.3),
      }),
    );
    return run(members, paths).symptoms.length > 0;
  });
  expect(alarmed.length).toBeLessThanOrEqual(5);
});

type Member = {id: string; region: string; leaves: Record<string, FactLeaf> | null};

function run(members: readonly Member[], paths: readonly PathResult[]) {
  const nodes = members.map(
    ({id, region}): Node => ({id, reach: {kind: 'local'}, labels: {region}, origin: 'x'}),
  );
  const facts = new Map<string, NodeFacts>();
  const section = {command: 'x', exit: 0, durationMs: 1, bytes: 1, truncated: false};
  for (const {id, leaves: own} of members) {
    if (own === null) continue;
    facts.set(id, {node: id, at: 't', sections: {s: section}, leaves: own, dropped: []});
  }
  return compare({
    inventory: {nodes, services: [], expectations: []},
    facts,
    factsAfter: new Map(),
    paths,
    policies: docsPolicies,
  });
}

function shuffle<T>(all: readonly T[], order: Iterator<number>): T[] {
  return all
    .map((one) => ({one, key: order.next().value as number}))
    .sort((a, b) => a.key - b.key)
    .map(({one}) => one);
}
