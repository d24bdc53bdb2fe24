import {expect, test} from 'vitest';
import {run, said} from '../../mtu/testing.ts';
import {viewOf} from '../../testing.ts';
import {GUESTS, type GuestFacts, without} from '../../virtualization/testing.ts';
import {hardwareAcceleratedGuest} from './index.ts';

function fleet(...guests: (GuestFacts | null)[]) {
  const nodes = Object.fromEntries(guests.map((facts, i) => [`n-${i}`, {facts}]));
  return run(hardwareAcceleratedGuest, viewOf({nodes, cohortBy: []}));
}

test('guests of one hypervisor pass, whichever sign names it', () => {
  const {findings, results} = fleet(
    GUESTS.kvmNoNesting,
    GUESTS.ec2,
    without(GUESTS.kvmNoNesting, ['virt.cpuidSignature', 'clock.sourcesAvailable']),
  );
  expect(findings).toEqual([]);
  expect(results[0]).toMatchObject({
    outcome: 'pass',
    message: {id: 'hardware-accelerated-guest/guest', params: {by: 'KVM'}},
  });
});

test('another hypervisor within the cohort is a note about the odd ones', () => {
  const {findings} = fleet(GUESTS.kvmNoNesting, GUESTS.kvmNoNesting, GUESTS.azure);
  expect(findings[0]).toMatchObject({
    verdict: 'note',
    severity: 'low',
    scope: {nodes: ['n-2']},
  });
  expect(findings[0]?.evidenceFor.map(({message}) => message.params)).toEqual([
    {by: 'KVM', nodes: ['n-0', 'n-1']},
    {by: 'Hyper-V', nodes: ['n-2']},
  ]);
});

test('so is bare metal beside guests', () => {
  const {findings} = fleet(GUESTS.ec2, GUESTS.ec2, GUESTS.ec2Metal);
  expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['group', 'group-metal']);
});

test.each([
  ['an emulated node', GUESTS.tcgQemu64],
  ['a hidden KVM guest', GUESTS.kvmHidden],
  ['an arm64 guest that shows nothing', GUESTS.ec2Arm],
  ['a guest that only shows steal', {...GUESTS.kvmHidden, 'cpu.stealTicks': 9}],
  ['a node without facts', null],
])('look-alike: %s beside KVM guests is no other hypervisor', (_, facts) => {
  expect(fleet(GUESTS.kvmNoNesting, GUESTS.kvmNoNesting, facts).findings).toEqual([]);
});

test('where no node shows it, it is not applicable', () => {
  const {results} = fleet(GUESTS.tcgQemu64, null);
  expect(results[0]).toMatchObject({outcome: 'not-applicable'});
});
