import {expect, test} from 'vitest';
import {viewOf} from '../diagnose/testing.ts';
import {Explanation} from '../model/explanation.ts';
import type {FactValue, PolicyTable} from '../model/fact.ts';
import type {Finding} from '../model/finding.ts';
import type {ServiceResult} from '../model/path.ts';
import {explainComparison, surveyOf} from './index.ts';

const POLICIES: PolicyTable = [['**', {policy: 'identical', tag: 'network'}]];
const NAMES = ['bj', 'hk', 'sg'].flatMap((region) =>
  Array.from({length: 8}, (_, i) => `${region}-${i + 1}`),
);
const SLOW = ['bj-1', 'bj-2', 'hk-1', 'hk-2', 'sg-1', 'sg-2'];

test('slow nodes in several regions are explained by what they share, and probable with the rule that names it', () => {
  const facts = (node: string) => ({'net.default.mtuBytes': SLOW.includes(node) ? 1400 : 1500});
  const alone = explained(NAMES, facts, SLOW, []);
  expect(alone).toMatchObject([
    {
      symptom: 'service-small',
      verdict: 'unexplained-association',
      slow: SLOW,
      healthy: 18,
      uncovered: [],
      experiment: {id: 'explain/try-flip'},
    },
  ]);
  expect(alone[0]?.symptoms).toEqual(
    SLOW.map((node) => `service-small@${node.slice(0, 2)}/${node}`),
  );
  const rule = finding({kind: 'small-mtu', facts: ['net.default.mtuBytes']});
  const told = explained(NAMES, facts, SLOW, [rule]);
  expect(told[0]).toMatchObject({verdict: 'probable', experiment: null});
  expect(told[0]?.candidates[0]?.rules).toEqual(['small-mtu']);
});

test('a note explains nothing', () => {
  const facts = (node: string) => ({'os.id': SLOW.includes(node) ? 'a' : 'b'});
  const note = finding({verdict: 'note', facts: ['os.id']});
  expect(explained(NAMES, facts, SLOW, [note])[0]?.verdict).toBe('unexplained-association');
});

test('what differs together with the one slow region is confounded, with the reason and an experiment', () => {
  const six = ['bj-1', 'bj-2', 'hk-1', 'hk-2', 'sg-1', 'sg-2'];
  const isHk = (node: string) => node.startsWith('hk');
  const facts = (node: string) => ({
    'net.default.mtuBytes': isHk(node) ? 1450 : 1500,
    'cpu.modelName': isHk(node) ? 'AMD' : 'Intel',
  });
  const rule = finding({
    kind: 'black-hole',
    scope: {
      kind: 'pair',
      pairs: [
        ['hk-1', 'bj-1'],
        ['sg-2', 'hk-2'],
      ],
      where: {id: 'x'},
    },
  });
  const [told] = explained(six, facts, six.filter(isHk), [rule]);
  expect(told).toMatchObject({
    verdict: 'confounded-with-region',
    symptoms: ['service-small@hk'],
    slow: ['hk-1', 'hk-2'],
    limits: [{id: 'explain/limit-confounded'}],
    experiment: {id: 'explain/try-rule', params: {rule: 'black-hole', node: 'hk-1'}},
  });
  expect(told?.candidates).toHaveLength(1);
  expect(told?.candidates[0]?.p).toBeNull();
});

test('nobody slow: nothing is explained', () => {
  expect(explained(NAMES, () => ({'os.id': 'a'}), [], [])).toEqual([]);
});

test('bad input gives valid output that says why no more: one node, two, all slow, every value different, mixed kinds', () => {
  const cases: [string[], string[], (node: string) => Record<string, FactValue>][] = [
    [['bj-1'], ['bj-1'], () => ({'os.id': 'a'})],
    [['bj-1', 'bj-2'], ['bj-2'], (node) => ({'os.id': node})],
    [NAMES, NAMES, (node) => ({'os.id': node})],
    [NAMES, SLOW, (node) => ({'os.id': node})],
    [NAMES, SLOW, (node) => ({'os.id': SLOW.includes(node) ? 1 : '1'})],
    [['bj-1', 'hk-1', 'sg-1'], ['hk-1'], (node) => ({'os.id': node === 'hk-1' ? 'a' : 'b'})],
  ];
  for (const [nodes, slow, facts] of cases) {
    for (const unlabelled of [false, true]) {
      const told = explained(nodes, facts, slow, [], unlabelled);
      for (const one of told) expect(Explanation.parse(one)).toEqual(one);
      const sure = told.filter(({candidates}) =>
        candidates.some(({verdict}) => verdict === 'probable'),
      );
      expect(sure).toEqual([]);
      for (const {limits, verdict, uncovered} of told) {
        expect(
          limits.length > 0 || verdict === 'unexplained-association' || uncovered.length > 0,
        ).toBe(true);
      }
    }
  }
});

test('a number on one node and the same digits as text on another are two readings', () => {
  const facts = (node: string) => ({'os.id': SLOW.includes(node) ? 1 : '1'});
  expect(explained(NAMES, facts, SLOW, [])[0]?.candidates[0]).toMatchObject({
    id: 'os.id value number 1',
    counts: {a: 6, b: 0, c: 0, d: 18},
  });
});

function explained(
  names: readonly string[],
  facts: (node: string) => Record<string, FactValue>,
  slow: readonly string[],
  findings: readonly Finding[],
  unlabelled = false,
): Explanation[] {
  const nodes = Object.fromEntries(
    names.map((node) => [
      node,
      {...(unlabelled ? {} : {region: node.slice(0, 2)}), facts: facts(node)},
    ]),
  );
  const paths = names.map((node, i) => service(node, (slow.includes(node) ? 900 : 100) + (i % 4)));
  const view = viewOf({nodes, paths, policies: POLICIES, cohortBy: []});
  const inventory = {nodes: [...view.nodes], services: [], expectations: [], cohortBy: []};
  const survey = surveyOf({inventory, facts: view.facts, paths, policies: POLICIES});
  return explainComparison({survey, nodes: view.nodes, comparison: view.comparison, findings});
}

function finding(part: Partial<Finding>): Finding {
  return {
    id: 'x',
    rule: 'x',
    kind: 'x',
    verdict: 'contributor',
    severity: 'medium',
    confidence: 0.7,
    scope: {kind: 'node', nodes: SLOW},
    title: {id: 'x'},
    evidenceFor: [],
    evidenceAgainst: [],
    why: {id: 'x'},
    safe: [],
    danger: [],
    references: [],
    ...part,
  };
}

function service(node: string, totalMs: number): ServiceResult {
  const sample = {
    dnsMs: 0,
    connectMs: 0.5,
    tlsMs: null,
    firstByteMs: totalMs,
    totalMs,
    bytes: 200,
    status: 200,
    error: null,
  };
  return {
    probe: 'service',
    source: node,
    destination: `service:${node.slice(0, 2)}`,
    layer: 'service',
    ipVersion: 4,
    method: 'curl',
    evidence: [],
    at: '2026-11-23T05:41:07.000Z',
    durationMs: 1000,
    state: 'ok',
    url: 'http://x/',
    body: 'small',
    samples: [sample, sample, sample, sample],
  };
}
