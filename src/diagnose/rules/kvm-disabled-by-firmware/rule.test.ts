import {describe, expect, test} from 'vitest';
import {outcomeOf} from '../../mtu/testing.ts';
import {nodeOf} from '../../settings/testing.ts';
import {unread} from '../../testing.ts';
import {GUESTS} from '../../virtualization/testing.ts';
import {kvmDisabledByFirmware} from './index.ts';

const refused = {'kvm.device': 'absent', 'kvm.refusal': 'firmware'};
const metal = GUESTS.bareMetal;

test.each(['absent', 'present'])(
  'bare metal with /dev/kvm %s and the kernel’s word is a note',
  (state) => {
    const facts = {...metal, ...refused, 'kvm.device': state};
    expect(nodeOf(kvmDisabledByFirmware, facts).findings[0]).toMatchObject({
      id: 'kvm-disabled-by-firmware',
      verdict: 'note',
      severity: 'low',
      confidence: 0.97,
    });
  },
);

test('a device that opens is ruled out, whatever the log said once', () => {
  const {findings, ruledOut} = nodeOf(kvmDisabledByFirmware, {
    ...metal,
    ...refused,
    'kvm.device': 'opens',
  });
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

describe('not applicable', () => {
  test.each([
    ['a guest, look-alike of the incident', {...GUESTS.kvmNoNesting, ...refused}, 'not-metal'],
    ['an emulated guest', {...GUESTS.tcgWithoutSvm, ...refused}, 'not-metal'],
    ['bare metal whose kernel is silent', {...metal, 'kvm.device': 'absent'}, 'kernel-silent'],
    [
      'bare metal whose log may not be read',
      {...metal, 'kvm.device': 'absent', 'kvm.refusal': unread('denied')},
      'kernel-silent',
    ],
  ])('%s', (_, facts, id) => {
    expect(outcomeOf(nodeOf(kvmDisabledByFirmware, facts).results, 'hk-1')).toMatchObject({
      outcome: 'not-applicable',
      message: {id: `kvm-disabled-by-firmware/${id}`},
    });
  });
});

test.each([
  ['device denied', {...metal, 'kvm.device': unread('denied')}, ['kvm.device']],
  [
    'no sign',
    {'kvm.device': 'absent'},
    ['virt.detected, virt.cpuidSignature, clock.sourcesAvailable, virt.hypervisorFlag'],
  ],
])('%s: skipped', (_, facts, missing) => {
  expect(outcomeOf(nodeOf(kvmDisabledByFirmware, facts).results, 'hk-1')).toMatchObject({
    outcome: 'skipped',
    missing,
  });
});
