import {describe, expect, test} from 'vitest';
import {run, said} from '../../mtu/testing.ts';
import {unread, viewOf} from '../../testing.ts';
import {GUESTS, type GuestFacts} from '../../virtualization/testing.ts';
import {nestedVirtualizationNotExposed} from './index.ts';

const INTEL = {...GUESTS.kvmNoNesting, 'virt.nestingFlag': 'vmx', 'cpu.vendor': 'GenuineIntel'};
const AMD = GUESTS.kvmNoNesting;

function fleet(facts: Readonly<Record<string, GuestFacts | null>>) {
  const nodes = Object.fromEntries(
    Object.entries(facts).map(([id, one]) => [id, {region: id.slice(0, 2), facts: one}]),
  );
  return run(nestedVirtualizationNotExposed, viewOf({nodes, cohortBy: []}));
}

test('nodes without the flag are told once, as a note that denies any slowness', () => {
  const {findings} = fleet({'bj-1': INTEL, 'sg-1': INTEL, 'hk-1': AMD, 'hk-2': AMD});
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    id: 'nested-virtualization-not-exposed',
    verdict: 'note',
    severity: 'info',
    confidence: 0.95,
    scope: {kind: 'node', nodes: ['hk-1', 'hk-2']},
  });
  expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['shown-nowhere', 'shown', 'accelerated']);
});

test('many nodes are named in short', () => {
  const many = Object.fromEntries(Array.from({length: 20}, (_, i) => [`hk-${10 + i}`, AMD]));
  const {findings} = fleet({'bj-1': INTEL, ...many});
  expect(findings[0]?.evidenceFor[0]?.message.params).toEqual({
    nodes: ['hk-10', 'hk-11', 'hk-12', 'hk-13', '…'],
  });
});

test('where acceleration is not shown, it is not claimed', () => {
  const bare = {'virt.hypervisorFlag': true, 'virt.nestingFlag': 'none'};
  const {findings} = fleet({'bj-1': INTEL, 'hk-1': bare});
  expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['shown-nowhere', 'shown']);
});

describe('silent', () => {
  test.each([
    ['no node has the flag', {'bj-1': AMD, 'hk-1': AMD}, 'pass'],
    [
      'all have it, Intel and AMD',
      {'bj-1': INTEL, 'hk-1': {...AMD, 'virt.nestingFlag': 'svm'}},
      'pass',
    ],
    [
      'only bare metal lacks it',
      {'bj-1': INTEL, 'hk-1': {...GUESTS.bareMetal, 'virt.nestingFlag': 'none'}},
      'pass',
    ],
    ['only bare metal has it', {'bj-1': GUESTS.bareMetal, 'hk-1': AMD}, 'pass'],
    ['only an emulated node has it', {'bj-1': GUESTS.tcgQemu64, 'hk-1': AMD}, 'pass'],
    ['an emulated node lacks it', {'bj-1': INTEL, 'hk-1': GUESTS.tcgWithoutSvm}, 'pass'],
    [
      'a node could not tell',
      {'bj-1': INTEL, 'hk-1': {...AMD, 'virt.nestingFlag': unread('denied')}},
      'pass',
    ],
    ['nothing came from one', {'bj-1': INTEL, 'hk-1': null}, 'pass'],
    ['only bare metal', {'bj-1': GUESTS.bareMetal}, 'not-applicable'],
  ])('%s', (_, facts, outcome) => {
    const {findings, ruledOut, results} = fleet(facts);
    expect([...findings, ...ruledOut]).toEqual([]);
    expect(results[0]?.outcome).toBe(outcome);
  });

  test('arm64 has no such flag: skipped, naming it', () => {
    expect(fleet({'bj-1': GUESTS.ec2Arm, 'hk-1': GUESTS.ec2Arm}).results[0]).toMatchObject({
      outcome: 'skipped',
      missing: ['virt.nestingFlag'],
    });
  });
});
