import {describe, expect, test} from 'vitest';
import {outcomeOf, run, said} from '../../mtu/testing.ts';
import {benchmarked, EMULATED} from '../../speed/testing.ts';
import {unread, viewOf} from '../../testing.ts';
import {GUESTS, type GuestFacts, without} from '../../virtualization/testing.ts';
import {softwareEmulation} from './index.ts';

const look = (facts: GuestFacts | null) =>
  run(softwareEmulation, viewOf({nodes: {a: {region: 'hk', facts}}}));

const NO_ROOT = ['virt.cpuidSignature', 'virt.dmesgParavirtualized'];

describe('emulated by its own word', () => {
  test.each([
    ['TCG qemu64', GUESTS.tcgQemu64],
    ['TCG EPYC-Rome', GUESTS.tcgEpycRome],
    ['TCG max with hpet', GUESTS.tcgMax],
    ['TCG qemu64 without svm', GUESTS.tcgWithoutSvm],
    ['TCG Skylake with a hidden hypervisor flag, read as root', GUESTS.tcgHiddenFlag],
    ['TCG on a system without systemd and lscpu', GUESTS.tcgAlpine],
    ['TCG max by its CPU’s name alone', without(GUESTS.tcgMax, NO_ROOT)],
  ])('%s is a critical cause', (_, facts) => {
    expect(look(facts).findings[0]).toMatchObject({
      id: 'software-emulation',
      verdict: 'cause',
      severity: 'critical',
      confidence: 0.98,
      scope: {kind: 'node', nodes: ['a']},
    });
  });

  test('QEMU on arm64 says so in its firmware', () => {
    const {findings} = look(GUESTS.armTcg);
    expect(findings[0]).toMatchObject({verdict: 'cause', confidence: 0.9});
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['sign-product']);
  });

  test('the presence of svm is not among the evidence', () => {
    const text = JSON.stringify(look(GUESTS.tcgQemu64).findings[0]?.evidenceFor);
    expect(text).not.toContain('svm');
  });

  test('several nodes are told as one finding', () => {
    const nodes = {
      a: {region: 'hk', facts: GUESTS.tcgQemu64},
      b: {region: 'hk', facts: GUESTS.tcgMax},
    };
    const {findings} = run(softwareEmulation, viewOf({nodes}));
    expect(findings).toHaveLength(1);
    expect(findings[0]?.scope).toEqual({kind: 'node', nodes: ['a', 'b']});
  });

  test('with a sign of hardware beside it, it is unknown', () => {
    const {findings} = look({...GUESTS.tcgQemu64, 'clock.sourcesAvailable': ['kvm-clock', 'tsc']});
    expect(findings[0]).toMatchObject({verdict: 'unknown', severity: 'medium', confidence: 0.5});
    expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['sign-clock']);
  });
});

describe('emulated by the sum of signs', () => {
  test('qemu, no kvm-clock, bare hardware and no vendor', () => {
    const {findings} = look(without(GUESTS.tcgQemu64, ['virt.cpuidSignature']));
    expect(findings[0]).toMatchObject({
      verdict: 'contributor',
      severity: 'critical',
      confidence: 0.8,
    });
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual([
      'sign-detected',
      'sign-no-kvm-clock',
      'sign-bare-hardware',
      'sign-unnamed',
    ]);
    expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['kvm-may-hide']);
  });

  test('one sign less is less sure', () => {
    expect(look(without(GUESTS.tcgEpycRome, NO_ROOT)).findings[0]?.confidence).toBe(0.6);
  });

  test('firmware of a cloud leaves only the CPU to have said qemu', () => {
    const facts = {
      ...without(GUESTS.tcgEpycRome, NO_ROOT),
      'virt.dmi.sysVendor': 'OpenStack Foundation',
      'virt.dmi.productName': 'OpenStack Nova',
    };
    const {findings} = look(facts);
    expect(findings[0]?.confidence).toBe(0.8);
    expect(said(findings[0]?.evidenceFor ?? [])).toContain('sign-not-from-firmware');
  });
});

describe('look-alikes that must not fire', () => {
  test.each([
    ['a KVM guest without nesting', GUESTS.kvmNoNesting, ['sign-signature', 'sign-clock']],
    ['the same without root', without(GUESTS.kvmNoNesting, NO_ROOT), ['sign-clock', 'sign-lscpu']],
    ['an EC2 guest, where detect-virt only says amazon', GUESTS.ec2, ['sign-clock']],
    ['Azure', GUESTS.azure, ['sign-clock', 'sign-lscpu']],
    ['EC2 bare metal', GUESTS.ec2Metal, ['sign-metal']],
    ['bare metal with svm', GUESTS.bareMetal, ['sign-no-hypervisor', 'sign-no-signature']],
    [
      'bare metal without root, by its clock rate',
      without(GUESTS.bareMetal, NO_ROOT),
      ['sign-no-hypervisor', 'sign-frequency-driver'],
    ],
    [
      'an arm64 KVM guest',
      {...GUESTS.armTcg, 'virt.dmi.productName': 'KVM Virtual Machine'},
      ['sign-product'],
    ],
    ['a guest that counts steal time', {...GUESTS.kvmHidden, 'cpu.stealTicks': 5}, ['sign-steal']],
    [
      'a guest with hypervisor interrupts',
      {...GUESTS.kvmHidden, 'virt.hypInterrupts': 5},
      ['sign-hyp'],
    ],
    [
      'an arm64 guest with a device tree of KVM',
      {...GUESTS.ec2Arm, 'virt.deviceTreeHypervisor': 'linux,kvm'},
      ['sign-device-tree'],
    ],
    [
      'an arm64 guest whose steal KVM counts',
      {...GUESTS.ec2Arm, 'virt.dmesgStolenTime': 'arm-pv: using stolen time PV'},
      ['sign-stolen-time'],
    ],
    ['an old EC2 guest on Xen', {...GUESTS.ec2, 'clock.sourcesAvailable': ['xen']}, ['sign-clock']],
  ])('%s is ruled out with its evidence', (_, facts, signs) => {
    const {findings, ruledOut} = look(facts);
    expect(findings).toEqual([]);
    expect(ruledOut).toHaveLength(1);
    expect(said(ruledOut[0]?.evidenceFor ?? [])).toEqual(expect.arrayContaining(signs));
  });

  test('raw QEMU firmware with kvm-clock is KVM', () => {
    const facts = {...GUESTS.kvmHidden, 'clock.sourcesAvailable': ['kvm-clock', 'tsc']};
    expect(look(facts).findings).toEqual([]);
  });

  test.each([
    ['by the name of a sold CPU', GUESTS.kvmHidden],
    [
      'by AVX-512',
      {...GUESTS.kvmHidden, 'cpu.modelName': 'AMD EPYC', 'cpu.flags': ['avx512f', 'hypervisor']},
    ],
  ])('a hidden KVM guest is not called emulated, %s, nor is it ruled out', (_, facts) => {
    const {findings, ruledOut, results} = look(facts);
    expect([...findings, ...ruledOut]).toEqual([]);
    expect(outcomeOf(results, 'a')).toMatchObject({
      outcome: 'not-applicable',
      message: {id: 'software-emulation/hidden-kvm'},
    });
  });

  test.each([
    [
      'qemu without corroboration',
      without(GUESTS.tcgEpycRome, [...NO_ROOT, 'virt.lscpuHypervisorVendor']),
    ],
    ['a hidden hypervisor flag without root', without(GUESTS.tcgHiddenFlag, NO_ROOT)],
    [
      'qemu with the clocks unread',
      {...without(GUESTS.tcgEpycRome, NO_ROOT), 'clock.sourcesAvailable': unread('denied')},
    ],
    ['an arm64 cloud guest', GUESTS.ec2Arm],
    ['a Linux guest on an Apple machine', {...GUESTS.armTcg, 'cpu.vendor': 'Apple'}],
    ['“none” without the flag being known', {'virt.detected': 'none'}],
    [
      'firmware of OpenStack that makes detect-virt say kvm, the flag hidden',
      {'virt.detected': 'kvm', 'virt.hypervisorFlag': false},
    ],
  ])('%s is undecided, and not a pass', (_, facts) => {
    const {findings, ruledOut, results} = look(facts);
    expect([...findings, ...ruledOut]).toEqual([]);
    expect(outcomeOf(results, 'a').message?.id).toBe('software-emulation/undecided');
  });
});

describe('a guest that hides the flag, its firmware and its signature', () => {
  const disguised = without(GUESTS.bareMetal, [...NO_ROOT, 'cpu.frequency.driver']);

  test.each([
    ['looks like bare metal', disguised],
    [
      'shows the name of a sold CPU',
      {...disguised, 'cpu.modelName': 'AMD EPYC 7K62 48-Core Processor'},
    ],
    ['shows AVX-512', {...disguised, 'cpu.flags': ['avx512f', 'fpu']}],
  ])('%s: that cannot be told, and is no pass', (_, facts) => {
    const {findings, ruledOut, results} = look(facts);
    expect([...findings, ...ruledOut]).toEqual([]);
    expect(outcomeOf(results, 'a')).toMatchObject({
      outcome: 'not-applicable',
      message: {id: 'software-emulation/nothing-shown'},
    });
  });

  test('is emulated where its signature says so after all', () => {
    const facts = {...disguised, 'virt.cpuidSignature': 'TCGTCGTCGTCG'};
    expect(look(facts).findings[0]).toMatchObject({verdict: 'cause'});
  });

  test('is no bare metal where another signature was read, whatever else it shows', () => {
    const facts = {...GUESTS.bareMetal, 'virt.cpuidSignature': 'SomethingNew'};
    expect(look(facts).ruledOut).toEqual([]);
  });
});

describe('missing inputs', () => {
  test.each([
    ['nothing came from the node', null],
    ['no sign was told', {'os.id': 'debian'}],
    ['all signs were refused', {virt: unread('denied'), clock: unread('denied')}],
  ])('%s: skipped', (_, facts) => {
    expect(outcomeOf(look(facts).results, 'a')).toMatchObject({
      outcome: 'skipped',
      missing: ['virt.detected, virt.cpuidSignature, clock.sourcesAvailable, virt.hypervisorFlag'],
    });
  });

  test('any one sign of hardware is enough', () => {
    expect(look({'clock.sourcesAvailable': ['kvm-clock', 'tsc']}).ruledOut).toHaveLength(1);
    expect(look({'virt.cpuidSignature': 'KVMKVMKVM'}).ruledOut).toHaveLength(1);
  });
});

describe('micro-benchmarks', () => {
  const {'virt.cpuidSignature': _, ...byItsSigns} = GUESTS.tcgQemu64;
  const peer = {...GUESTS.kvmNoNesting, ...benchmarked()};
  const beside = (facts: GuestFacts, other: GuestFacts = peer) =>
    run(
      softwareEmulation,
      viewOf({nodes: {a: {region: 'hk', facts}, b: {region: 'bj', facts: other}}}),
    );

  test('as slow as an emulator, they make the sum of signs sure', () => {
    const {findings} = beside({...byItsSigns, ...benchmarked(1, EMULATED)});
    expect(findings[0]).toMatchObject({
      verdict: 'contributor',
      confidence: 0.95,
      scope: {nodes: ['a']},
    });
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual(
      expect.arrayContaining(['sign-probes-slow', 'sign-cpuid-fast']),
    );
    expect(findings[0]?.evidenceAgainst).toEqual([]);
  });

  test('near those of the hardware, they exclude it: a KVM guest that hides itself', () => {
    const {findings, ruledOut} = beside({...byItsSigns, ...benchmarked(2)});
    expect(findings).toEqual([]);
    expect(said(ruledOut[0]?.evidenceFor ?? [])).toContain('sign-probes-near');
  });

  test('equal to a peer that is just as doubtful, they say nothing', () => {
    const facts = {...byItsSigns, ...benchmarked(1, EMULATED)};
    expect(beside(facts, facts).findings[0]?.confidence).toBe(0.8);
  });

  test('slow alone is no sign: nothing else says QEMU', () => {
    const {findings, results} = beside({'virt.hypervisorFlag': true, ...benchmarked(1, EMULATED)});
    expect(findings).toEqual([]);
    expect(outcomeOf(results, 'a').outcome).toBe('not-applicable');
  });

  test('without them the rule asks for them', () => {
    const {findings} = look(byItsSigns);
    expect(findings[0]?.safe[0]?.id).toBe('benchmark');
    expect(look(GUESTS.tcgQemu64).findings[0]?.safe.map(({id}) => id)).not.toContain('benchmark');
  });
});
