import {describe, expect, test} from 'vitest';
import {outcomeOf, run, said} from '../../mtu/testing.ts';
import {unread, viewOf} from '../../testing.ts';
import {GUESTS, type GuestFacts, without} from '../../virtualization/testing.ts';
import {slowClocksource} from './index.ts';

const look = (facts: GuestFacts | null) =>
  run(slowClocksource, viewOf({nodes: {a: {region: 'hk', facts}}}));

const HPET = {
  'clock.source': 'hpet',
  'clock.sourcesAvailable': ['acpi_pm', 'hpet', 'tsc'],
  'cpu.flags': ['constant_tsc', 'nonstop_tsc', 'tsc'],
};

describe('slow', () => {
  test.each(['hpet', 'acpi_pm', 'jiffies', 'refined-jiffies'])('%s contributes', (source) => {
    expect(look({'clock.source': source}).findings[0]).toMatchObject({
      id: 'slow-clocksource',
      verdict: 'contributor',
      severity: 'medium',
      confidence: 0.6,
      title: {params: {current: source}},
    });
  });

  test.each(['3.10.0-1160.el7.x86_64', '4.14.0'])('xen on the old kernel %s', (release) => {
    const facts = {'clock.source': 'xen', 'kernel.release': release};
    expect(look(facts).findings).toHaveLength(1);
  });

  test('an emulated guest of two CPUs lost tsc', () => {
    const {findings} = look(GUESTS.tcgMax);
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['seen', 'offered']);
    expect(findings[0]?.safe.map(({id}) => id)).toEqual(['other-host']);
  });
});

describe('what asking costs', () => {
  test('above 500 ns makes it sure', () => {
    const {findings} = look({...HPET, 'benchmark.clockNs': 1869});
    expect(findings[0]?.confidence).toBe(0.85);
    expect(said(findings[0]?.evidenceFor ?? [])).toContain('cost');
  });

  test('little speaks against it', () => {
    const {findings} = look({...HPET, 'benchmark.clockNs': 40});
    expect(findings[0]?.confidence).toBe(0.6);
    expect(said(findings[0]?.evidenceAgainst ?? [])).toContain('cost');
  });
});

describe('what to switch to', () => {
  test.each([
    ['tsc, if it is offered and steady', HPET, 'switch-to-tsc'],
    ['not tsc if it may stop', {...HPET, 'cpu.flags': ['constant_tsc', 'tsc']}, 'other-host'],
    ['not tsc if it may change its rate', {...HPET, 'cpu.flags': ['nonstop_tsc']}, 'other-host'],
    ['not tsc if it is not offered', {...HPET, 'clock.sourcesAvailable': ['hpet']}, 'other-host'],
    ['not tsc if the flags are unread', without(HPET, ['cpu.flags']), 'other-host'],
    ['nothing if the list is unread', without(HPET, ['clock.sourcesAvailable']), 'other-host'],
    [
      'kvm-clock before an unsteady tsc',
      {...HPET, 'cpu.flags': [], 'clock.sourcesAvailable': ['hpet', 'kvm-clock', 'tsc']},
      'switch-to-kvm-clock',
    ],
  ])('%s', (_, facts, id) => {
    expect(look(facts).findings[0]?.safe.map((one) => one.id)).toEqual([id]);
  });
});

describe('silent', () => {
  test.each(['tsc', 'kvm-clock', 'hyperv_clocksource_tsc_page', 'arch_sys_counter'])(
    '%s is ruled out',
    (source) => {
      const {findings, ruledOut} = look({'clock.source': source});
      expect(findings).toEqual([]);
      expect(ruledOut).toHaveLength(1);
    },
  );

  test.each([
    ['xen on a newer kernel', {'clock.source': 'xen', 'kernel.release': '4.15.0-91-generic'}],
    ['xen on a much newer kernel', {'clock.source': 'xen', 'kernel.release': '6.1.0'}],
    ['xen without the kernel known', {'clock.source': 'xen', 'kernel.release': unread('denied')}],
    ['a clock not known here', {'clock.source': 'riscv_clocksource'}],
  ])('%s is not applicable', (_, facts) => {
    const {findings, ruledOut, results} = look(facts);
    expect([...findings, ...ruledOut]).toEqual([]);
    expect(outcomeOf(results, 'a').outcome).toBe('not-applicable');
  });

  test('hpet that is only offered', () => {
    expect(look({...HPET, 'clock.source': 'tsc'}).findings).toEqual([]);
  });
});

test.each([
  ['absent', {}],
  ['denied', {'clock.source': unread('denied')}],
  ['nothing from the node', null],
])('clock source %s: skipped', (_, facts) => {
  expect(outcomeOf(look(facts).results, 'a')).toMatchObject({
    outcome: 'skipped',
    missing: ['clock.source'],
  });
});
