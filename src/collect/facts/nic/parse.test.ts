import {expect, test} from 'vitest';
import {factsOf, fixtureFacts, parseSections} from '../fixture-facts.ts';
import {nicClass} from './nic-class.ts';

test('a virtio card is read in full', () => {
  expect(fixtureFacts(import.meta.url, 'debian-12.txt')).toMatchObject({
    'nic.interface': 'eth0',
    'nic.card': 'eth0',
    'nic.driver': 'virtio_net',
    'nic.class': 'paravirtual',
    'nic.hasLower': false,
    'nic.rxQueues': 1,
    'nic.txQueues': 1,
    'nic.speedMbps': {missing: 'absent'},
    'nic.packetSteering': false,
    'nic.offload.tcp-segmentation-offload': 'on',
    'nic.offload.large-receive-offload': 'off',
    'nic.ring.rx': {missing: 'absent'},
  });
});

test('Hyper-V with its virtual function below is read in full', () => {
  expect(fixtureFacts(import.meta.url, 'hyper-v.txt')).toMatchObject({
    'nic.driver': 'hv_netvsc',
    'nic.hasLower': true,
    'nic.rxQueues': 4,
    'nic.speedMbps': 50_000,
    'nic.packetSteering': true,
    'nic.offload.tcp-segmentation-offload': 'off',
    'nic.offload.rx-gro-hw': {missing: 'absent'},
    'nic.ring.rx': 9364,
    'nic.ring.tx': 2560,
  });
});

test('an interface of software has no driver', () => {
  const facts = factsOf('nic', {nic: 'interface eth0\nrx 1\ntx 0'});
  expect(facts).toMatchObject({
    'nic.class': 'software',
    'nic.driver': {missing: 'absent'},
    'nic.rxQueues': 1,
    'nic.txQueues': {missing: 'absent'},
  });
});

test('the queueing discipline comes from what ip said of that interface', () => {
  const link =
    '2: eth0@if7: <UP> mtu 1500 qdisc mq state UP\n3: eth01: <UP> mtu 1500 qdisc noqueue state UP';
  const facts = parseSections('nic link', {nic: 'interface eth0\nrx 1\ntx 1', link}).leaves;
  expect(facts['nic.qdisc']).toMatchObject({value: 'mq'});
});

test.each([
  ['netlink error: Operation not permitted', 'denied'],
  ['netlink error: Operation not supported', 'absent'],
  ['Segmentation fault', 'unparsed'],
])('“%s” of ethtool means %s', (text, reason) => {
  const facts = factsOf('nic', {nic: 'interface eth0', 'nic.offloads': {text, exit: 1}});
  expect(facts['nic.offload']).toEqual({missing: reason});
});

test('without an interface the family is absent as a whole', () => {
  expect(factsOf('nic', {})).toEqual({nic: {missing: 'absent'}});
});

test.each([
  ['e1000', 'emulated-model'],
  ['8139cp', 'emulated-model'],
  ['virtio_net', 'paravirtual'],
  ['ena', 'paravirtual'],
  ['iavf', 'virtual-function'],
  ['bnxt_en', 'other'],
])('%s is %s', (driver, name) => {
  expect(nicClass(driver)).toBe(name);
});

test('queues whose interrupts go to one CPU are told by one, several by several', () => {
  const irqs = (cpus: string[]) =>
    factsOf('nic', {
      nic: 'interface eth0\ncard eth0\nrx 2\ntx 2',
      'nic.irqs': cpus
        .map((cpu, i) => `/proc/irq/${40 + i}/effective_affinity_list:${cpu}`)
        .join('\n'),
    })['nic.interruptCpus'];
  expect(irqs(['0', '0', '0', '0'])).toBe(1);
  expect(irqs(['0', '1', '2', '3'])).toBe(4);
  expect(irqs([])).toEqual({missing: 'absent'});
});
