import {expect, test} from 'vitest';
import {nodeOf} from '../../settings/testing.ts';
import {unread} from '../../testing.ts';
import {nodeConditionBad as rule} from './index.ts';

const well = {
  'kube.condition.Ready': 'True',
  'kube.condition.MemoryPressure': 'False',
  'kube.condition.DiskPressure': 'False',
};

test.each([
  ['Ready', 'False', 'high'],
  ['Ready', 'Unknown', 'high'],
  ['MemoryPressure', 'True', 'medium'],
  ['DiskPressure', 'True', 'medium'],
  ['NetworkUnavailable', 'True', 'medium'],
])('%s %s is told, %s', (type, status, severity) => {
  const {findings} = nodeOf(rule, {
    ...well,
    [`kube.condition.${type}`]: status,
    [`kube.conditionReason.${type}`]: 'Because',
  });
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({severity, title: {params: {type, status}}});
  expect(findings[0]?.evidenceFor[0]?.message.params).toMatchObject({reason: 'Because'});
});

test('a node that is well is ruled out', () => {
  const {findings, ruledOut} = nodeOf(rule, well);
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

test.each([
  ['pressure that is unknown', {...well, 'kube.condition.MemoryPressure': 'Unknown'}],
  ['a condition of unknown meaning', {...well, 'kube.condition.VendorThing': 'True'}],
  ['a condition that may not be read', {...well, 'kube.condition.Ready': unread('denied')}],
])('look-alike: %s', (_, facts) => {
  expect(nodeOf(rule, facts).findings).toEqual([]);
});

test('a node of no cluster is not applicable', () => {
  expect(nodeOf(rule, {'os.id': 'debian'}).results[0]?.outcome).toBe('not-applicable');
});
