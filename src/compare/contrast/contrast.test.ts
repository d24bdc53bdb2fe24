import fc from 'fast-check';
import {expect, test} from 'vitest';
import {Contrast} from '../../model/contrast.ts';
import type {Finding} from '../../model/finding.ts';
import type {PathMtuResult, ThroughputResult} from '../../model/path.ts';
import type {ReportDocument} from '../../model/report.ts';
import {contrastOf} from './index.ts';
import {type Fleet, runOf, sideOf, type Value} from './testing.ts';

test('two nodes: what differs is told for each, the MTU before the message of the day', () => {
  const document = runOf({
    'hk-1': {'net.default.mtuBytes': 1450, 'os.motd': 'a', 'os.id': 'debian'},
    'bj-1': {'net.default.mtuBytes': 1500, 'os.motd': 'b', 'os.id': 'debian'},
  });
  const {facts, counts, conclusion} = contrastOf(
    sideOf(document, 'hk-1'),
    sideOf(document, 'bj-1'),
  );
  expect(facts.map(({fact}) => fact)).toEqual(['net.default.mtuBytes', 'os.motd']);
  expect(facts[0]).toMatchObject({
    a: [{reading: {kind: 'value', value: 1450}, nodes: 1}],
    b: [{reading: {kind: 'value', value: 1500}, nodes: 1}],
    clean: true,
  });
  expect(counts).toMatchObject({equal: 1, different: 2});
  expect(conclusion).toBe('different');
});

test('what a node could not tell is neither equal nor different, and absent is no value', () => {
  const document = runOf({
    'a-1': {x: {reason: 'denied'}, y: {reason: 'absent'}, z: 1},
    'b-1': {x: 5, y: 5, z: 1, w: 'only here'},
  });
  const {facts, counts} = contrastOf(sideOf(document, 'a-1'), sideOf(document, 'b-1'));
  expect(facts.map(({fact, a}) => [fact, a[0]?.reading])).toEqual([
    ['w', {kind: 'absent'}],
    ['y', {kind: 'absent'}],
  ]);
  expect(counts).toMatchObject({equal: 1, unknown: 1});
});

test('a node that did not answer makes nothing equal and nothing different', () => {
  const document = runOf({'a-1': null, 'b-1': {x: 1, y: 2}});
  const {conclusion, counts, facts, a} = contrastOf(
    sideOf(document, 'a-1'),
    sideOf(document, 'b-1'),
  );
  expect(conclusion).toBe('nothing-compared');
  expect(facts).toEqual([]);
  expect(counts).toMatchObject({equal: 0, unknown: 2});
  expect(a).toMatchObject({nodes: 1, answered: 0});
});

test('numbers within their tolerance are equal; free facts are counted; symptoms stand apart', () => {
  const document = runOf({
    'a-1': {'memory.totalBytes': 1000, 'name.host': 'a', 'load.one': 0.5},
    'b-1': {'memory.totalBytes': 1005, 'name.host': 'b', 'load.one': 9},
  });
  const told = contrastOf(sideOf(document, 'a-1'), sideOf(document, 'b-1'));
  expect(told.facts).toEqual([]);
  expect(told.counts).toMatchObject({equal: 1, free: 1, effects: 1});
  expect(told.effects).toEqual([{fact: 'load.one', tag: 'cpu', unit: null, a: 0.5, b: 9}]);
  expect(told.conclusion).toBe('same');
});

test('an expectation of the inventory decides what is compared', () => {
  const document = runOf({'a-1': {x: 1, y: 1}, 'b-1': {x: 2, y: 2}});
  document.run.inventory.expectations.push({fact: 'x', policy: 'free'});
  const told = contrastOf(sideOf(document, 'a-1'), sideOf(document, 'b-1'));
  expect(told.facts.map(({fact}) => fact)).toEqual(['y']);
});

test('of a set only the words are told that the other side has not', () => {
  const document = runOf({
    'a-1': {'cpu.flags': ['sse', 'svm']},
    'b-1': {'cpu.flags': ['sse', 'vmx', 'avx512f']},
  });
  const then = runOf({'a-1': {'cpu.flags': ['sse', 'vmx', 'avx512f']}}, {id: 'run-2'});
  for (const other of [sideOf(document, 'b-1'), sideOf(then, 'a-1')]) {
    expect(contrastOf(sideOf(document, 'a-1'), other).facts).toMatchObject([
      {
        fact: 'cpu.flags',
        a: [{reading: {kind: 'words', words: ['svm']}}],
        b: [{reading: {kind: 'words', words: ['avx512f', 'vmx']}}],
      },
    ]);
  }
});

test('regions: a value that one node of many has is a matter inside its region', () => {
  const fleet: Record<string, Record<string, Value>> = {};
  for (let i = 0; i < 10; i++) {
    fleet[`a-${i}`] = {x: i === 0 ? 'odd' : 'usual', y: i < 5 ? 1 : 2};
    fleet[`b-${i}`] = {x: 'usual', y: 1};
  }
  const document = runOf(fleet);
  const {facts, counts, patterns} = contrastOf(sideOf(document, 'a'), sideOf(document, 'b'));
  expect(counts).toMatchObject({mixed: 1, different: 1});
  expect(facts[0]).toMatchObject({fact: 'y', clean: false, a: [{nodes: 5}, {nodes: 5}]});
  expect(patterns[0]?.a[1]).toEqual(['a-5', 'a-6', 'a-7', 'a-8', 'a-9']);
});

test('two runs: each node with itself, so a serial number that stays is no change and one that changes is', () => {
  const nodes = ['a-1', 'a-2', 'a-3', 'a-4'];
  const at = (change: Record<string, Value>): Fleet =>
    Object.fromEntries(
      nodes.map((id) => [id, {root: `uuid-${id}`, ...(id === 'a-3' ? change : {})}]),
    );
  const before = sideOf(runOf(at({})));
  expect(contrastOf(before, sideOf(runOf(at({}), {id: 'run-2'}))).conclusion).toBe('same');
  const told = contrastOf(before, sideOf(runOf(at({root: 'fresh'}), {id: 'run-2'})));
  expect(told.facts).toMatchObject([
    {
      fact: 'root',
      a: [{reading: {kind: 'value', value: 'uuid-a-3'}, nodes: 1}],
      b: [{reading: {kind: 'value', value: 'fresh'}, nodes: 1}],
      unchanged: 3,
    },
  ]);
  expect(told.patterns).toEqual([{a: [['a-3']], b: [['a-3']]}]);
});

test('two runs: nodes that came or went, the time between, settings and versions that differ', () => {
  const before = runOf({'a-1': {x: 1}, 'a-2': {x: 1}});
  const after = runOf(
    {'a-1': {x: 1}, 'a-3': {x: 1}},
    {id: 'run-2', startedAt: '2026-11-23T05:00:00.000Z', version: '0.2.0'},
  );
  after.run.settings = {...after.run.settings, sudo: true};
  const told = contrastOf(sideOf(before), sideOf(after));
  expect(told.membership).toEqual({both: 1, onlyA: ['a-2'], onlyB: ['a-3']});
  expect(told.secondsApart).toBe(7 * 86_400);
  expect(told.settings).toEqual([
    {name: 'samespecVersion', a: '0.1.0', b: '0.2.0'},
    {name: 'sudo', a: 'false', b: 'true'},
  ]);
  expect(told.conclusion).toBe('different');
});

test('an accepted difference is marked and does not count, until its day', () => {
  const on = (until: string) => {
    const document = runOf({'a-1': {x: 1}, 'b-1': {x: 2}});
    document.analysis.accepted.push({fact: 'x', nodes: ['a-1'], reason: 'trial', until});
    return contrastOf(sideOf(document, 'a-1'), sideOf(document, 'b-1'));
  };
  expect(on('2026-11-16')).toMatchObject({
    conclusion: 'same',
    counts: {accepted: 1, different: 0},
    facts: [{accepted: {reason: 'trial'}}],
  });
  expect(on('2026-11-15')).toMatchObject({conclusion: 'different', counts: {different: 1}});
});

test('measurements: too few runs say so with the number needed; enough give a ratio with its interval', () => {
  const nodes = Object.fromEntries(
    ['a-1', 'a-2', 'b-1', 'b-2'].map((id): [string, Record<string, Value>] => [id, {x: 1}]),
  );
  const measured = (repeats: number) =>
    runOf(nodes, {
      paths: Array.from({length: repeats}, (_, i) => [
        bulk('a-1', 'a-2', 100e6 + i, i),
        bulk('b-1', 'b-2', 900e6 + i, i),
      ]).flat(),
    });
  const few = measured(3);
  const [first] = contrastOf(sideOf(few, 'a-1'), sideOf(few, 'b-1')).metrics;
  expect(first).toMatchObject({verdict: 'too-few-runs', runsNeeded: 4, a: {runs: 3}, worse: null});
  const enough = measured(6);
  const [told] = contrastOf(sideOf(enough, 'a-1'), sideOf(enough, 'b-1')).metrics;
  expect(told).toMatchObject({metric: 'throughput-sent', verdict: 'a-worse', runsNeeded: null});
  expect(told?.worse?.low).toBeGreaterThan(8.9);
  expect(told?.worse?.high).toBeLessThan(9.1);
  const [back] = contrastOf(sideOf(enough, 'b-1'), sideOf(enough, 'a-1')).metrics;
  expect(back?.verdict).toBe('b-worse');
});

test('paths: an MTU and a state that are not the same are told by direction; unknown is not different', () => {
  const nodes: Fleet = {'a-1': {x: 1}, 'b-1': {x: 1}, 'c-1': {x: 1}};
  const document = runOf(nodes, {
    paths: [
      mtu('a-1', 'c-1', 'black-hole', 1400),
      mtu('b-1', 'c-1', 'ok', 1500),
      mtu('c-1', 'a-1', 'unknown', null),
      mtu('c-1', 'b-1', 'ok', 1500),
    ],
  });
  const told = contrastOf(sideOf(document, 'a-1'), sideOf(document, 'b-1'));
  expect(told.counts.paths).toEqual({equal: 0, different: 1, unknown: 1});
  expect(told.paths).toMatchObject([
    {
      from: {kind: 'own'},
      to: {kind: 'node', name: 'c-1'},
      a: [{state: 'black-hole', bytes: 1400, paths: 1}],
      b: [{state: 'ok', bytes: 1500, paths: 1}],
    },
  ]);
  const after = runOf(nodes, {id: 'run-2', paths: [mtu('a-1', 'c-1', 'ok', 1500)]});
  const runs = contrastOf(sideOf(document), sideOf(after));
  expect(runs.counts.paths).toEqual({equal: 0, different: 1, unknown: 3});
  expect(runs.paths[0]).toMatchObject({from: {name: 'a'}, to: {name: 'c'}});
});

test('findings: one that is not there any more has gone only if its rule was asked', () => {
  const before = runOf({'a-1': {x: 1}});
  before.diagnosis.findings.push(finding('hole', 0.95), finding('stays', 0.9));
  const after = runOf({'a-1': {x: 1}}, {id: 'run-2'});
  after.diagnosis.findings.push(finding('stays', 0.9));
  const statuses = (outcome: 'pass' | 'skipped') => {
    after.diagnosis.results = [{rule: 'hole', subjects: ['a-1'], outcome, missing: []}];
    const {findings, counts, conclusion} = contrastOf(sideOf(before), sideOf(after));
    return [findings.map(({id, status}) => [id, status]), counts.findings, conclusion];
  };
  expect(statuses('pass')).toEqual([[['hole', 'only-a']], 1, 'different']);
  expect(statuses('skipped')).toEqual([[['hole', 'unknown-b']], 1, 'same']);
});

const value = fc.oneof(
  fc.constantFrom<Value>('a', 'b', 1, 2, true),
  fc.constantFrom<Value>({reason: 'absent'}, {reason: 'timeout'}),
  fc.subarray(['p', 'q', 'r']),
);
const leaves = fc.dictionary(
  fc.constantFrom('os.a', 'os.b', 'net.default.mtuBytes', 'load.one', 'name.x'),
  value,
);
const fleet = fc.uniqueArray(
  fc.tuple(fc.constantFrom('a-1', 'a-2', 'a-3', 'b-1', 'b-2'), fc.option(leaves, {freq: 8})),
  {minLength: 1, selector: ([id]) => id},
);

test('property: swapping the sides swaps the answer, and no order of nodes changes it', () => {
  fc.assert(
    fc.property(fleet, fleet, (left, right) => {
      const make = (backward: boolean) => {
        const turned = (given: typeof left) => (backward ? given.toReversed() : given);
        return {
          a: sideOf(runOf(Object.fromEntries(turned(left)))),
          b: sideOf(runOf(Object.fromEntries(turned(right)), {id: 'run-2'})),
        };
      };
      const {a, b} = make(false);
      const told = contrastOf(a, b);
      expect(contrastOf(b, a)).toEqual(mirrored(told));
      const turned = make(true);
      expect(JSON.stringify(contrastOf(turned.a, turned.b))).toBe(JSON.stringify(told));
      expect(Contrast.safeParse(told).success).toBe(true);
    }),
  );
});

test('property: the same thing on both sides never differs', () => {
  fc.assert(
    fc.property(fleet, (given) => {
      const once = runOf(Object.fromEntries(given));
      const again = runOf(Object.fromEntries(given), {id: 'run-2'});
      for (const other of [once, again]) {
        const told = contrastOf(sideOf(once), sideOf(other));
        expect(told.conclusion).not.toBe('different');
        expect([told.facts, told.effects, told.settings, told.paths]).toEqual([[], [], [], []]);
      }
    }),
  );
});

/** What the answer must be with the sides swapped; of fleets without measurements. */
function mirrored(told: Contrast): Contrast {
  const swap = <T extends {a: unknown; b: unknown}>(one: T): T => ({...one, a: one.b, b: one.a});
  return {
    ...swap(told),
    secondsApart: told.secondsApart === null ? null : 0 - told.secondsApart,
    settings: told.settings.map(swap),
    membership: {
      ...told.membership,
      onlyA: told.membership.onlyB,
      onlyB: told.membership.onlyA,
    },
    facts: told.facts.map((one) => ({
      ...swap(one),
      others: swap(one.others),
      unknown: swap(one.unknown),
    })),
    patterns: told.patterns.map(swap),
    effects: told.effects.map(swap),
  };
}

function bulk(source: string, destination: string, rate: number, minute: number): ThroughputResult {
  return {
    probe: 'throughput',
    ...common(source, destination, minute),
    state: 'steady',
    intervalMs: 500,
    receivedBytes: [rate / 2],
    steadyBytesPerSecond: rate,
    averageBytesPerSecond: rate,
    stalledMs: 0,
    retransmits: 0,
    believedMtuBytes: null,
    toolVersions: {source: '-', destination: '-'},
  };
}

function mtu(
  source: string,
  destination: string,
  state: PathMtuResult['state'],
  passBytes: number | null,
): PathMtuResult {
  return {
    probe: 'path-mtu',
    ...common(source, destination, 0),
    state,
    passBytes,
    failBytes: passBytes === null ? null : passBytes + 1,
    exact: passBytes !== null,
    localLimitBytes: null,
    localLimitCached: false,
    reportedMtuBytes: null,
    reportedBy: null,
    packets: 1,
    controlSent: 1,
    controlReceived: 1,
  };
}

function common(source: string, destination: string, minute: number) {
  return {
    source,
    destination,
    layer: 'host' as const,
    ipVersion: 4 as const,
    method: 'test',
    evidence: [],
    at: `2026-11-16T05:${String(minute).padStart(2, '0')}:00.000Z`,
    durationMs: 1,
  };
}

function finding(id: string, confidence: number): ReportDocument['diagnosis']['findings'][number] {
  return {
    id,
    rule: id,
    kind: id,
    verdict: 'cause',
    severity: 'high',
    confidence,
    scope: {kind: 'node', nodes: ['a-1']},
    title: {id: 'x'},
    evidenceFor: [],
    evidenceAgainst: [],
    why: {id: 'x'},
    safe: [],
    danger: [],
    references: [],
  } satisfies Finding;
}
