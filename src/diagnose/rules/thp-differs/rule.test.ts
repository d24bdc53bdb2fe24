import {expect, test} from 'vitest';
import {said} from '../../mtu/testing.ts';
import {fleetOf, inHk} from '../../settings/testing.ts';
import {unread} from '../../testing.ts';
import {thpDiffers} from './index.ts';

const usual = {
  'memory.transparentHugePages': 'madvise',
  'memory.thpDefrag': 'madvise',
};
const odd = {'memory.transparentHugePages': 'always'};

test('a region that is set otherwise is a contributor with the minority shown, never a cause', () => {
  const {findings} = fleetOf(thpDiffers, usual, inHk(odd));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    id: 'thp-differs',
    verdict: 'contributor',
    severity: 'low',
    confidence: 0.4,
    scope: {nodes: ['hk-1', 'hk-2']},
    title: {params: {key: 'transparentHugePages', value: 'always'}},
  });
  expect(findings[0]?.safe.map(({id}) => id)).toEqual(['one-policy']);
  expect(findings[0]?.danger).toHaveLength(1);
  expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['workload-decides']);
});

test('two settings of one node are one finding', () => {
  const other = {...odd, 'memory.thpDefrag': 'otherwise'};
  const {findings} = fleetOf(thpDiffers, usual, (id) => (id === 'sg-2' ? other : {}));
  expect(findings).toHaveLength(1);
  expect(findings[0]?.title.params).toMatchObject({count: 2, key: 'transparentHugePages'});
});

test('where the same nodes differ in kernel.release it is only a note that says so', () => {
  const {findings} = fleetOf(
    thpDiffers,
    {...usual, 'kernel.release': '5.15.0'},
    inHk({...odd, 'kernel.release': '6.1.0'}),
  );
  expect(findings[0]).toMatchObject({verdict: 'note', severity: 'info'});
  expect(said(findings[0]?.evidenceAgainst ?? [])).toContain('follows');
});

test('other nodes that differ in kernel.release explain nothing', () => {
  const changes = (id: string) => ({
    ...(id.startsWith('hk') ? odd : {}),
    ...(id === 'sg-1' ? {'kernel.release': '6.1.0'} : {}),
  });
  const {findings} = fleetOf(thpDiffers, {...usual, 'kernel.release': '5.15.0'}, changes);
  expect(findings[0]?.verdict).toBe('contributor');
});

test('equal settings are ruled out', () => {
  const {findings, ruledOut} = fleetOf(thpDiffers, usual);
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

test.each(['denied', 'timeout', 'unparsed', 'absent'] as const)(
  'look-alike: a node whose setting is %s is not different',
  (reason) => {
    const {findings} = fleetOf(thpDiffers, usual, (id) =>
      id === 'hk-1' ? {'memory.transparentHugePages': unread(reason)} : {},
    );
    expect(findings).toEqual([]);
  },
);

test('where nobody tells, it skips, naming the comparison', () => {
  const {results} = fleetOf(thpDiffers, {'os.id': 'debian'});
  expect(results[0]).toMatchObject({
    outcome: 'skipped',
    missing: ['comparison of memory.transparentHugePages, memory.thpDefrag, memory.thpShmem'],
  });
});
