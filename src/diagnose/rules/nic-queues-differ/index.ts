import {settingRule} from '../../settings/setting-rule.ts';
import {strings} from './strings.ts';

export const nicQueuesDiffer = settingRule({
  id: 'nic-queues-differ',
  patterns: ['nic.rxQueues', 'nic.txQueues', 'nic.packetSteering', 'nic.ring.*'],
  follows: ['cpu.count', 'nic.driver'],
  severity: 'low',
  confidence: 0.4,
  against: ['one-queue-may-do'],
  safe: ['set-channels'],
  danger: ['resets-link'],
  strings,
  references: ['Linux Documentation/networking/scaling.rst', 'ethtool(8), -l and -g'],
});
