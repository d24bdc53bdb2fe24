import {expect, test} from 'vitest';
import {testClusterSettingRule} from '../../clusters/cluster-setting-cases.ts';
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
