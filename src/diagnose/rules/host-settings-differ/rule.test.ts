import {expect, test} from 'vitest';
import {testSettingRule} from '../../settings/setting-cases.ts';
import {hostSettingsDiffer} from './index.ts';

testSettingRule(
  {test, expect},
  {
    rule: hostSettingsDiffer,
    usual: {'cpu.smt': 'on', 'disk.root.scheduler': 'none'},
    odd: {'disk.root.scheduler': 'mq-deadline'},
    finding: {severity: 'low', confidence: 0.4, key: 'root.scheduler', value: 'mq-deadline'},
    firstKey: 'smt',
    safe: ['one-at-a-time'],
    against: ['secondary'],
    follows: ['disk.root.driver', 'nvme', 'virtio_blk'],
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
  },
);
