import {expect, test} from 'vitest';
import type {Diagnosis, Finding} from '../model/finding.ts';
import {withAcceptances} from './accept-findings.ts';

const entry = {fact: 'sysctl.**', nodes: ['hk-1'], reason: 'rollout', until: '2026-12-31'};

test('a difference the user lives with is a note that tells why, until its day has passed', () => {
  const given = diagnosisOf({verdict: 'contributor'});
  const [told] = withAcceptances(given, [entry], '2026-12-31').findings;
  expect(told).toMatchObject({verdict: 'note', severity: 'info'});
  expect(told?.evidenceAgainst.at(-1)?.message).toEqual({
    id: 'accepted/accepted',
    params: {reason: 'rollout', until: '2026-12-31'},
  });
  expect(withAcceptances(given, [entry], '2027-01-01')).toEqual(given);
});

test('other nodes, other facts, and what was measured are not accepted with it', () => {
  const today = '2026-11-23';
  for (const part of [
    {scope: {kind: 'node' as const, nodes: ['hk-1', 'hk-2']}},
    {facts: ['sysctl.vm.swappiness', 'cpu.smt']},
    {verdict: 'cause' as const},
    {scope: {kind: 'pair' as const, pairs: [], where: {id: 'x'}}},
  ]) {
    const given = diagnosisOf({verdict: 'contributor', ...part});
    expect(withAcceptances(given, [entry], today)).toEqual(given);
  }
});

function diagnosisOf(part: Partial<Finding>): Diagnosis {
  const finding: Finding = {
    id: 'sysctl-drift',
    rule: 'sysctl-drift',
    kind: 'sysctl-drift',
    verdict: 'contributor',
    severity: 'medium',
    confidence: 0.5,
    scope: {kind: 'node', nodes: ['hk-1']},
    facts: ['sysctl.vm.swappiness'],
    title: {id: 'x'},
    evidenceFor: [],
    evidenceAgainst: [],
    why: {id: 'x'},
    safe: [],
    danger: [],
    references: [],
    ...part,
  };
  return {findings: [finding], results: []};
}
