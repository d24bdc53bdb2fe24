import {describe, expect, test} from 'vitest';
import type {FactValue} from '../../../model/fact.ts';
import {run, said} from '../../mtu/testing.ts';
import {type NodeSketch, service, type Unread, unread, viewOf} from '../../testing.ts';
import {sysctlDrift} from './index.ts';

const ids = ['bj-1', 'bj-2', 'hk-1', 'hk-2', 'sg-1', 'sg-2'];
const RMEM = 'sysctl.net.ipv4.tcp_rmem';
const usual = {
  [RMEM]: '4096 131072 6291456',
  'sysctl.net.ipv4.tcp_mtu_probing': '0',
  'sysctl.kernel.panic': '0',
  'kernel.release': '5.15.0-91-generic',
};
type Facts = Readonly<Record<string, FactValue | Unread | undefined>>;

function fleet(changes: (id: string) => Facts, paths: Parameters<typeof viewOf>[0]['paths'] = []) {
  const nodes: Record<string, NodeSketch> = {};
  for (const id of ids) {
    const facts: Record<string, FactValue | Unread> = {};
    for (const [path, value] of Object.entries({...usual, ...changes(id)})) {
      if (value !== undefined) facts[path] = value;
    }
    nodes[id] = {region: id.slice(0, 2), facts};
  }
  return run(sysctlDrift, viewOf({nodes, paths}));
}

const inHk = (facts: Facts) => (id: string) => (id.startsWith('hk') ? facts : {});
const old = {[RMEM]: '4096 87380 6291456'};

test('a key of one region is a contributor with the minority shown, never a cause', () => {
  const {findings} = fleet(inHk(old));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    id: 'sysctl-drift',
    verdict: 'contributor',
    severity: 'medium',
    confidence: 0.4,
    scope: {kind: 'node', nodes: ['hk-1', 'hk-2']},
    title: {
      id: 'sysctl-drift/title-one',
      params: {
        key: 'net.ipv4.tcp_rmem',
        value: '4096 87380 6291456',
        usual: '4096 131072 6291456',
        where: {id: 'where/region', params: {region: 'hk'}},
      },
    },
    why: {params: {kind: 'region', advice: 'rmem'}},
  });
  expect(findings[0]?.evidenceFor[0]?.message.params).toMatchObject({
    few: 2,
    all: 6,
    nodes: ['hk-1', 'hk-2'],
  });
  expect(findings[0]?.evidenceFor[0]?.sources.map(({node}) => node)).toEqual(['bj-1', 'hk-1']);
});

test('where the same nodes run another kernel, its default speaks against a setting', () => {
  const other = {...old, 'kernel.release': '4.19.0-26-amd64'};
  const [finding] = fleet(inHk(other)).findings;
  expect(said(finding?.evidenceAgainst ?? [])).toEqual(['other-kernel']);
  const [alone] = fleet((id) => ({
    ...(id.startsWith('hk') ? old : {}),
    ...(id === 'sg-1' ? {'kernel.release': '4.19.0-26-amd64'} : {}),
  })).findings;
  expect(said(alone?.evidenceAgainst ?? [])).toEqual([]);
});

test('drift within a region is told as such', () => {
  const {findings} = fleet((id) => (id === 'sg-2' ? old : {}));
  expect(findings[0]).toMatchObject({
    scope: {nodes: ['sg-2']},
    why: {params: {kind: 'within'}},
  });
});

test('keys that set apart the same nodes are one finding, the most important first', () => {
  const changes = {'sysctl.kernel.panic': '10', 'sysctl.net.ipv4.tcp_mtu_probing': '1'};
  const {findings} = fleet(inHk(changes));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    severity: 'medium',
    title: {params: {count: 2, key: 'net.ipv4.tcp_mtu_probing'}},
    why: {params: {advice: 'probing'}},
  });
});

test('other sets of nodes are other findings', () => {
  const {findings} = fleet((id) =>
    id === 'hk-1' ? old : id === 'sg-1' ? {'sysctl.net.ipv4.tcp_mtu_probing': '1'} : {},
  );
  expect(findings.map(({scope}) => 'nodes' in scope && scope.nodes)).toEqual([['hk-1'], ['sg-1']]);
});

test('a fleet in disorder gets five findings, the most important among them, and one for the rest', () => {
  const odd = [['bj-1'], ['bj-2'], ['hk-1'], ['hk-2'], ['sg-1'], ['sg-2'], ['bj-1', 'hk-1']];
  const {findings} = fleet((id) =>
    Object.fromEntries(
      odd.map((nodes, i) => [
        i === 6 ? 'sysctl.vm.swappiness' : `sysctl.kernel.of_no_weight_${i}`,
        nodes.includes(id) ? '1' : '0',
      ]),
    ),
  );
  expect(findings).toHaveLength(6);
  expect(findings[0]?.title.params).toMatchObject({key: 'vm.swappiness'});
  const rest = findings.find(({title}) => title.id === 'sysctl-drift/title-rest');
  expect(rest).toMatchObject({verdict: 'note', title: {params: {count: 2}}});
});

test.each([
  ['net.ipv4.tcp_wmem', 'contributor', 'medium'],
  ['vm.swappiness', 'contributor', 'medium'],
  ['kernel.sched_migration_cost_ns', 'contributor', 'medium'],
  ['net.ipv4.icmp_ratelimit', 'contributor', 'low'],
  ['fs.file-max', 'contributor', 'low'],
  ['kernel.panic', 'note', 'info'],
])('%s weighs as %s, %s', (key, verdict, severity) => {
  const {findings} = fleet((id) => ({[`sysctl.${key}`]: id.startsWith('hk') ? '1' : '2'}));
  expect(findings[0]).toMatchObject({verdict, severity});
});

describe('beside a slow region', () => {
  const slow = (region: string) =>
    ids.flatMap((id) => {
      const ms = id.startsWith(region) ? 600 : 150;
      const totalMs = Array.from({length: 10}, (_, i) => ms + i);
      return Array.from({length: 5}, () =>
        service({from: id, to: `service:${id.slice(0, 2)}`, totalMs}),
      );
    });

  test('a difference that lies as the slowness lies reaches one half, not more', () => {
    const {findings} = fleet(inHk(old), slow('hk'));
    expect(findings[0]?.confidence).toBe(0.5);
    expect(said(findings[0]?.evidenceFor ?? [])[0]).toBe('lies-as-slowness');
  });

  test('slow nodes with the usual value speak against it', () => {
    const {findings} = fleet(inHk(old), slow('sg'));
    expect(findings[0]?.confidence).toBe(0.3);
    expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['slow-have-usual']);
  });

  test('a difference wider than the slowness is neither for nor against', () => {
    const {findings} = fleet((id) => (id.startsWith('hk') || id === 'sg-1' ? old : {}), slow('hk'));
    expect(findings[0]?.scope).toMatchObject({nodes: ['hk-1', 'hk-2', 'sg-1']});
    expect(findings[0]?.confidence).toBe(0.4);
  });

  const half = (id: string) => (id < 'hk-2' ? {} : old);

  test('of two halves that hold slow nodes both, neither is named, and that speaks against it', () => {
    const [finding] = fleet(half, slow('hk')).findings;
    expect(finding).toMatchObject({scope: {nodes: ids}, confidence: 0.3});
    expect(said(finding?.evidenceAgainst ?? [])).toEqual(['slow-on-all-sides']);
  });

  test('of two halves the one with the slow region is named', () => {
    const {findings} = fleet(half, slow('bj'));
    expect(findings[0]?.scope).toMatchObject({nodes: ['bj-1', 'bj-2', 'hk-1']});
  });
});

test('of two equal halves both are told alike and none is called the odd one', () => {
  const {findings} = fleet((id) => (id < 'hk-2' ? {} : old));
  expect(findings).toMatchObject([
    {
      scope: {nodes: ids},
      confidence: 0.4,
      title: {
        id: 'sysctl-drift/title-tied',
        params: {few: 3, value: '4096 87380 6291456', usual: '4096 131072 6291456'},
      },
    },
  ]);
  const told = findings[0]?.evidenceFor.map(({message}) => message) ?? [];
  expect(told.map(({id}) => id)).toEqual(Array(2).fill('sysctl-drift/difference-tied'));
  expect(told.map(({params}) => params?.nodes)).toEqual([ids.slice(0, 3), ids.slice(3)]);
});

test('two keys that split the fleet into other halves stay two findings', () => {
  const {findings} = fleet((id) => ({
    ...(id < 'hk-2' ? {} : old),
    'sysctl.net.ipv4.tcp_mtu_probing': id.endsWith('1') ? '0' : '1',
  }));
  expect(findings.map(({title}) => title.id)).toEqual(Array(2).fill('sysctl-drift/title-tied'));
});

test('keys of the same two halves are one finding, whichever value each half has', () => {
  const {findings} = fleet((id) => ({
    ...(id < 'hk-2' ? {} : old),
    'sysctl.net.ipv4.tcp_mtu_probing': id < 'hk-2' ? '1' : '0',
  }));
  expect(findings).toMatchObject([
    {title: {id: 'sysctl-drift/title-many-tied', params: {count: 2}}, scope: {nodes: ids}},
  ]);
});

test('a text is quoted where other nodes have the same digits as a number', () => {
  const {findings} = fleet((id) => ({[RMEM]: id === 'hk-1' ? '1' : 1}));
  expect(findings[0]?.title.params).toMatchObject({value: '“1”', usual: '1'});
});

test('files that differ while the running values are equal are a quiet note', () => {
  const {findings} = fleet(inHk({'sysctlFile.net.ipv4.tcp_rmem': '4096 87380 6291456'}));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    id: 'sysctl-file-drift',
    verdict: 'note',
    severity: 'info',
    title: {id: 'sysctl-drift/title-file', params: {count: 1, key: 'net.ipv4.tcp_rmem'}},
  });
});

test('a file is not told again where its key runs differently', () => {
  const {findings} = fleet(inHk({...old, 'sysctlFile.net.ipv4.tcp_rmem': '4096 87380 6291456'}));
  expect(findings.map(({title}) => title.id)).toEqual(['sysctl-drift/title-one']);
});

describe('look-alikes', () => {
  const newer = {'kernel.release': '6.1.0-18-amd64', 'sysctl.net.ipv4.tcp_plb_enabled': '0'};

  test('a key that only the other kernel has is left to kernel-differs', () => {
    const {findings, results} = fleet(inHk(newer));
    expect(findings).toEqual([]);
    expect(results[0]).toMatchObject({
      outcome: 'not-applicable',
      message: {id: 'sysctl-drift/kernel-keys', params: {count: 1}},
    });
  });

  test('a key of the other kernel with two values is drift', () => {
    const {findings} = fleet((id) =>
      id.startsWith('hk') ? {...newer, 'sysctl.net.ipv4.tcp_plb_enabled': id.slice(-1)} : {},
    );
    expect(findings).toHaveLength(1);
  });

  test('a key absent on some nodes of one kernel is drift, whatever the other kernel has', () => {
    const key = 'sysctl.net.ipv4.tcp_plb_enabled';
    const {findings} = fleet((id) => {
      if (id.startsWith('hk')) return {'kernel.release': '6.1.0-18-amd64'};
      return id === 'bj-1' ? {} : {[key]: '0'};
    });
    expect(findings).toHaveLength(1);
  });

  test('a key absent under the same kernel is drift', () => {
    const {'kernel.release': _, ...key} = newer;
    expect(fleet(inHk(key)).findings[0]?.title.params).toMatchObject({
      usual: {id: 'sysctl-drift/not-set'},
    });
  });

  test('a node that could not tell is neither equal nor different', () => {
    const {findings, ruledOut} = fleet((id) =>
      id === 'hk-1' ? {[RMEM]: unread('denied'), 'sysctl.kernel.panic': '0'} : {},
    );
    expect(findings).toEqual([]);
    expect(ruledOut).toHaveLength(1);
  });

  test('beside a real difference it is said who could not tell', () => {
    const {findings} = fleet((id) =>
      id === 'hk-1' ? {[RMEM]: unread('denied')} : id === 'sg-1' ? old : {},
    );
    expect(findings[0]?.evidenceFor[0]?.message.params).toMatchObject({few: 1, all: 5});
    expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['could-not-tell']);
  });
});

test('equal settings are ruled out, with how many were compared', () => {
  const {findings, ruledOut} = fleet(() => ({}));
  expect(findings).toEqual([]);
  expect(ruledOut[0]?.evidenceFor[0]?.message).toEqual({
    id: 'sysctl-drift/equal',
    params: {count: 3},
  });
});

test('a very long value is cut', () => {
  const {findings} = fleet((id) => ({[RMEM]: id === 'hk-1' ? 'x'.repeat(5000) : '1'}));
  expect(String(findings[0]?.title.params?.value).length).toBe(121);
});

test('without sysctls it skips, naming the comparison', () => {
  const nothing = Object.fromEntries(Object.keys(usual).map((path) => [path, undefined]));
  expect(fleet(() => nothing).results[0]).toMatchObject({
    outcome: 'skipped',
    missing: ['comparison of sysctl.**'],
  });
});
