import {describe, expect, test} from 'vitest';
import {outcomeOf, run, said} from '../../mtu/testing.ts';
import {unread, viewOf} from '../../testing.ts';
import {GUESTS, type GuestFacts, without} from '../../virtualization/testing.ts';
import {virtualizationEvidenceInconsistent} from './index.ts';

const look = (facts: GuestFacts | null) =>
  run(virtualizationEvidenceInconsistent, viewOf({nodes: {a: {region: 'hk', facts}}}));

const ARTICLE = {
  'virt.nestingFlag': 'none',
  'kvm.module.kvm': 'loaded',
  'kvm.module.kvm_amd': 'loaded',
  'kvm.module.kvm_amd.users': 0,
};

describe('a module without its flag is a note', () => {
  test('kvm_amd without svm, as in the published report', () => {
    const {findings} = look(ARTICLE);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      id: 'virtualization-evidence-inconsistent',
      verdict: 'note',
      severity: 'info',
      confidence: 0.9,
      title: {params: {module: 'kvm_amd', flag: 'svm'}},
    });
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['seen', 'users']);
  });

  test('kvm_intel without vmx', () => {
    const {findings} = look({'virt.nestingFlag': 'none', 'kvm.module.kvm_intel': 'loaded'});
    expect(findings[0]?.title.params).toMatchObject({module: 'kvm_intel', flag: 'vmx'});
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['seen']);
  });

  test('kvm_amd with the flag of the other vendor', () => {
    expect(look({...ARTICLE, 'virt.nestingFlag': 'vmx'}).findings).toHaveLength(1);
  });

  test('two nodes are told as one', () => {
    const nodes = {a: {facts: ARTICLE}, b: {facts: ARTICLE}};
    expect(run(virtualizationEvidenceInconsistent, viewOf({nodes})).findings).toHaveLength(1);
  });
});

describe('silent', () => {
  test.each([
    ['kvm_amd with svm, as under emulation', GUESTS.tcgQemu64, 'pass'],
    ['kvm_intel with vmx', {'virt.nestingFlag': 'vmx', 'kvm.module.kvm_intel': 'loaded'}, 'pass'],
    ['only kvm stays listed', GUESTS.tcgWithoutSvm, 'not-applicable'],
    ['a kernel with PVM built in', GUESTS.kvmNoNesting, 'not-applicable'],
    [
      'a PVM kernel that loaded kvm_amd',
      {...ARTICLE, 'kvm.module.kvm_pvm': 'loaded'},
      'not-applicable',
    ],
    ['kvm_amd built in', {...ARTICLE, 'kvm.module.kvm_amd': 'builtin'}, 'not-applicable'],
    ['no module at all', {'virt.nestingFlag': 'none'}, 'not-applicable'],
  ])('%s', (_, facts, outcome) => {
    const {findings, ruledOut, results} = look(facts);
    expect([...findings, ...ruledOut]).toEqual([]);
    expect(outcomeOf(results, 'a').outcome).toBe(outcome);
  });
});

describe('missing inputs', () => {
  test.each([
    ['flag absent', without(ARTICLE, ['virt.nestingFlag']), ['virt.nestingFlag']],
    ['flag unreadable', {...ARTICLE, 'virt.nestingFlag': unread('timeout')}, ['virt.nestingFlag']],
    [
      'a module unreadable',
      {...ARTICLE, 'kvm.module.kvm_amd': unread('denied')},
      ['kvm.module.kvm_amd, kvm.module.kvm_intel'],
    ],
    [
      'nothing came from the node',
      null,
      ['virt.nestingFlag', 'kvm.module.kvm_amd, kvm.module.kvm_intel'],
    ],
  ])('%s: skipped', (_, facts, missing) => {
    expect(outcomeOf(look(facts).results, 'a')).toMatchObject({outcome: 'skipped', missing});
  });
});
