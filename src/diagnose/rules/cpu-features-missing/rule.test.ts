import {describe, expect, test} from 'vitest';
import {outcomeOf, run, said} from '../../mtu/testing.ts';
import {benchmarked, EMULATED} from '../../speed/testing.ts';
import {unread, viewOf} from '../../testing.ts';
import {GUESTS, type GuestFacts, without} from '../../virtualization/testing.ts';
import {cpuFeaturesMissing} from './index.ts';

const KVM: GuestFacts = {...GUESTS.kvmNoNesting, 'cpu.flags': ['aes', 'avx', 'hypervisor']};
const KVM64: GuestFacts = {
  ...KVM,
  'cpu.modelName': 'Common KVM processor',
  'cpu.flags': ['fpu', 'hypervisor', 'sse2'],
};

const beside = (facts: GuestFacts | null, peer: GuestFacts = {...KVM, ...benchmarked()}) =>
  run(
    cpuFeaturesMissing,
    viewOf({nodes: {a: {region: 'hk', facts}, b: {region: 'bj', facts: peer}}, cohortBy: []}),
  );

describe('cryptography alone is slow', () => {
  test('contributes, whatever the model is called', () => {
    const {findings} = beside({...KVM64, ...benchmarked(1.1, {sha256: 12})});
    expect(findings[0]).toMatchObject({
      verdict: 'contributor',
      severity: 'medium',
      confidence: 0.8,
      scope: {nodes: ['a']},
    });
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['ratio', 'model', 'lacks']);
    const named = {...KVM, ...benchmarked(1, {sha256: 12})};
    expect(said(beside(named).findings[0]?.evidenceFor ?? [])).toEqual(['ratio']);
  });

  test.each([
    ['loops are slow too', benchmarked(2.5, {sha256: 12})],
    ['it is not that slow', benchmarked(1, {sha256: 9})],
    ['other programs were run', benchmarked(1, {sha256: 12}, 'sh=other')],
  ])('not where %s', (_, speeds) => {
    expect(beside({...KVM, ...speeds}).findings).toEqual([]);
  });
});

describe('a reduced model', () => {
  test('is a note that asks for the benchmark', () => {
    const {findings} = beside(KVM64);
    expect(findings[0]).toMatchObject({verdict: 'note', severity: 'low', confidence: 0.5});
    expect(findings[0]?.safe[0]?.id).toBe('benchmark');
    expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['not-measured', 'little-crypto']);
  });

  test('as fast as its peers it stays a note, and nothing is left to measure', () => {
    const {findings} = beside({...KVM64, ...benchmarked()});
    expect(findings[0]?.verdict).toBe('note');
    expect(findings[0]?.safe.map(({id}) => id)).toEqual(['named-cpu-model']);
    expect(said(findings[0]?.evidenceAgainst ?? [])).toContain('ratio');
  });

  test('look-alike: the name alone, with the instructions there', () => {
    expect(beside({...KVM64, 'cpu.flags': ['aes', 'hypervisor']}).findings).toEqual([]);
  });
});

test.each([
  ['emulated', {...GUESTS.tcgQemu64, ...benchmarked(1, EMULATED)}],
  ['not-guest', {...GUESTS.bareMetal, 'cpu.flags': ['fpu']}],
  ['not-x86', {...GUESTS.ec2Arm, 'cpu.flags': ['fp']}],
])('%s: not applicable', (message, facts) => {
  const {findings, results} = beside(facts);
  expect(findings).toEqual([]);
  expect(outcomeOf(results, 'a').message?.id).toBe(`cpu-features-missing/${message}`);
});

test('a fleet of usual guests is silent', () => {
  const {findings, ruledOut} = beside({...KVM, ...benchmarked()});
  expect([...findings, ...ruledOut]).toEqual([]);
});

test.each([
  ['cpu.flags', {...KVM64, 'cpu.flags': unread('denied')}],
  ['kernel.arch', without(KVM64, ['kernel.arch'])],
])('without %s it is skipped', (name, facts) => {
  expect(outcomeOf(beside(facts).results, 'a')).toMatchObject({
    outcome: 'skipped',
    missing: [name],
  });
});
