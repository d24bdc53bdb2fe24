import {settingRule} from '../../settings/setting-rule.ts';
import {strings} from './strings.ts';

export const hostSettingsDiffer = settingRule({
  id: 'host-settings-differ',
  patterns: [
    'cpu.smt',
    'cpu.numaNodes',
    'disk.root.scheduler',
    'disk.root.queueRequests',
    'disk.root.writeCache',
    'disk.root.readAheadBytes',
    'disk.root.mountOptions',
    'memory.hugePages.*',
    'nic.qdisc',
    'nic.transmitQueuePackets',
  ],
  follows: ['kernel.release', 'cpu.modelName', 'disk.root.driver'],
  severity: 'low',
  confidence: 0.4,
  against: ['secondary'],
  safe: ['one-at-a-time'],
  danger: ['several-at-once'],
  strings,
  references: [
    'Linux Documentation/block/queue-sysfs.rst',
    'Linux Documentation/admin-guide/hw-vuln/l1tf.rst (SMT)',
  ],
});
