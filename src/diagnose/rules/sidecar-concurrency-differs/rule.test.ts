import {expect, test} from 'vitest';
import {testClusterSettingRule} from '../../clusters/cluster-setting-cases.ts';
import {sidecarConcurrencyDiffers} from './index.ts';

testClusterSettingRule(
  {test, expect},
  {
    rule: sidecarConcurrencyDiffers,
    usual: {'workload["shop/cart"].sidecar.concurrency': ['2']},
    odd: {'workload["shop/cart"].sidecar.concurrency': ['1']},
    finding: {
      severity: 'medium',
      confidence: 0.4,
      key: 'shop/cart sidecar.concurrency',
      value: '1',
    },
    safe: ['same-concurrency'],
  },
);
