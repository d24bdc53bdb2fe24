import {expect, test} from 'vitest';
import {testClusterSettingRule} from '../../clusters/cluster-setting-cases.ts';
import {cniConfigDiffers} from './index.ts';

testClusterSettingRule(
  {test, expect},
  {
    rule: cniConfigDiffers,
    usual: {'cluster.cni.kind': 'flannel', 'cluster.cni.flannel.netConf.Backend.MTU': 1450},
    odd: {'cluster.cni.flannel.netConf.Backend.MTU': 1500},
    finding: {
      severity: 'medium',
      confidence: 0.4,
      key: 'cni.flannel.netConf.Backend.MTU',
      value: '1500',
    },
    safe: ['same-cni'],
  },
);
