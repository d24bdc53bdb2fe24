import {expect, test} from 'vitest';
import {testClusterSettingRule} from '../../clusters/cluster-setting-cases.ts';
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
