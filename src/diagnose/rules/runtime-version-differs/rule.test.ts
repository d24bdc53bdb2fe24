import {expect, test} from 'vitest';
import {said} from '../../mtu/testing.ts';
import {fleetOf, inHk} from '../../settings/testing.ts';
import {unread} from '../../testing.ts';
import {runtimeVersionDiffers} from './index.ts';

const usual = {
  'container.runtime': 'containerd',
  'container.runtimeVersion': '1.7.13',
};
const odd = {'container.runtimeVersion': '1.6.8'};

test('a region that is set otherwise is a contributor with the minority shown, never a cause', () => {
  const {findings} = fleetOf(runtimeVersionDiffers, usual, inHk(odd));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    id: 'runtime-version-differs',
    verdict: 'contributor',
    severity: 'low',
    confidence: 0.3,
    scope: {nodes: ['hk-1', 'hk-2']},
    title: {params: {key: 'runtimeVersion', value: '1.6.8'}},
  });
  expect(findings[0]?.safe.map(({id}) => id)).toEqual(['same-runtime']);
  expect(findings[0]?.danger).toHaveLength(1);
  expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['requests-pass-by']);
});

test('two settings of one node are one finding', () => {
  const other = {...odd, 'container.runtime': 'otherwise'};
  const {findings} = fleetOf(runtimeVersionDiffers, usual, (id) => (id === 'sg-2' ? other : {}));
  expect(findings).toHaveLength(1);
  expect(findings[0]?.title.params).toMatchObject({count: 2, key: 'runtimeVersion'});
});

test('equal settings are ruled out', () => {
  const {findings, ruledOut} = fleetOf(runtimeVersionDiffers, usual);
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

test.each(['denied', 'timeout', 'unparsed', 'absent'] as const)(
  'look-alike: a node whose setting is %s is not different',
  (reason) => {
    const {findings} = fleetOf(runtimeVersionDiffers, usual, (id) =>
      id === 'hk-1' ? {'container.runtimeVersion': unread(reason)} : {},
    );
    expect(findings).toEqual([]);
  },
);

test('where nobody tells, it skips, naming the comparison', () => {
  const {results} = fleetOf(runtimeVersionDiffers, {'os.id': 'debian'});
  expect(results[0]).toMatchObject({
    outcome: 'skipped',
    missing: ['comparison of container.runtimeVersion, container.runtime'],
  });
});
