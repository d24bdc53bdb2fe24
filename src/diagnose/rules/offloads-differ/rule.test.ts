import {expect, test} from 'vitest';
import {testSettingRule} from '../../settings/setting-cases.ts';
import {offloadsDiffer} from './index.ts';

testSettingRule(
  {test, expect},
  {
    rule: offloadsDiffer,
    usual: {
      'nic.offload.tcp-segmentation-offload': 'on',
      'nic.offload.generic-receive-offload': 'on',
    },
    odd: {'nic.offload.tcp-segmentation-offload': 'off'},
    finding: {
      severity: 'low',
      confidence: 0.4,
      key: 'offload.tcp-segmentation-offload',
      value: 'off',
    },
    firstKey: 'offload.generic-receive-offload',
    safe: ['switch-one'],
    against: ['cpu-not-short'],
    follows: ['nic.driver', 'virtio_net', 'vmxnet3'],
    patterns: ['nic.offload.*'],
  },
);
