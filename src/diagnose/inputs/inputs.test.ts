import {expect, test} from 'vitest';
import {z} from 'zod';
import type {EvidenceView, Input, Subject} from '../define-rule.ts';
import {
  throughput as bulk,
  echo as echoResult,
  pathMtu as mtu,
  unread,
  viewOf,
} from '../testing.ts';
import {
  allPathMtu,
  cohortFact,
  cohortNodes,
  counterDelta,
  destinationFact,
  echo,
  fact,
  partitions,
  pathMtu,
  pathMtuAttempt,
  podCounterDelta,
  reversePathMtu,
  secondsBetweenReadings,
  sourceFact,
  stealShare,
  throughput,
} from './index.ts';

const MTU = fact('net.default.mtuBytes', z.number());

test('a fact is read with its source', () => {
  const view = viewOf({nodes: {a: {facts: {'net.default.mtuBytes': 1450}}}});
  expect(read(MTU, view, 'a')).toEqual({
    ok: true,
    value: 1450,
    source: {node: 'a', command: 'sketch', section: 'sketch', at: '2026-11-23T05:41:07.000Z'},
  });
});

test.each(['absent', 'denied', 'timeout', 'unparsed'] as const)(
  'a fact that is %s says so',
  (reason) => {
    const view = viewOf({nodes: {a: {facts: {'net.default.mtuBytes': unread(reason)}}}});
    expect(read(MTU, view, 'a')).toMatchObject({ok: false, reason});
  },
);

test('a fact of another kind is unparsed, one not reported absent, one of a silent node not answered', () => {
  const nodes = {a: {facts: {'net.default.mtuBytes': 'big'}}, b: {facts: {}}, c: {facts: null}};
  const view = viewOf({nodes});
  expect(['a', 'b', 'c'].map((id) => reasonOf(read(MTU, view, id)))).toEqual([
    'unparsed',
    'absent',
    'timeout',
  ]);
});

test('a family that was denied as a whole denies each of its facts', () => {
  const view = viewOf({nodes: {a: {facts: {net: unread('denied')}}}});
  expect(reasonOf(read(MTU, view, 'a'))).toBe('denied');
});

test('facts of both ends of a pair', () => {
  const view = viewOf({
    nodes: {a: {facts: {'cpu.count': 1}}, b: {facts: {'cpu.count': 2}}},
  });
  expect(read(sourceFact('cpu.count', z.number()), view, 'a', 'b')).toMatchObject({value: 1});
  expect(read(destinationFact('cpu.count', z.number()), view, 'a', 'b')).toMatchObject({value: 2});
});

test('a counter is told as its growth; without a second reading or after a reset it is missing', () => {
  const counter = 'net.counter.TcpExt.TCPTimeouts';
  const view = viewOf({
    nodes: {
      a: {facts: {[counter]: 10}, after: {[counter]: 224}},
      b: {facts: {[counter]: 10}},
      c: {facts: {[counter]: 10}, after: {[counter]: 3}},
      d: {facts: {[counter]: 10}, after: {}},
    },
  });
  const timeouts = counterDelta('TcpExt.TCPTimeouts');
  expect(read(timeouts, view, 'a')).toMatchObject({ok: true, value: 214});
  expect(['b', 'c', 'd'].map((id) => reasonOf(read(timeouts, view, id)))).toEqual([
    'absent',
    'unparsed',
    'absent',
  ]);
  expect(read(secondsBetweenReadings(), view, 'a')).toMatchObject({value: 10});
  expect(reasonOf(read(secondsBetweenReadings(), view, 'b'))).toBe('absent');
});

test('pod counters are summed over pods in both readings', () => {
  const of = (pod: string) => `pod.${pod}.counter.TcpExt.TCPTimeouts`;
  const view = viewOf({
    nodes: {
      a: {
        facts: {[of('ns-1')]: 1, [of('ns-2')]: 5, [of('ns-3')]: 7, 'pod.effectiveMtuBytes': 1450},
        after: {[of('ns-1')]: 11, [of('ns-2')]: 6},
      },
      b: {facts: {}, after: {}},
    },
  });
  const timeouts = podCounterDelta('TcpExt.TCPTimeouts');
  expect(read(timeouts, view, 'a')).toMatchObject({value: 11});
  expect(reasonOf(read(timeouts, view, 'b'))).toBe('absent');
});

test('steal and busy are shares of the time between the readings', () => {
  const at = (steal: number, idle: number, total: number) => ({
    'cpu.stealTicks': steal,
    'cpu.idleTicks': idle,
    'cpu.totalTicks': total,
  });
  const view = viewOf({
    nodes: {
      a: {facts: at(100, 1000, 5000), after: at(150, 1200, 6000)},
      still: {facts: at(1, 1, 1), after: at(1, 1, 1)},
    },
  });
  expect(read(stealShare(), view, 'a')).toMatchObject({value: {steal: 0.05, busy: 0.8}});
  expect(reasonOf(read(stealShare(), view, 'still'))).toBe('absent');
});

test('path probes are read by direction and layer; unknown and not measured are missing', () => {
  const view = viewOf({
    nodes: {a: {}, b: {}},
    paths: [
      mtu({from: 'a', to: 'b', passBytes: 1400}),
      mtu({from: 'b', to: 'a', passBytes: 1500}),
      mtu({from: 'a', to: 'b', layer: 'pod', state: 'unknown', passBytes: null}),
      echoResult({from: 'a', to: 'b', state: 'no-echo', received: 0}),
      bulk({from: 'a', to: 'b', state: 'unknown'}),
    ],
  });
  expect(read(pathMtu('host'), view, 'a', 'b')).toMatchObject({value: {passBytes: 1400}});
  expect(read(reversePathMtu('host'), view, 'a', 'b')).toMatchObject({value: {passBytes: 1500}});
  expect(reasonOf(read(pathMtu('pod'), view, 'a', 'b'))).toBe('timeout');
  expect(read(pathMtuAttempt('pod'), view, 'a', 'b')).toMatchObject({value: {state: 'unknown'}});
  expect(read(echo('host'), view, 'a', 'b')).toMatchObject({value: {state: 'no-echo'}});
  expect(reasonOf(read(throughput(), view, 'a', 'b'))).toBe('timeout');
  expect(reasonOf(read(throughput(), view, 'b', 'a'))).toBe('absent');
  expect(read(pathMtu('host'), view, 'a', 'b')).toMatchObject({
    source: {node: 'a', command: 'ping -M do b', section: 'path/path-mtu'},
  });
});

test('IPv4 is read where both versions were measured', () => {
  const paths = [
    mtu({from: 'a', to: 'b', ipVersion: 6, passBytes: 1280, at: '2027-01-01T00:00:00.000Z'}),
    mtu({from: 'a', to: 'b', passBytes: 1400}),
  ];
  const view = viewOf({nodes: {a: {}, b: {}}, paths});
  expect(read(pathMtu('host'), view, 'a', 'b')).toMatchObject({value: {passBytes: 1400}});
});

test('all paths of a layer, also those that loss or silence makes worthless', () => {
  const view = viewOf({
    nodes: {a: {}, b: {}, c: {}},
    paths: [
      mtu({from: 'b', to: 'a', passBytes: 1450}),
      mtu({from: 'a', to: 'b', passBytes: 1500}),
      mtu({from: 'a', to: 'c', state: 'general-loss', passBytes: 1280}),
      mtu({from: 'c', to: 'a', state: 'unknown', passBytes: null}),
    ],
  });
  const fleet: Subject = {kind: 'fleet'};
  expect(reasonOf(allPathMtu('pod').read(view, fleet))).toBe('absent');
  const all = allPathMtu('host').read(view, fleet);
  expect(all.ok && all.value.map(({source, destination}) => source.id + destination.id)).toEqual([
    'ab',
    'ac',
    'ba',
    'ca',
  ]);
});

test('a cohort’s fact comes from every node with its own reason, and is missing only if nobody has it', () => {
  const nodes = {
    b: {facts: {'kernel.release': '6'}},
    a: {facts: {'kernel.release': unread('denied')}},
    c: {facts: null},
  };
  const view = viewOf({nodes});
  const [cohort] = view.comparison.cohorts;
  if (cohort === undefined) throw new Error('no cohort');
  const subject: Subject = {kind: 'cohort', cohort};
  const read = cohortFact('kernel.release', z.string()).read(view, subject);
  expect(read.ok && read.value.map(({node, observed}) => [node.id, observed.ok])).toEqual([
    ['a', false],
    ['b', true],
    ['c', false],
  ]);
  expect(reasonOf(cohortFact('cpu.modelName', z.string()).read(view, subject))).toBe('timeout');
  const members = cohortNodes().read(view, subject);
  expect(members.ok && members.value.map((node) => node.id)).toEqual(['a', 'b', 'c']);
});

test('compared and equal is an empty list; not compared is missing', () => {
  const outcome = (a: object, b: object) =>
    partitions('container.image.**').read(
      viewOf({nodes: {a: {facts: {...a}}, b: {facts: {...b}}}}),
      {kind: 'fleet'},
    );
  const shop = (digest: string) => ({'container.image.shop.digest': digest});
  expect(outcome(shop('aa'), shop('aa'))).toMatchObject({ok: true, value: []});
  expect(outcome(shop('aa'), shop('bb'))).toMatchObject({
    ok: true,
    value: [{kind: 'within-region'}],
  });
  expect(reasonOf(outcome(shop('aa'), {'container.image.cart.digest': 'cc'}))).toBe('absent');
});

function read<T>(input: Input<T>, view: EvidenceView, from: string, to?: string) {
  const nodeOf = (id: string) => {
    const node = view.nodes.find((one) => one.id === id);
    if (node === undefined) throw new Error(id);
    return node;
  };
  if (to === undefined) return input.read(view, {kind: 'node', node: nodeOf(from)});
  return input.read(view, {kind: 'pair', source: nodeOf(from), destination: nodeOf(to)});
}

function reasonOf(observed: {ok: boolean; reason?: string}): string | undefined {
  return observed.reason;
}
