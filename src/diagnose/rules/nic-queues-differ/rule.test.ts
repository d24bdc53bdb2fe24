import {expect, test} from 'vitest';
import {testSettingRule} from '../../settings/setting-cases.ts';
import {nicQueuesDiffer} from './index.ts';

testSettingRule(
  {test, expect},
  {
    rule: nicQueuesDiffer,
    usual: {'nic.rxQueues': 4, 'nic.txQueues': 4},
    odd: {'nic.rxQueues': 1},
    finding: {severity: 'low', confidence: 0.4, key: 'rxQueues', value: '1'},
    safe: ['set-channels'],
    against: ['one-queue-may-do'],
    follows: ['cpu.count', 4, 8],
    patterns: ['nic.rxQueues', 'nic.txQueues', 'nic.packetSteering', 'nic.ring.*'],
  },
);
