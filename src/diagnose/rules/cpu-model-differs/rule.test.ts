import {describe, expect, test} from 'vitest';
import type {Symptom} from '../../../model/comparison.ts';
import type {FactValue} from '../../../model/fact.ts';
import {run, said} from '../../mtu/testing.ts';
import {benchmarked} from '../../speed/testing.ts';
import {type Unread, unread, viewOf} from '../../testing.ts';
import {cpuModelDiffers} from './index.ts';

type Facts = Readonly<Record<string, FactValue | Unread>>;

const INTEL: Facts = {
  'cpu.vendor': 'GenuineIntel',
  'cpu.modelName': 'Intel(R) Xeon(R) Platinum 8255C CPU @ 2.50GHz',
  'cpu.family': '6',
  'cpu.model': '85',
  'cpu.stepping': '5',
  'cpu.flags': ['aes', 'avx', 'avx2', 'avx512f', 'hypervisor', 'vmx', 'x2apic'],
  'kernel.release': '5.15.0-91-generic',
};
const AMD: Facts = {
  'cpu.vendor': 'AuthenticAMD',
  'cpu.modelName': 'AMD EPYC 7K62 48-Core Processor',
  'cpu.family': '23',
  'cpu.model': '49',
  'cpu.stepping': '0',
  'cpu.flags': ['aes', 'avx', 'avx2', 'hypervisor', 'sha_ni', 'topoext'],
  'kernel.release': '5.15.0-91-generic',
};
const IDS = ['bj-1', 'bj-2', 'hk-1', 'hk-2', 'sg-1', 'sg-2'];

function fleet(factsOf: (id: string) => Facts | null, region = (id: string) => id.slice(0, 2)) {
  const nodes = Object.fromEntries(IDS.map((id) => [id, {region: region(id), facts: factsOf(id)}]));
  return run(cpuModelDiffers, viewOf({nodes, cohortBy: []}));
}

const measured = (times: number, steal = 0) =>
  fleet((id) =>
    id.startsWith('hk')
      ? {...AMD, ...benchmarked(times), 'benchmark.stealShare': steal}
      : {...INTEL, ...benchmarked()},
  ).findings[0];

describe('with micro-benchmarks', () => {
  test('from 1.25 times it is sure, and nothing is left to measure', () => {
    const finding = measured(1.4);
    expect(finding?.confidence).toBe(0.8);
    expect(finding?.evidenceFor[0]?.message.params?.ratio).toBeCloseTo(1.4);
    expect(finding?.safe.map(({id}) => id)).toEqual(['pin-cpu-platform']);
    expect(said(finding?.evidenceAgainst ?? [])).not.toContain('speed-not-measured');
  });

  test('equal speed speaks against it', () => {
    const finding = measured(1.1);
    expect(finding?.confidence).toBe(0.2);
    expect(said(finding?.evidenceAgainst ?? [])).toContain('speed-ratio');
  });

  test('with steal meanwhile it stays open', () => {
    const finding = measured(2, 0.1);
    expect(finding?.confidence).toBe(0.5);
    expect(said(finding?.evidenceAgainst ?? [])).toContain('speed-with-steal');
  });
});

const onHk = (facts: Facts) => fleet((id) => (id.startsWith('hk') ? facts : INTEL));
const onHk1 = (facts: Facts) => fleet((id) => (id === 'hk-1' ? facts : INTEL));

describe('another model', () => {
  test('one finding for the whole difference', () => {
    const {findings} = onHk(AMD);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      id: 'cpu-model-differs',
      verdict: 'contributor',
      severity: 'medium',
      confidence: 0.5,
      scope: {kind: 'node', nodes: ['hk-1', 'hk-2']},
      title: {params: {value: AMD['cpu.modelName'], usual: INTEL['cpu.modelName']}},
      why: {params: {kind: 'region'}},
    });
  });

  test('models are told per region, and only the flags that matter', () => {
    const evidence = onHk(AMD).findings[0]?.evidenceFor ?? [];
    expect(said(evidence)).toEqual(['model-at', 'model-at', 'only-here', 'only-elsewhere']);
    expect(evidence.map(({message}) => message.params)).toEqual([
      {value: INTEL['cpu.modelName'], places: ['bj 2/2', 'sg 2/2']},
      {value: AMD['cpu.modelName'], places: ['hk 2/2']},
      {nodes: ['hk-1', 'hk-2'], flags: ['sha_ni'], more: 1},
      {nodes: ['hk-1', 'hk-2'], flags: ['avx512f'], more: 2},
    ]);
  });

  test('within a region it is told as such', () => {
    const {findings} = onHk1(AMD);
    expect(findings[0]).toMatchObject({
      why: {params: {kind: 'within'}},
      scope: {nodes: ['hk-1']},
    });
    expect(findings[0]?.evidenceFor[1]?.message.params).toMatchObject({places: ['hk 1/2']});
  });

  test('several odd models are told together', () => {
    const other = {...AMD, 'cpu.modelName': 'AMD EPYC 7742 64-Core Processor'};
    const {findings} = fleet((id) => (id === 'hk-1' ? AMD : id === 'hk-2' ? other : INTEL));
    expect(findings).toHaveLength(1);
    expect(findings[0]?.title.id).toBe('cpu-model-differs/title-many');
  });

  test('the same name over another model number', () => {
    const {findings} = onHk({...INTEL, 'cpu.model': '106'});
    expect(findings).toHaveLength(1);
    expect(findings[0]?.title.params).toMatchObject({
      value: {id: 'cpu-model-differs/model', params: {value: '106'}},
    });
  });

  test('where slow nodes have the usual CPU, it weighs less', () => {
    const view = viewOf({
      nodes: Object.fromEntries(
        IDS.map((id) => [id, {region: id.slice(0, 2), facts: id.startsWith('hk') ? AMD : INTEL}]),
      ),
      cohortBy: [],
    });
    const symptom: Symptom = {
      id: 'service-small@bj',
      metric: 'service-small',
      tags: ['network', 'cpu'],
      unit: 'ms',
      region: 'bj',
      ratio: 3,
      value: 600,
      reference: 200,
      referenceRegions: ['sg'],
      quantile: 0.95,
      runs: 10,
      referenceRuns: 10,
      distanceRemoved: true,
      censored: false,
    };
    const slowIn = (region: string) =>
      run(cpuModelDiffers, {
        ...view,
        comparison: {...view.comparison, symptoms: [{...symptom, region}]},
      }).findings[0];
    expect(slowIn('bj')?.confidence).toBe(0.3);
    expect(said(slowIn('bj')?.evidenceAgainst ?? [])).toContain('slow-have-usual');
    expect(slowIn('hk')?.confidence).toBe(0.5);
    expect(said(slowIn('hk')?.evidenceFor ?? [])).toContain('lies-as-slowness');
  });

  test('without regions the nodes are named', () => {
    const nodes = {a: {facts: INTEL}, b: {facts: INTEL}, c: {facts: AMD}};
    const {findings} = run(cpuModelDiffers, viewOf({nodes, cohortBy: []}));
    expect(findings[0]?.evidenceFor[0]?.message.params).toMatchObject({places: ['a', 'b']});
  });
});

describe('the same model with other flags', () => {
  test('instructions that matter are told as such', () => {
    const {findings} = onHk({...INTEL, 'cpu.flags': ['aes', 'avx', 'hypervisor', 'vmx', 'x2apic']});
    expect(findings[0]).toMatchObject({
      title: {id: 'cpu-model-differs/title-features'},
      scope: {nodes: ['hk-1', 'hk-2']},
    });
    expect(findings[0]?.evidenceFor[0]?.message).toMatchObject({
      id: 'cpu-model-differs/only-elsewhere',
      params: {flags: ['avx2', 'avx512f'], more: 0},
    });
  });

  test('kernels that differ too speak against it', () => {
    const older = {...INTEL, 'kernel.release': '4.14.0', 'cpu.flags': ['aes', 'avx', 'avx2']};
    const {findings} = onHk(older);
    expect(said(findings[0]?.evidenceAgainst ?? [])).toContain('kernels-differ');
  });

  test('flags of hypervisor, kernel and mitigations pass, with their number', () => {
    const flags = ['aes', 'avx', 'avx2', 'avx512f', 'hypervisor', 'pti', 'tsc_deadline_timer'];
    const {findings, ruledOut} = onHk({...INTEL, 'cpu.flags': flags});
    expect(findings).toEqual([]);
    expect(ruledOut[0]?.evidenceFor[1]?.message).toEqual({
      id: 'cpu-model-differs/harmless-flags',
      params: {count: 4},
    });
  });
});

describe('look-alikes', () => {
  test('equal CPUs are ruled out', () => {
    const {findings, ruledOut} = fleet(() => INTEL);
    expect(findings).toEqual([]);
    expect(ruledOut).toHaveLength(1);
  });

  test.each([
    ['another stepping', {...INTEL, 'cpu.stepping': '7'}],
    ['other microcode', {...INTEL, 'cpu.microcode': '0xffffffff'}],
    ['a name that may not be read', {...INTEL, 'cpu.modelName': unread('denied')}],
    ['flags that may not be read', {...INTEL, 'cpu.flags': unread('timeout')}],
    ['no name at all', {'kernel.release': '5.15.0-91-generic'}],
  ])('%s is not another CPU', (_, facts) => {
    expect(onHk1(facts).findings).toEqual([]);
  });

  test('another architecture is another cohort', () => {
    const nodes = {
      a: {facts: {...INTEL, 'kernel.arch': 'x86_64'}},
      b: {facts: {...INTEL, 'kernel.arch': 'x86_64'}},
      c: {facts: {'cpu.modelName': 'Neoverse-N1', 'kernel.arch': 'aarch64'}},
    };
    expect(run(cpuModelDiffers, viewOf({nodes})).findings).toEqual([]);
  });
});

describe('missing inputs', () => {
  test('no CPU named on two nodes: skipped, naming it', () => {
    const {results} = fleet((id) => (id === 'bj-1' ? INTEL : null));
    expect(results[0]).toMatchObject({
      outcome: 'skipped',
      missing: ['comparison of cpu.modelName'],
    });
  });

  test('the name alone is enough', () => {
    const named = (name: string) => ({'cpu.modelName': name});
    const {findings} = fleet((id) => named(id.startsWith('hk') ? 'AMD EPYC' : 'Xeon'));
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['model-at', 'model-at']);
  });
});
