import {expect, test} from 'vitest';
import {z} from 'zod';
import type {Finding} from '../model/finding.ts';
import {type Claim, defineRule, fail, notApplicable, pass, type Rule} from './define-rule.ts';
import {diagnose} from './engine.ts';
import {fact, partitions, pathMtu, sourceFact} from './inputs/index.ts';
import {
  type NodeSketch,
  pathMtu as path,
  perSubject,
  throughput,
  unread,
  viewOf,
} from './testing.ts';

const text = {en: 'x', 'zh-CN': 'x'};
const strings = {about: text, title: text, why: text, 'ruled-out': text};

test('a rule is asked about every node, and a missing input skips it by name', () => {
  const view = viewOf({
    nodes: {
      a: {facts: {'cpu.count': 2}},
      b: {facts: {'cpu.count': 4}},
      c: {facts: {}},
      d: {facts: {'cpu.count': unread('denied')}},
      e: {facts: {'cpu.count': 'four'}},
      f: {facts: null},
    },
  });
  const {results} = diagnose(view, [fewCores()]);
  expect(
    perSubject(results).map(({subject, outcome, missing}) => [subject, outcome, missing]),
  ).toEqual([
    ['a', 'fail', []],
    ['b', 'pass', []],
    ['c', 'skipped', ['cpu.count']],
    ['d', 'skipped', ['cpu.count']],
    ['e', 'skipped', ['cpu.count']],
    ['f', 'skipped', ['cpu.count']],
  ]);
});

test('a rule that throws is an error that is told, and the others go on', () => {
  const broken = defineRule({
    ...fewCores(),
    id: 'broken',
    check() {
      throw new Error('oops');
    },
  });
  const {results, findings} = diagnose(viewOf({nodes: cores({a: 2})}), [broken, fewCores()]);
  expect(results).toEqual([
    {
      rule: 'broken',
      subjects: ['a'],
      outcome: 'error',
      missing: [],
      message: {id: 'engine/rule-failed', params: {rule: 'broken', detail: 'oops'}},
    },
    {rule: 'few-cores', subjects: ['a'], outcome: 'fail', missing: []},
  ]);
  expect(findings.map((one) => one.id)).toEqual(['few-cores', 'checks-failed']);
});

test('claims that say the same of several nodes are one finding, strongest first, evidence joined', () => {
  const rule = fewCores(({count, node}) => ({
    severity: count === 1 ? 'high' : 'low',
    confidence: count === 1 ? 0.5 : 0.9,
    why: {id: 'few-cores/why', params: {count}},
    evidenceFor: [
      {message: {id: 'few-cores/same'}, sources: [sourceAt(node)]},
      {message: {id: 'few-cores/own', params: {node}}, sources: []},
    ],
  }));
  const view = viewOf({nodes: cores({'hk-1': 2, 'hk-2': 1, 'bj-1': 8})});
  const finding = only(diagnose(view, [rule]).findings, 'cause');
  expect(finding).toMatchObject({
    id: 'few-cores',
    severity: 'high',
    confidence: 0.9,
    scope: {kind: 'node', nodes: ['hk-1', 'hk-2']},
    title: {
      id: 'few-cores/title',
      params: {where: {id: 'where/region', params: {region: 'hk', count: 2}}},
    },
    why: {id: 'few-cores/why', params: {count: 1}},
    evidenceFor: [
      {message: {id: 'few-cores/same'}, sources: [sourceAt('hk-1'), sourceAt('hk-2')]},
      {message: {id: 'few-cores/own', params: {node: 'hk-1'}}},
      {message: {id: 'few-cores/own', params: {node: 'hk-2'}}},
    ],
  });
});

test('claims with different title parameters stay apart and are named by their subject', () => {
  const rule = fewCores(({count}) => ({title: {id: 'few-cores/title', params: {count}}}));
  const {findings} = diagnose(viewOf({nodes: cores({a: 1, b: 2})}), [rule]);
  const ids = findings.filter((one) => one.verdict === 'cause').map((one) => one.id);
  expect(ids).toEqual(['few-cores@a', 'few-cores@b']);
});

test('claims of one subject are told apart by the first parameter that differs', () => {
  const rule = defineRule({
    ...fewCores(),
    check: () =>
      ['net.core.somaxconn', 'vm.swappiness'].map((key) =>
        fail(claim({title: {id: 'few-cores/title', params: {key}}})),
      ),
  });
  const {findings} = diagnose(viewOf({nodes: cores({a: 1})}), [rule]);
  expect(findings.map((one) => one.id)).toEqual([
    'few-cores@a#net.core.somaxconn',
    'few-cores@a#vm.swappiness',
  ]);
});

test('evidence of one kind past two pieces is counted, so that a list pushes nothing else out', () => {
  const rule = fewCores(({node}) => ({
    evidenceFor: [
      {message: {id: 'few-cores/own', params: {node}}, sources: []},
      {message: {id: 'few-cores/title'}, sources: []},
    ],
  }));
  const nodes = cores(Object.fromEntries(Array.from({length: 12}, (_, i) => [`n${i}`, 1])));
  const {evidenceFor} = only(diagnose(viewOf({nodes}), [rule]).findings, 'cause');
  expect(evidenceFor.map(({message}) => message.id)).toEqual([
    'few-cores/own',
    'few-cores/title',
    'few-cores/own',
    'engine/more-like-these',
  ]);
  expect(evidenceFor.at(-1)?.message.params).toEqual({count: 10});
});

test('pairs that fail are named in words, over the pairs that could be looked at', () => {
  const nodes = cores({'hk-1': 4, 'hk-2': 4, 'bj-1': 4, 'sg-1': 4});
  const paths = pairsOf(Object.keys(nodes)).map(([from, to]) => {
    const crossed = from.startsWith('hk') !== to.startsWith('hk');
    return path({from, to, passBytes: crossed ? 1400 : 1500});
  });
  const finding = only(diagnose(viewOf({nodes, paths}), [shortPath]).findings, 'cause');
  expect(finding.title.params?.where).toEqual({
    id: 'where/between-region-and-others',
    params: {region: 'hk'},
  });
  expect(finding.scope).toMatchObject({kind: 'pair', where: finding.title.params?.where});
  expect(finding.scope).toHaveProperty('pairs.length', 8);
});

test('an unknown path result is a missing input, never a pass', () => {
  const paths = [path({from: 'a', to: 'b', state: 'unknown', passBytes: null})];
  const {results, findings} = diagnose(viewOf({nodes: cores({a: 4, b: 4}), paths}), [shortPath]);
  expect(results).toMatchObject([{outcome: 'skipped', missing: ['path-mtu (host)']}]);
  expect(findings.map((one) => one.verdict)).not.toContain('ruled-out');
  expect(findings.map((one) => one.kind)).toContain('path-mtu-unknown');
});

test('a rule about pairs says once that nothing was measured, or that there is but one node', () => {
  const two = diagnose(viewOf({nodes: cores({a: 4, b: 4})}), [shortPath]).results;
  expect(two).toMatchObject([{subjects: ['-'], outcome: 'skipped', missing: ['path-mtu (host)']}]);
  const one = diagnose(viewOf({nodes: cores({a: 4})}), [shortPath]).results;
  expect(one).toMatchObject([{subjects: ['-'], outcome: 'not-applicable', missing: []}]);
});

test('what passed everywhere it could be checked is ruled out, with count and total', () => {
  const nodes = {...cores({a: 4, b: 4}), c: {region: 'x', facts: {}}};
  const finding = only(diagnose(viewOf({nodes}), [fewCores()]).findings, 'ruled-out');
  expect(finding).toMatchObject({
    id: 'few-cores',
    confidence: 0.67,
    scope: {kind: 'node', nodes: ['a', 'b']},
    title: {id: 'few-cores/ruled-out', params: {count: 2, total: 3}},
    evidenceFor: [{message: {id: 'few-cores/enough'}}],
  });
});

test('nothing is ruled out when one failed, all were skipped, or it does not apply', () => {
  const verdicts = (nodes: Record<string, NodeSketch>, rule = fewCores()) =>
    diagnose(viewOf({nodes}), [rule])
      .findings.map((one) => one.verdict)
      .filter((verdict) => verdict !== 'unknown');
  expect(verdicts(cores({a: 4, b: 1}))).toEqual(['cause']);
  expect(verdicts({a: {facts: {}}})).toEqual([]);
  const idle = defineRule({...fewCores(), check: () => notApplicable({id: 'few-cores/not'})});
  expect(verdicts(cores({a: 4}), idle)).toEqual([]);
});

test('a cohort rule compares, and is skipped where nothing could be compared', () => {
  const rule = defineRule({
    ...fewCores(),
    id: 'kernels',
    scope: 'cohort',
    requires: {kernels: partitions('kernel.release')},
    check: ({kernels}) => {
      const [partition] = kernels.value;
      if (partition === undefined) return pass();
      const minority = partition.groups.slice(1).flatMap((group) => group.nodes);
      return fail(claim({about: {nodes: minority}}));
    },
  });
  const outcome = (nodes: Record<string, NodeSketch>) => diagnose(viewOf({nodes}), [rule]);
  const drifted = outcome({
    a: {facts: {'kernel.release': '6'}},
    b: {facts: {'kernel.release': '6'}},
    c: {facts: {'kernel.release': '5'}},
  });
  expect(only(drifted.findings, 'cause').scope).toEqual({kind: 'node', nodes: ['c']});
  expect(outcome({a: {facts: {'kernel.release': '6'}}, b: {facts: {}}}).results).toMatchObject([
    {subjects: ['fleet'], outcome: 'fail'},
  ]);
  const apart = {a: {facts: {'kernel.release': '6', 'os.id': 'x'}}, b: {facts: {'os.id': 'y'}}};
  expect(outcome(apart).results.map((one) => one.outcome)).toEqual(['skipped']);
  const denied = {
    a: {facts: {'kernel.release': '6'}},
    b: {facts: {'kernel.release': unread('denied')}},
  };
  expect(outcome(denied).results).toMatchObject([
    {outcome: 'skipped', missing: ['comparison of kernel.release']},
  ]);
});

test('findings are ordered by verdict, severity, confidence and id', () => {
  const of = (id: string, part: Partial<Claim>) =>
    defineRule({...fewCores(() => part), id, strings: {about: text}});
  const {findings} = diagnose(viewOf({nodes: cores({a: 1})}), [
    of('note', {verdict: 'note', severity: 'info'}),
    of('b-low', {severity: 'low'}),
    of('sure', {severity: 'high', confidence: 0.9}),
    of('a-low', {severity: 'low'}),
    of('unsure', {severity: 'high', confidence: 0.3}),
    of('helps', {verdict: 'contributor', severity: 'critical'}),
  ]);
  const ids = findings.map((one) => one.id);
  expect(ids).toEqual(['sure', 'unsure', 'a-low', 'b-low', 'helps', 'note']);
});

test('an input used under the wrong scope is our mistake and told as one', () => {
  const rule = defineRule({...shortPath, scope: 'node'});
  expect(diagnose(viewOf({nodes: cores({a: 1})}), [rule]).results[0]?.outcome).toBe('error');
});

test('what was denied is told once per reason and set of nodes, with the command', () => {
  const nodes = {
    a: {facts: {'virt.dmesgHypervisor': unread('denied')}},
    b: {facts: {'virt.dmesgHypervisor': unread('denied')}},
    c: {facts: {'virt.dmesgHypervisor': 'KVM', 'cpu.count': unread('timeout')}},
    down: {facts: null},
  };
  const paths = [path({from: 'a', to: 'b'}), throughput({from: 'a', to: 'b'})];
  const {findings} = diagnose(viewOf({nodes, paths}), []);
  expect(findings.map((one) => [one.id, one.scope, one.title.params?.facts])).toEqual([
    ['facts-denied', {kind: 'node', nodes: ['a', 'b']}, ['virt.dmesgHypervisor']],
    ['facts-timeout', {kind: 'node', nodes: ['c']}, ['cpu.count']],
    ['nodes-not-observed', {kind: 'node', nodes: ['down']}, undefined],
  ]);
  expect(findings[0]?.evidenceFor[0]?.sources.map((one) => [one.node, one.command])).toEqual([
    ['a', 'sketch'],
    ['b', 'sketch'],
  ]);
});

test('an overlay without pods to measure from is told, no overlay is not', () => {
  const paths = [path({from: 'a', to: 'b'}), throughput({from: 'a', to: 'b'})];
  const kinds = (facts: NodeSketch['facts'] & {}) =>
    diagnose(viewOf({nodes: {a: {facts}, b: {facts}}, paths}), []).findings.map((one) => [
      one.kind,
      one.why.id,
    ]);
  expect(kinds({})).toEqual([]);
  expect(kinds({'net.overlay.kind': 'vxlan'})).toEqual([
    ['pod-path-mtu-unknown', 'engine/probe-no-pods'],
  ]);
});

type Case = {count: number; node: string};

function fewCores(part: (seen: Case) => Partial<Claim> = () => ({})): Rule {
  return defineRule({
    id: 'few-cores',
    scope: 'node',
    requires: {count: fact('cpu.count', z.number())},
    strings,
    references: [],
    check({count}) {
      const {value, source} = count;
      if (value > 2) return pass([{message: {id: 'few-cores/enough'}, sources: [source]}]);
      return fail(claim(part({count: value, node: source.node})));
    },
  });
}

const shortPath = defineRule({
  id: 'short-path',
  scope: 'pair',
  requires: {path: pathMtu('host')},
  optional: {nic: sourceFact('net.default.mtuBytes', z.number())},
  strings,
  references: [],
  check: ({path}) =>
    (path.value.passBytes ?? 0) < 1500
      ? fail(claim({title: {id: 'short-path/title'}, why: {id: 'short-path/why'}}))
      : pass(),
});

function claim(part: Partial<Claim>): Claim {
  return {
    verdict: 'cause',
    severity: 'medium',
    confidence: 0.8,
    title: {id: 'few-cores/title'},
    why: {id: 'few-cores/why'},
    evidenceFor: [],
    evidenceAgainst: [],
    ...part,
  };
}

function cores(counts: Record<string, number>): Record<string, NodeSketch> {
  return Object.fromEntries(
    Object.entries(counts).map(([id, count]) => [
      id,
      {region: id.split('-')[0] ?? id, facts: {'cpu.count': count}},
    ]),
  );
}

function only(findings: readonly Finding[], verdict: Finding['verdict']): Finding {
  const [first, ...more] = findings.filter((one) => one.verdict === verdict);
  if (first === undefined || more.length > 0) throw new Error(`${more.length} more of ${verdict}`);
  return first;
}

function sourceAt(node: string) {
  return {node, command: 'sketch', section: 'sketch', at: '2026-11-23T05:41:07.000Z'};
}

function pairsOf(ids: readonly string[]): [string, string][] {
  return ids.flatMap((a) => ids.filter((b) => a !== b).map((b): [string, string] => [a, b]));
}
