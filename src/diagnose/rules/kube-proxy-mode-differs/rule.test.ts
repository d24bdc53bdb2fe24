import {expect, test} from 'vitest';
import {testClusterSettingRule} from '../../clusters/cluster-setting-cases.ts';
import {kubeProxyModeDiffers} from './index.ts';

testClusterSettingRule(
  {test, expect},
  {
    rule: kubeProxyModeDiffers,
    usual: {'cluster.kubeProxy.mode': 'ipvs'},
    odd: {'cluster.kubeProxy.mode': 'iptables'},
    finding: {severity: 'low', confidence: 0.35, key: 'kubeProxy.mode', value: 'iptables'},
    safe: ['same-proxy-mode'],
  },
);
