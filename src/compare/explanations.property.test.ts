import fc from 'fast-check';
import {expect, test} from 'vitest';
import {service} from '../diagnose/testing.ts';
import type {FactLeaf, FactValue, NodeFacts, PolicyTable} from '../model/fact.ts';
import type {Finding} from '../model/finding.ts';
import type {Node} from '../model/node.ts';
import {compare, explainComparison, surveyOf} from './index.ts';
import {randomFrom, shuffle} from './stats/random.ts';

const POLICIES: PolicyTable = [
  ['load.*', {policy: 'symptom', tag: 'cpu'}],
  ['**', {policy: 'identical', tag: 'network'}],
];

type Member = {id: string; region: string; leaves: Record<string, FactLeaf>; totalMs: number[]};

/** Fleets of nine to thirty nodes, a quarter slow with a cause of their own, and readings that failed. */
const fleet = fc
  .record({size: fc.integer({min: 9, max: 30}), seed: fc.integer({min: 1, max: 1e6})})
  .map(({size, seed}): Member[] => {
    const random = randomFrom(seed);
    const leaf = (value: FactValue): FactLeaf =>
      random.next() < 0.04
        ? {reason: 'timeout', message: {id: 'm/x'}, section: 's'}
        : {value, section: 's'};
    return Array.from({length: size}, (_, i) => {
      const isSlow = i % 4 === 1;
      const leaves: Record<string, FactLeaf> = {
        'net.default.mtuBytes': leaf(isSlow ? 1400 : 1500),
        'kernel.release': leaf(random.next() < 0.3 ? '6.1' : '6.2'),
        'os.versionId': leaf(random.next() < 0.2 ? '11' : '12'),
        'load.one': leaf(isSlow ? 9 : 1),
      };
      const totalMs = Array.from({length: 5}, () => (isSlow ? 900 : 100) + 20 * random.next());
      return {id: `n${String(i).padStart(2, '0')}`, region: `r${i % 3}`, leaves, totalMs};
    });
  });

test('the order of nodes, facts, leaves, paths and findings changes no byte of comparison and explanations', () => {
  let explained = 0;
  fc.assert(
    fc.property(fleet, fc.integer({min: 1, max: 1e6}), (members, seed) => {
      const random = randomFrom(seed);
      const findings = [finding('a', 0.4), finding('b', 0.7)];
      const told = run(members, findings, members);
      const mixed = shuffle([...members], random).map((one) => ({
        ...one,
        leaves: Object.fromEntries(shuffle(Object.entries(one.leaves), random)),
      }));
      const again = run(mixed, findings.toReversed(), shuffle([...members], random));
      expect(JSON.stringify(again)).toBe(JSON.stringify(told));
      expect(JSON.stringify(run(members, findings, members))).toBe(JSON.stringify(told));
      explained += told.explanations.length;
    }),
    {seed: 1, numRuns: 40},
  );
  expect(explained).toBeGreaterThan(20);
});

test('what is a consequence of slowness is in no candidate, however well it fits', () => {
  fc.assert(
    fc.property(fleet, (members) => {
      for (const {candidates} of run(members, [], members).explanations) {
        const facts = candidates.flatMap(({parts}) => parts.flat().map(({fact}) => fact));
        expect(facts).not.toContain('load.one');
      }
    }),
    {seed: 2, numRuns: 20},
  );
});

function run(members: readonly Member[], findings: readonly Finding[], asked: readonly Member[]) {
  const nodes = members.map(
    ({id, region}): Node => ({id, reach: {kind: 'local'}, labels: {region}, origin: 'x'}),
  );
  const section = {command: 'x', exit: 0, durationMs: 1, bytes: 1, truncated: false};
  const facts = new Map(
    members.map(({id, leaves}): [string, NodeFacts] => [
      id,
      {node: id, at: 't', sections: {s: section}, leaves, dropped: []},
    ]),
  );
  const paths = asked.map(({id, region, totalMs}) =>
    service({from: id, to: `service:${region}`, totalMs}),
  );
  const inventory = {nodes, services: [], expectations: [], cohortBy: []};
  const input = {inventory, facts, factsAfter: new Map(), paths, policies: POLICIES};
  const survey = surveyOf(input);
  const comparison = compare({...input, today: '2026-11-23'}, survey);
  return {comparison, explanations: explainComparison({survey, nodes, comparison, findings})};
}

function finding(kind: string, confidence: number): Finding {
  return {
    id: kind,
    rule: kind,
    kind,
    verdict: 'contributor',
    severity: 'medium',
    confidence,
    scope: {kind: 'node', nodes: ['n01', 'n05']},
    facts: ['net.default.mtuBytes'],
    title: {id: 'x'},
    evidenceFor: [],
    evidenceAgainst: [],
    why: {id: 'x'},
    safe: [],
    danger: [],
    references: [],
  };
}
