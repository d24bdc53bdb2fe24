import {expect, test} from 'vitest';
import {factsOf, fixtureFacts, parseSections} from '../fixture-facts.ts';
import {cpuidSignature} from './cpuid.ts';

test('a KVM guest read by root shows every sign', () => {
  expect(fixtureFacts(import.meta.url, 'debian-12.txt')).toMatchObject({
    'virt.detected': 'kvm',
    'virt.cpuidSignature': 'KVMKVMKVM',
    'virt.hypervisorFlag': true,
    'virt.nestingFlag': 'none',
    'virt.lscpuHypervisorVendor': 'KVM',
    'virt.dmesgHypervisor': 'KVM',
    'virt.dmesgParavirtualized': 'KVM',
    'virt.hypInterrupts': 116,
    'virt.dmi.sysVendor': {missing: 'absent'},
  });
});

test('without rights the kernel’s log is denied, not absent; nesting is its own fact', () => {
  expect(fixtureFacts(import.meta.url, 'ubuntu-22.04.txt')).toEqual({
    'virt.detected': 'kvm',
    'virt.cpuidSignature': {missing: 'absent'},
    'virt.hypervisorFlag': true,
    'virt.nestingFlag': 'vmx',
    'virt.lscpuHypervisorVendor': 'KVM',
    'virt.dmesgHypervisor': {missing: 'denied'},
    'virt.dmesgParavirtualized': {missing: 'denied'},
    'virt.hypInterrupts': 0,
    'virt.dmi.sysVendor': 'Tencent Cloud',
    'virt.dmi.productName': 'CVM',
    'virt.dmi.biosVendor': 'SeaBIOS',
    'virt.dmi.boardVendor': 'Smdbmds',
    'virt.dmi.chassisAssetTag': 'none',
    'virt.sysHypervisorType': {missing: 'absent'},
  });
});

test('the indented rows of a newer lscpu are read', () => {
  expect(fixtureFacts(import.meta.url, 'rocky-9.txt')).toMatchObject({
    'virt.lscpuHypervisorVendor': 'KVM',
    'virt.nestingFlag': 'none',
    'virt.dmi.productName': 'OpenStack Nova',
    'virt.dmi.boardVendor': {missing: 'absent'},
    'virt.dmi.chassisAssetTag': 'other',
  });
});

test('an emulated Alpine guest shows TCG, svm, and a kernel on bare hardware', () => {
  expect(fixtureFacts(import.meta.url, 'alpine-3.19.txt')).toMatchObject({
    'virt.detected': {missing: 'absent'},
    'virt.cpuidSignature': 'TCGTCGTCGTCG',
    'virt.hypervisorFlag': true,
    'virt.nestingFlag': 'svm',
    'virt.lscpuHypervisorVendor': {missing: 'absent'},
    'virt.dmesgHypervisor': {missing: 'absent'},
    'virt.dmesgParavirtualized': 'bare hardware',
    'virt.hypInterrupts': {missing: 'absent'},
  });
});

test('lscpu that names no vendor is told apart from no lscpu', () => {
  const facts = factsOf('virtualization', {'virtualization.lscpu': 'Architecture: x86_64\n'});
  expect(facts['virt.lscpuHypervisorVendor']).toBe('none');
});

test.each([
  ['kvm', 'virtualization/named-already'],
  ['qemu', 'virtualization/no-tool'],
])('without lscpu after the word “%s” the reason given is %s', (word, id) => {
  const {leaves} = parseSections('virtualization', {'virtualization.detect': `${word}\n`});
  expect(leaves['virt.lscpuHypervisorVendor']).toMatchObject({reason: 'absent', message: {id}});
});

test('the word of systemd-detect-virt is read though it ends with status 1 on bare metal', () => {
  const facts = factsOf('virtualization', {'virtualization.detect': {text: 'none\n', exit: 1}});
  expect(facts['virt.detected']).toBe('none');
});

test('an architecture without the row “flags” has neither flag, instead of false ones', () => {
  const facts = factsOf('virtualization', {'cpu.info': 'processor : 0\nFeatures : fp asimd\n'});
  expect(facts['virt.hypervisorFlag']).toEqual({missing: 'absent'});
  expect(facts['virt.nestingFlag']).toEqual({missing: 'absent'});
});

test('the refusal of busybox dmesg is a refusal too', () => {
  const facts = factsOf('virtualization', {
    'virtualization.kernel': 'dmesg: klogctl: Operation not permitted',
  });
  expect(facts['virt.dmesgHypervisor']).toEqual({missing: 'denied'});
});

test('a cpuid device that may not be read is denied', () => {
  const facts = factsOf('virtualization', {'virtualization.cpuid': 'denied\n'});
  expect(facts['virt.cpuidSignature']).toEqual({missing: 'denied'});
});

test.each([
  ['Hyper-V', '0b 00 00 40 4d 69 63 72 6f 73 6f 66 74 20 48 76', 'Microsoft Hv'],
  ['VMware', '10 00 00 40 56 4d 77 61 72 65 56 4d 77 61 72 65', 'VMwareVMware'],
  ['old KVM', '00 00 00 00 4b 56 4d 4b 56 4d 4b 56 4d 00 00 00', 'KVMKVMKVM'],
])('the signature of %s is read', (_name, dump, signature) => {
  expect(cpuidSignature(dump)).toBe(signature);
});

test('an answer of zeros says that no hypervisor shows itself, which is more than no answer', () => {
  const zeros = ' 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00\n';
  const facts = factsOf('virtualization', {'virtualization.cpuid': zeros});
  expect(facts['virt.cpuidSignature']).toBe('none');
});

test.each([
  ['another leaf of a bare Intel machine', '07 00 00 00 02 00 00 00 00 00 00 00 41 42 43 44'],
  ['half an answer', '01 00 00 40 4b'],
  ['no bytes at all', 'od: cannot open'],
])('%s is no signature', (_name, dump) => {
  expect(cpuidSignature(dump)).toBeUndefined();
});

test('arm64 and s390x say elsewhere what runs them', () => {
  const facts = factsOf('virtualization', {
    'virtualization.kernel': '[    0.01] arm-pv: using stolen time PV',
    'virtualization.files': '/proc/device-tree/hypervisor/compatible:linux,kvm',
    'virtualization.sysinfo': '/proc/sysinfo:VM00 Control Program: z/VM    7.3.0   ',
  });
  expect(facts).toMatchObject({
    'virt.dmesgStolenTime': 'arm-pv: using stolen time PV',
    'virt.deviceTreeHypervisor': 'linux,kvm',
    'virt.controlProgram': 'z/VM 7.3.0',
  });
});
