import {expect, test} from 'vitest';
import {fixtureFacts, parseSections} from '../fixture-facts.ts';

test('an Intel guest with nesting has both modules and a device that opens', () => {
  expect(fixtureFacts(import.meta.url, 'ubuntu-22.04.txt')).toEqual({
    'kvm.module.kvm': 'loaded',
    'kvm.module.kvm.users': 1,
    'kvm.module.kvm_intel': 'loaded',
    'kvm.module.kvm_intel.users': 0,
    'kvm.module.kvm_intel.nested': 'Y',
    'kvm.module.kvm_amd': {missing: 'absent'},
    'kvm.module.kvm_pvm': {missing: 'absent'},
    'kvm.device': 'opens',
  });
});

test('modules that are built in have no users', () => {
  expect(fixtureFacts(import.meta.url, 'debian-12.txt')).toEqual({
    'kvm.module.kvm': 'builtin',
    'kvm.module.kvm_pvm': 'builtin',
    'kvm.module.kvm_intel': {missing: 'absent'},
    'kvm.module.kvm_amd': {missing: 'absent'},
    'kvm.device': 'opens',
  });
});

test('an emulated guest loads kvm_amd, and without rights nobody knows if the device opens', () => {
  expect(fixtureFacts(import.meta.url, 'alpine-3.19.txt')).toMatchObject({
    'kvm.module.kvm_amd': 'loaded',
    'kvm.module.kvm_amd.users': 0,
    'kvm.device': {missing: 'denied'},
  });
});

test('a guest without KVM has nothing of it', () => {
  expect(fixtureFacts(import.meta.url, 'rocky-9.txt')).toMatchObject({
    'kvm.module.kvm': {missing: 'absent'},
    'kvm.device': 'absent',
  });
});

test('a row that cannot be read is counted as dropped', () => {
  const facts = parseSections('kvm', {'kvm.state': 'module kvm loaded users\ndevice opens'});
  expect(facts.dropped).toEqual([
    {section: 'kvm.state', row: 'module kvm loaded users', why: 'not a module row'},
  ]);
});
