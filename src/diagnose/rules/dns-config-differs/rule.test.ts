import {expect, test} from 'vitest';
import {testClusterSettingRule} from '../../clusters/cluster-setting-cases.ts';
import {dnsConfigDiffers} from './index.ts';

testClusterSettingRule(
  {test, expect},
  {
    rule: dnsConfigDiffers,
    usual: {'cluster.dns.nodeLocal': true, 'cluster.dns.corefile': '.:53 { cache 30 }'},
    odd: {'cluster.dns.nodeLocal': false},
    finding: {severity: 'low', confidence: 0.35, key: 'dns.nodeLocal', value: 'false'},
    safe: ['same-dns'],
  },
);
