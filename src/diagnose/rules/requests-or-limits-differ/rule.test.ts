import {expect, test} from 'vitest';
import {testClusterSettingRule} from '../../clusters/cluster-setting-cases.ts';
import {requestsOrLimitsDiffer} from './index.ts';

testClusterSettingRule(
  {test, expect},
  {
    rule: requestsOrLimitsDiffer,
    usual: {'workload["shop/cart"].container.cart.limitsCpuMillis': ['1000']},
    odd: {'workload["shop/cart"].container.cart.limitsCpuMillis': ['250']},
    finding: {
      severity: 'medium',
      confidence: 0.4,
      key: 'shop/cart container.cart.limitsCpuMillis',
      value: '250',
    },
    safe: ['same-resources'],
  },
);
