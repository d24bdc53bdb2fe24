import {expect, test} from 'vitest';
import {factsOf, fixtureFacts} from '../fixture-facts.ts';
import {providerOf} from './provider-of.ts';

test('a machine of no cloud has none of it', () => {
  const facts = fixtureFacts(import.meta.url, 'debian-12.txt');
  expect(new Set(Object.values(facts).map((value) => JSON.stringify(value)))).toEqual(
    new Set(['{"missing":"absent"}']),
  );
});

test('cloud-init’s own summary comes last and wins', () => {
  const init = [
    '"region": "inner"',
    '"availability-zone": "cn-hongkong-b"',
    '"cloud_name": "aliyun"',
    '"region": "cn-hongkong"',
    '"instance-type": "ecs.g7.large"',
  ];
  expect(factsOf('cloud', {'cloud.init': init.join('\n')})).toMatchObject({
    'cloud.provider': 'aliyun',
    'cloud.region': 'cn-hongkong',
    'cloud.zone': 'cn-hongkong-b',
    'cloud.instanceType': 'ecs.g7.large',
  });
});

test('EC2 has its type in the firmware; its placement is not there', () => {
  const dmi = '/sys/class/dmi/id/sys_vendor:Amazon EC2\n/sys/class/dmi/id/product_name:m5.large';
  expect(factsOf('cloud', {'cloud.dmi': dmi})).toMatchObject({
    'cloud.provider': 'aws',
    'cloud.instanceType': 'm5.large',
    'cloud.region': {missing: 'absent'},
    'cloud.zone': {missing: 'absent'},
  });
});

test('firmware that may not be read is no answer', () => {
  const dmi = 'grep: /sys/class/dmi/id/sys_vendor: Permission denied';
  expect(factsOf('cloud', {'cloud.dmi': dmi})['cloud.provider']).toEqual({missing: 'denied'});
});

test.each([
  ['1700000000 /var/lib/cloud/instance\n1600000000 /etc/machine-id', '2023-11-14'],
  ["stat: can't stat '/var/lib/cloud/instance'\n1600000000 /etc/machine-id", '2020-09-13'],
])('the day of creation is that of the instance, else of the machine’s id', (text, day) => {
  const facts = factsOf('cloud', {'cloud.birth': text});
  expect(facts['cloud.createdOn']).toBe(day);
});

test.each(['', '0 /etc/machine-id', '%W /etc/machine-id', '99999999999 /etc/machine-id'])(
  '“%s” is no day of creation',
  (text) => {
    expect(factsOf('cloud', {'cloud.birth': text})['cloud.createdOn']).toEqual({missing: 'absent'});
  },
);

test('a value that is no name is not taken', () => {
  const facts = factsOf('cloud', {'cloud.init': '"region": "a;rm -rf"'});
  expect(facts['cloud.region']).toEqual({missing: 'absent'});
});

test.each([
  ['Alibaba Cloud', '', 'aliyun'],
  ['Tencent Cloud', '', 'tencent'],
  ['Google', '', 'gce'],
  ['QEMU', 'SeaBIOS', undefined],
  ['Microsoft Corporation', '', undefined],
])('%s %s is %s', (vendor, bios, provider) => {
  expect(providerOf(vendor, bios)).toBe(provider);
});
