import {expect, test} from 'vitest';
import {factsOf, fixtureFacts, parseSections} from '../fixture-facts.ts';
import {readMount} from './read-mounts.ts';

test('a virtio disk with the root file system is read in full', () => {
  expect(fixtureFacts(import.meta.url, 'debian-12.txt')).toMatchObject({
    'disk.root.disk': 'vda',
    'disk.root.driver': 'virtio_blk',
    'disk.root.scheduler': 'mq-deadline',
    'disk.root.rotational': true,
    'disk.root.queueRequests': 256,
    'disk.root.writeCache': 'write back',
    'disk.root.fileSystem': 'ext4',
    'disk.root.mountOptions': ['discard', 'relatime', 'resv_strict', 'rw'],
    'disk.device.vda.sizeBytes': 274_877_906_944,
  });
});

test('below a volume the disk itself counts, and a SCSI disk goes by its host', () => {
  expect(fixtureFacts(import.meta.url, 'lvm-on-scsi.txt')).toMatchObject({
    'disk.root.device': 'dm-0',
    'disk.root.disk': 'sda',
    'disk.root.driver': 'ata_piix',
    'disk.root.scheduler': 'mq-deadline',
    'disk.root.readAheadBytes': 131_072,
    'disk.root.mountOptions': ['attr2', 'logbufs=8', 'noquota', 'relatime', 'rw', 'seclabel'],
    'disk.mount["/var/lib/containerd"].device': 'nvme1n1',
    'disk.mount["/var/lib/containerd"].fileSystem': 'ext4',
    'disk.device.nvme1n1.driver': 'nvme',
    'disk.device.nvme1n1.scheduler': 'none',
  });
});

test('a container whose root is an overlay has a file system and no disk', () => {
  const row =
    '/proc/self/mountinfo:600 500 0:55 / / rw,relatime - overlay overlay rw,lowerdir=/var/lib/x,upperdir=/y';
  expect(factsOf('disk', {'disk.list': 'disk vda 254:0', 'disk.mounts': row})).toMatchObject({
    'disk.root.fileSystem': 'overlay',
    'disk.root.mountOptions': ['relatime', 'rw'],
    'disk.root.disk': {missing: 'absent'},
    'disk.root.driver': {missing: 'absent'},
  });
});

test('a disk may be read-only by its rights', () => {
  const facts = factsOf('disk', {
    'disk.list': 'disk vda 254:0',
    'disk.queue': 'grep: /sys/block/vda/queue/scheduler: Permission denied',
  });
  expect(facts['disk.device.vda.scheduler']).toEqual({missing: 'denied'});
});

test('rows that are not understood are counted as dropped', () => {
  const {dropped} = parseSections('disk', {
    'disk.list': 'disk ../x 1:1\nbeer vda',
    'disk.mounts': 'no mount',
  });
  expect(dropped.map(({why}) => why)).toEqual(['not a disk', 'not a row of a disk', 'not a mount']);
});

test.each([
  ['27 1 254:0 / / rw - ext4 /dev/vda rw', ['rw']],
  [
    '27 1 254:0 / / rw shared:1 master:2 - xfs /dev/sda1 rw,uuid=1,resuid=3,noquota',
    ['noquota', 'rw'],
  ],
])('of “%s” the options that tell are %j', (row, options) => {
  expect(readMount(row)?.options).toEqual(options);
});

test.each(['', '27 1 x / / rw - ext4 a rw', '27 1 254:0 / / rw'])('“%s” is no mount', (row) => {
  expect(readMount(row)).toBeUndefined();
});
