import {expect, test} from 'vitest';
import type {Finding, Scope} from '../model/finding.ts';
import type {PathMtuResult} from '../model/path.ts';
import type {ReportDocument} from '../model/report.ts';
import {checkExpectations} from './expectations.ts';

const NODES = ['bj-1', 'hk-1', 'hk-2'];

type Parts = {
  findings?: Finding[];
  paths?: PathMtuResult[];
  symptoms?: ReportDocument['comparison']['symptoms'];
  down?: string[];
  results?: ReportDocument['diagnosis']['results'];
};

function documentOf({findings = [], paths = [], symptoms = [], down = [], results = []}: Parts) {
  const nodes = NODES.map((id) => ({id, labels: {region: id.slice(0, 2)}}));
  const outcomes = NODES.map((node) => ({node, ok: !down.includes(node)}));
  return {
    run: {inventory: {nodes}, outcomes},
    paths,
    comparison: {symptoms},
    diagnosis: {findings, results},
  } as unknown as ReportDocument;
}

function finding(kind: string, verdict: Finding['verdict'], scope: Scope): Finding {
  return {id: kind, rule: kind, kind, verdict, severity: 'high', scope} as unknown as Finding;
}

function path(source: string, destination: string, state: string, passBytes: number, exact = true) {
  const result = {probe: 'path-mtu', layer: 'host', source, destination, state, passBytes, exact};
  return result as unknown as PathMtuResult;
}

const where = {id: 'x'};
const hkPairs: Scope = {
  kind: 'pair',
  pairs: [
    ['bj-1', 'hk-1'],
    ['hk-1', 'hk-2'],
  ],
  where,
};
const bothPairs: Scope = {
  kind: 'pair',
  pairs: [
    ['bj-1', 'hk-1'],
    ['bj-1', 'bj-1'],
  ],
  where,
};
const hkSymptom = {region: 'hk', metric: 'service-large', ratio: 3.4} as never;

test('an expected finding about the right regions is met', () => {
  const document = documentOf({findings: [finding('a', 'cause', hkPairs)]});
  expect(
    checkExpectations(document, {findings: [{kind: 'a', verdict: 'cause', regions: ['hk']}]}),
  ).toEqual([]);
});

test('a finding that is missing, of another verdict, or about others is told', () => {
  const document = documentOf({
    findings: [
      finding('a', 'note', hkPairs),
      finding('b', 'cause', bothPairs),
      finding('r', 'ruled-out', hkPairs),
    ],
  });
  const unmet = checkExpectations(document, {
    findings: [
      {kind: 'x'},
      {kind: 'a', verdict: 'cause'},
      {kind: 'b', regions: ['hk']},
      {kind: 'a', nodes: ['hk-1']},
      {kind: 'r'},
    ],
  });
  expect(unmet).toEqual([
    'expected a finding x, there is none',
    'expected finding a: its verdict is note, not cause',
    'expected finding b: it is about bj, hk, not hk',
    'expected finding a: it is about bj-1, hk-1, hk-2, not hk-1',
    'expected a finding r, there is none',
  ]);
});

test('of several findings of one kind one that fits is enough', () => {
  const document = documentOf({
    findings: [finding('a', 'note', hkPairs), finding('a', 'cause', hkPairs)],
  });
  expect(checkExpectations(document, {findings: [{kind: 'a', verdict: 'cause'}]})).toEqual([]);
});

test('what must be absent may be a note or ruled out, not a cause', () => {
  const quiet = documentOf({
    findings: [finding('a', 'note', hkPairs), finding('a', 'ruled-out', hkPairs)],
  });
  expect(checkExpectations(quiet, {absent: ['a'], maxVerdict: 'note'})).toEqual([]);
  const loud = documentOf({findings: [finding('a', 'contributor', hkPairs)]});
  expect(checkExpectations(loud, {absent: ['a']})).toEqual([
    'a must not appear, yet it is called a contributor',
  ]);
  expect(checkExpectations(loud, {maxVerdict: 'note'})).toHaveLength(1);
  expect(checkExpectations(loud, {maxVerdict: 'contributor'})).toEqual([]);
});

test('a region in a path stands for all its nodes, and a node for itself is no path', () => {
  const paths = [path('bj-1', 'hk-1', 'ok', 1500), path('bj-1', 'hk-2', 'black-hole', 1400)];
  const want = {from: 'bj', to: 'hk', state: 'ok', passBytes: 1500} as const;
  expect(checkExpectations(documentOf({paths}), {paths: [want]})).toEqual([
    'bj-1 → hk-2 (host): state black-hole, expected ok',
  ]);
  expect(checkExpectations(documentOf({paths}), {paths: [{...want, layer: 'pod'}]})).toEqual([
    'bj → hk (pod): no path MTU was measured',
  ]);
});

test('a path MTU must be the right number and exact', () => {
  const want = {from: 'bj', to: 'hk', state: 'ok', passBytes: 1400} as const;
  const wrong = documentOf({paths: [path('bj-1', 'hk-1', 'ok', 1399)]});
  expect(checkExpectations(wrong, {paths: [want]})).toEqual([
    'bj-1 → hk-1 (host): path MTU 1399, expected 1400',
  ]);
  const vague = documentOf({paths: [path('bj-1', 'hk-1', 'ok', 1400, false)]});
  expect(checkExpectations(vague, {paths: [want]})).toEqual([
    'bj-1 → hk-1 (host): path MTU 1400 was not measured exactly',
  ]);
});

test('a symptom must be in the region, large enough, and in no other region', () => {
  const document = documentOf({symptoms: [hkSymptom]});
  expect(checkExpectations(document, {symptom: {region: 'hk', atLeastRatio: 2}})).toEqual([]);
  expect(checkExpectations(document, {symptom: {region: 'hk', atLeastRatio: 4}})).toEqual([
    'expected hk to be at least 4x worse, seen: 3.4x in service-large',
  ]);
  expect(checkExpectations(document, {symptom: 'none'})).toHaveLength(1);
  expect(checkExpectations(document, {symptom: {region: 'bj', atLeastRatio: 2}})).toHaveLength(2);
});

test('rules that must be ruled out are looked for by that verdict', () => {
  const document = documentOf({
    findings: [finding('a', 'ruled-out', hkPairs), finding('b', 'note', hkPairs)],
  });
  expect(checkExpectations(document, {ruledOut: ['a', 'b']})).toEqual(['b was not ruled out']);
});

test('exactly the named nodes are unreachable', () => {
  const document = documentOf({down: ['hk-2']});
  expect(checkExpectations(document, {unreachable: ['hk-2']})).toEqual([]);
  expect(checkExpectations(document, {unreachable: ['hk-1']})).toEqual([
    'hk-1 was reached, expected to be unreachable',
    'hk-2 was not reached (no outcome)',
  ]);
});

test('a rule that broke down is unmet in any scenario', () => {
  const results = [{rule: 'a', subjects: ['hk-1'], outcome: 'error', missing: []}] as never;
  expect(checkExpectations(documentOf({results}), {})).toEqual(['rule a broke down on hk-1']);
});

test('a rule must answer of a node what is expected, and must have been asked', () => {
  const results = [{rule: 'a', subjects: ['hk-1'], outcome: 'pass', missing: []}] as never;
  const wanted = (subject: string, outcome: 'pass' | 'not-applicable') => ({
    outcomes: [{rule: 'a', subject, outcome}],
  });
  const document = documentOf({results});
  expect(checkExpectations(document, wanted('hk-1', 'pass'))).toEqual([]);
  expect(checkExpectations(document, wanted('hk-1', 'not-applicable'))).toEqual([
    'a of hk-1: pass, expected not-applicable',
  ]);
  expect(checkExpectations(document, wanted('hk-2', 'pass'))).toEqual([
    'a of hk-2: no result, expected pass',
  ]);
});
