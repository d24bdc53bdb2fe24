import {expect, test} from 'vitest';
import {testClusterSettingRule} from '../../clusters/cluster-setting-cases.ts';
import {threeClusters} from '../../clusters/testing.ts';
import {meshModeDiffers} from './index.ts';

testClusterSettingRule(
  {test, expect},
  {
    rule: meshModeDiffers,
    usual: {'cluster.mesh.mode': 'sidecar'},
    odd: {'cluster.mesh.mode': 'ambient'},
    finding: {severity: 'medium', confidence: 0.4, key: 'mesh.mode', value: 'ambient'},
    safe: ['same-mesh'],
  },
);

test('clusters without a mesh are not set up alike: there is nothing to say', () => {
  const {results} = threeClusters(meshModeDiffers, {'cluster.mesh.mode': 'none'});
  expect(results[0]?.outcome).toBe('not-applicable');
});

test('one cluster without the mesh of the others is told', () => {
  const sidecar = {'cluster.mesh.mode': 'sidecar'};
  const {findings} = threeClusters(meshModeDiffers, sidecar, {'cluster.mesh.mode': 'none'});
  expect(findings[0]?.title.params).toMatchObject({value: 'none', usual: 'sidecar'});
});
