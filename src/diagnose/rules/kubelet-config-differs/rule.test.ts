import {expect, test} from 'vitest';
import {testClusterSettingRule} from '../../clusters/cluster-setting-cases.ts';
import {threeClusters} from '../../clusters/testing.ts';
import {kubeletConfigDiffers} from './index.ts';

testClusterSettingRule(
  {test, expect},
  {
    rule: kubeletConfigDiffers,
    usual: {'cluster.kubelet.cpuManagerPolicy': 'static'},
    odd: {'cluster.kubelet.cpuManagerPolicy': 'none'},
    finding: {severity: 'low', confidence: 0.3, key: 'kubelet.cpuManagerPolicy', value: 'none'},
    safe: ['same-kubelet'],
  },
);

test('without its configuration an equal version of the API server does not make kubelets equal', () => {
  const {results} = threeClusters(kubeletConfigDiffers, {'cluster.version': 'v1.33.1'});
  expect(results[0]?.outcome).toBe('not-applicable');
});
