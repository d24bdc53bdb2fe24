import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {FactLeaf, FactPolicy, FactValue, NodeFacts} from '../../model/fact.ts';
import type {Node} from '../../model/node.ts';
import {factTableOf} from './fact-table.ts';
import {rankDrift} from './rank.ts';

const AT = '2026-11-23T05:41:07.000Z';
const FACTS = ['os.a', 'os.b', 'net.default.mtuBytes', 'memory.totalBytes'];

test('numbers within the tolerance of one another share a reading, numbers well beyond it never', () => {
  const relative = fc.constantFrom(0.01, 0.02, 0.1);
  fc.assert(
    fc.property(
      fc.double({min: 1, max: 1e12, noNaN: true}),
      relative,
      fc.array(fc.double({min: 0, max: 0.45, noNaN: true}), {minLength: 5, maxLength: 12}),
      (base, tolerance, shares) => {
        const policy: Policy = {...IDENTICAL, tolerance: {relative: tolerance}};
        const near = shares.map((share) => base * (1 + share * tolerance));
        expect(tableOf([...near.map((x) => ({x}))], policy).facts).toEqual([]);
        const far = tableOf([...near.map((x) => ({x})), {x: base * (1 + 3 * tolerance)}], policy);
        expect([...(far.facts[0]?.codes ?? [])]).toEqual([...near.map(() => 0), 1]);
      },
    ),
    {seed: 1, numRuns: 150},
  );
});

test('a reading that failed is never absent nor equal to anything, and what is absent is never a value', () => {
  const reading = fc.constantFrom('v', 'w', 'absent', 'denied', 'timeout', 'unparsed');
  fc.assert(
    fc.property(fc.array(reading, {minLength: 3, maxLength: 14}), (given) => {
      const table = tableOf(given.map((one) => ({x: leafOf(one)})));
      for (const {codes, readings} of table.facts) {
        given.forEach((one, i) => {
          const told = readings[codes[i] as number];
          if (one === 'absent') expect(told).toEqual({kind: 'missing', reason: 'absent'});
          else if (one.length === 1) expect(told).toEqual({kind: 'value', value: one});
          else expect(codes[i]).toBe(-1);
        });
      }
      const distinct = new Set(given.filter((one) => one.length === 1 || one === 'absent'));
      if (distinct.size < 2) expect(table.facts).toEqual([]);
    }),
    {seed: 2, numRuns: 300},
  );
});

test('one more fact that lies like another joins its difference and adds none', () => {
  const value = fc.constantFrom<FactValue | undefined>('p', 'q', 7, undefined);
  const node = fc.dictionary(fc.constantFrom(...FACTS), value);
  fc.assert(
    fc.property(
      fc.array(node, {minLength: 3, maxLength: 12}),
      fc.constantFrom(...FACTS),
      (given, like) => {
        const twin = given.map((own) => {
          const its = own[like];
          return its === undefined ? own : {...own, 'zz.twin': `as ${its}`};
        });
        const before = rankDrift({table: tableOf(given), today: AT.slice(0, 10)});
        const after = rankDrift({table: tableOf(twin), today: AT.slice(0, 10)});
        expect(after).toHaveLength(before.length);
        const there = after.find(({facts}) => facts.includes('zz.twin'));
        if (before.some(({facts}) => facts.includes(like))) expect(there?.facts).toContain(like);
        expect(after.map(({facts}) => facts.filter((fact) => fact !== 'zz.twin'))).toEqual(
          before.map(({facts}) => facts),
        );
      },
    ),
    {seed: 3, numRuns: 200},
  );
});

type Policy = FactPolicy;
type Given = FactValue | FactLeaf | undefined;

const IDENTICAL: Policy = {policy: 'identical', tag: 'os'};

function leafOf(word: string): Given {
  if (word.length === 1) return word;
  const reason = word as 'absent' | 'denied' | 'timeout' | 'unparsed';
  return {reason, message: {id: 'm/x'}, section: 's'};
}

function tableOf(given: readonly Record<string, Given>[], policy: Policy = IDENTICAL) {
  const ids = given.map((_, i) => `n${String(i).padStart(2, '0')}`);
  const nodes = ids.map((id, i): Node => {
    return {id, reach: {kind: 'local'}, labels: {region: `r${i % 3}`}, origin: 'test'};
  });
  const facts = new Map(ids.map((id, i) => [id, factsOf(id, given[i] ?? {})]));
  return factTableOf({id: 'fleet', key: {}, nodes: ids, regions: []}, nodes, facts, () => policy);
}

function factsOf(node: string, given: Record<string, Given>): NodeFacts {
  const leaves = Object.entries(given).flatMap(([fact, one]): [string, FactLeaf][] => {
    if (one === undefined) return [];
    const isLeaf = typeof one === 'object' && !Array.isArray(one);
    return [[fact, isLeaf ? (one as FactLeaf) : {value: one as FactValue, section: 's'}]];
  });
  const section = {command: 's', exit: 0, durationMs: 1, bytes: 1, truncated: false};
  return {
    node,
    at: AT,
    sections: {s: section},
    leaves: Object.fromEntries(leaves),
    dropped: [],
  };
}
