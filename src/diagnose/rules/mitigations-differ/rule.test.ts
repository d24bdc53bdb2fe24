import {expect, test} from 'vitest';
import {said} from '../../mtu/testing.ts';
import {testSettingRule} from '../../settings/setting-cases.ts';
import {fleetOf} from '../../settings/testing.ts';
import {benchmarked} from '../../speed/testing.ts';
import {mitigationsDiffer} from './index.ts';

const usual = {
  'cpu.vulnerability.meltdown': 'Not affected',
  'cpu.vulnerability.retbleed': 'Not affected',
};
const odd = {'cpu.vulnerability.meltdown': 'Mitigation: PTI'};

testSettingRule(
  {test, expect},
  {
    rule: mitigationsDiffer,
    usual,
    odd,
    finding: {
      severity: 'low',
      confidence: 0.3,
      key: 'vulnerability.meltdown',
      value: 'Mitigation: PTI',
    },
    safe: ['benchmark', 'align-kernel'],
    against: ['syscalls-not-compared'],
    follows: ['cpu.modelName', 'A', 'B'],
    patterns: ['cpu.vulnerability.*'],
  },
);

test.each([
  [2.2, 0.6, 'for'],
  [1.3, 0.3, 'against'],
  [1.02, 0.1, 'against'],
])('system calls that take %f times as long: %f, evidence %s', (calls, confidence, side) => {
  const changes = (id: string) => ({
    ...benchmarked(1, id.startsWith('hk') ? {calls} : {}),
    ...(id.startsWith('hk') ? odd : {}),
  });
  const [finding] = fleetOf(mitigationsDiffer, usual, changes).findings;
  expect(finding?.confidence).toBe(confidence);
  expect(finding?.safe.map(({id}) => id)).toEqual(['align-kernel']);
  const {evidenceFor = [], evidenceAgainst = []} = finding ?? {};
  expect(said(side === 'for' ? evidenceFor : evidenceAgainst)).toContain('syscall-ratio');
});
