import {describe, expect, test} from 'vitest';
import {run, said} from '../../mtu/testing.ts';
import {benchmarked, EMULATED} from '../../speed/testing.ts';
import {viewOf} from '../../testing.ts';
import {GUESTS, type GuestFacts} from '../../virtualization/testing.ts';
import {virtualizationNotTheCause} from './index.ts';

const PLAIN: GuestFacts = {...GUESTS.kvmNoNesting, 'clock.source': 'tsc'};
const NESTING: GuestFacts = {...PLAIN, 'virt.nestingFlag': 'vmx'};
/** As the published report describes Hong Kong. */
const ARTICLE: GuestFacts = {...PLAIN, 'kvm.module.kvm_amd': 'loaded'};

function fleet(hk: GuestFacts, elsewhere: GuestFacts = NESTING) {
  const nodes = Object.fromEntries(
    ['bj-1', 'bj-2', 'hk-1', 'hk-2'].map((id) => [
      id,
      {region: id.slice(0, 2), facts: id.startsWith('hk') ? hk : elsewhere},
    ]),
  );
  return run(virtualizationNotTheCause, viewOf({nodes, cohortBy: []}));
}

const excuse = (told: ReturnType<typeof fleet>) => {
  expect([...told.findings, ...told.ruledOut]).toEqual([]);
  return told.results[0]?.message?.id;
};

describe('what the published report blamed', () => {
  test('is a note that says why it is no reason, and asks for the benchmark', () => {
    const {findings} = fleet(ARTICLE);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      verdict: 'note',
      severity: 'info',
      confidence: 0.6,
      scope: {nodes: ['hk-1', 'hk-2']},
    });
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual([
      'accelerated',
      'no-nesting',
      'module',
      'others-silent',
    ]);
    expect(findings[0]?.safe[0]?.id).toBe('benchmark');
  });

  test('equal speed makes it sure', () => {
    const {findings} = fleet({...ARTICLE, ...benchmarked(1.05)}, {...NESTING, ...benchmarked()});
    expect(findings[0]).toMatchObject({confidence: 0.8, evidenceAgainst: []});
    expect(said(findings[0]?.evidenceFor ?? [])).toContain('alike');
  });
});

describe('not said where it may be the cause after all', () => {
  test('a node is emulated', () => {
    expect(excuse(fleet({...GUESTS.tcgWithoutSvm, ...benchmarked(1, EMULATED)}))).toBe(
      'virtualization-not-the-cause/emulated',
    );
  });

  test('a node does not show what runs it', () => {
    expect(excuse(fleet({'virt.nestingFlag': 'none', 'virt.hypervisorFlag': true}))).toBe(
      'virtualization-not-the-cause/not-shown',
    );
  });

  test('CPU work takes longer there', () => {
    const told = fleet({...ARTICLE, ...benchmarked(1.6)}, {...NESTING, ...benchmarked()});
    expect(excuse(told)).toBe('virtualization-not-the-cause/slower');
  });

  test('another rule has a likely reason, and is named', () => {
    const told = fleet({...ARTICLE, 'clock.source': 'hpet'});
    expect(excuse(told)).toBe('virtualization-not-the-cause/other-reason');
    expect(told.results[0]?.message?.params).toEqual({rules: ['slow-clocksource']});
  });
});

test('where nothing points at virtualization, nothing is said before it was measured', () => {
  expect(excuse(fleet(PLAIN, PLAIN))).toBe('virtualization-not-the-cause/not-measured');
});

test('and it is ruled out afterwards', () => {
  const plain = {...PLAIN, ...benchmarked()};
  const {findings, ruledOut} = fleet(plain, plain);
  expect(findings).toEqual([]);
  expect(said(ruledOut[0]?.evidenceFor ?? [])).toEqual(['accelerated', 'alike']);
});
