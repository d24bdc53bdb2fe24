import {describe, expect, test} from 'vitest';
import {outcomeOf, run, said} from '../../mtu/testing.ts';
import {nodeOf} from '../../settings/testing.ts';
import {unread, viewOf} from '../../testing.ts';
import {GUESTS} from '../../virtualization/testing.ts';
import {emulatedNic} from './index.ts';

const E1000 = {'nic.class': 'emulated-model', 'nic.driver': 'e1000', 'nic.hasLower': false};
const VIRTIO = {'nic.class': 'paravirtual', 'nic.driver': 'virtio_net', 'nic.hasLower': false};

describe('emulated', () => {
  test.each(['kvmNoNesting', 'tcgQemu64', 'kvmHidden', 'azure'] as const)('in %s', (guest) => {
    expect(nodeOf(emulatedNic, {...GUESTS[guest], ...E1000}).findings[0]).toMatchObject({
      id: 'emulated-nic',
      verdict: 'contributor',
      severity: 'medium',
      confidence: 0.6,
      title: {params: {driver: 'e1000'}},
    });
  });

  test('peers with a paravirtual card make it surer', () => {
    const guest = GUESTS.kvmNoNesting;
    const nodes = {
      'bj-1': {region: 'bj', facts: {...guest, ...VIRTIO}},
      'hk-1': {region: 'hk', facts: {...guest, ...E1000}},
    };
    const {findings} = run(emulatedNic, viewOf({nodes, cohortBy: []}));
    expect(findings).toHaveLength(1);
    expect(findings[0]?.confidence).toBe(0.7);
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['driver', 'peers']);
  });
});

test('Hyper-V without its virtual function is a note', () => {
  const facts = {'nic.class': 'paravirtual', 'nic.driver': 'hv_netvsc'};
  const {findings} = nodeOf(emulatedNic, {...facts, 'nic.hasLower': false});
  expect(findings[0]).toMatchObject({kind: 'accelerated-networking-off', verdict: 'note'});
  expect(nodeOf(emulatedNic, {...facts, 'nic.hasLower': true}).ruledOut).toHaveLength(1);
  expect(nodeOf(emulatedNic, facts).findings).toEqual([]);
});

describe('look-alikes', () => {
  test('the real card of bare metal', () => {
    const {findings, ruledOut} = nodeOf(emulatedNic, {...GUESTS.bareMetal, ...E1000});
    expect(findings).toEqual([]);
    expect(ruledOut).toHaveLength(1);
  });

  test.each([
    ['no sign of where it runs', E1000, 'where-unknown'],
    ['software', {'nic.class': 'software'}, 'software'],
  ])('%s is not applicable', (_, facts, id) => {
    expect(outcomeOf(nodeOf(emulatedNic, facts).results, 'hk-1')).toMatchObject({
      outcome: 'not-applicable',
      message: {id: `emulated-nic/${id}`},
    });
  });

  test('virtio', () => {
    expect(nodeOf(emulatedNic, {...GUESTS.kvmNoNesting, ...VIRTIO}).ruledOut).toHaveLength(1);
  });
});

test.each([
  ['absent', {}],
  ['denied', {'nic.class': unread('denied')}],
  ['the family as a whole', {nic: unread('timeout')}],
  ['nothing from the node', null],
])('class %s: skipped', (_, facts) => {
  expect(outcomeOf(nodeOf(emulatedNic, facts).results, 'hk-1')).toMatchObject({
    outcome: 'skipped',
    missing: ['nic.class'],
  });
});
