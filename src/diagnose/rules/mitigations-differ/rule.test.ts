import {expect, test} from 'vitest';
import {said} from '../../mtu/testing.ts';
import {fleetOf, inHk} from '../../settings/testing.ts';
import {benchmarked} from '../../speed/testing.ts';
import {unread} from '../../testing.ts';
import {mitigationsDiffer} from './index.ts';

const usual = {
  'cpu.vulnerability.meltdown': 'Not affected',
  'cpu.vulnerability.retbleed': 'Not affected',
};
const odd = {'cpu.vulnerability.meltdown': 'Mitigation: PTI'};

test('a region that is set otherwise is a contributor with the minority shown, never a cause', () => {
  const {findings} = fleetOf(mitigationsDiffer, usual, inHk(odd));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    id: 'mitigations-differ',
    verdict: 'contributor',
    severity: 'low',
    confidence: 0.3,
    scope: {nodes: ['hk-1', 'hk-2']},
    title: {params: {key: 'vulnerability.meltdown', value: 'Mitigation: PTI'}},
  });
  expect(findings[0]?.safe.map(({id}) => id)).toEqual(['benchmark', 'align-kernel']);
  expect(findings[0]?.danger).toHaveLength(1);
  expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['syscalls-not-compared']);
});

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

test('two settings of one node are one finding', () => {
  const other = {...odd, 'cpu.vulnerability.retbleed': 'otherwise'};
  const {findings} = fleetOf(mitigationsDiffer, usual, (id) => (id === 'sg-2' ? other : {}));
  expect(findings).toHaveLength(1);
  expect(findings[0]?.title.params).toMatchObject({count: 2, key: 'vulnerability.meltdown'});
});

test('where the same nodes differ in cpu.modelName it is only a note that says so', () => {
  const {findings} = fleetOf(
    mitigationsDiffer,
    {...usual, 'cpu.modelName': 'A'},
    inHk({...odd, 'cpu.modelName': 'B'}),
  );
  expect(findings[0]).toMatchObject({verdict: 'note', severity: 'info'});
  expect(said(findings[0]?.evidenceAgainst ?? [])).toContain('follows');
});

test('other nodes that differ in cpu.modelName explain nothing', () => {
  const changes = (id: string) => ({
    ...(id.startsWith('hk') ? odd : {}),
    ...(id === 'sg-1' ? {'cpu.modelName': 'B'} : {}),
  });
  const {findings} = fleetOf(mitigationsDiffer, {...usual, 'cpu.modelName': 'A'}, changes);
  expect(findings[0]?.verdict).toBe('contributor');
});

test('equal settings are ruled out', () => {
  const {findings, ruledOut} = fleetOf(mitigationsDiffer, usual);
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

test.each(['denied', 'timeout', 'unparsed', 'absent'] as const)(
  'look-alike: a node whose setting is %s is not different',
  (reason) => {
    const {findings} = fleetOf(mitigationsDiffer, usual, (id) =>
      id === 'hk-1' ? {'cpu.vulnerability.meltdown': unread(reason)} : {},
    );
    expect(findings).toEqual([]);
  },
);

test('where nobody tells, it skips, naming the comparison', () => {
  const {results} = fleetOf(mitigationsDiffer, {'os.id': 'debian'});
  expect(results[0]).toMatchObject({
    outcome: 'skipped',
    missing: ['comparison of cpu.vulnerability.*'],
  });
});
