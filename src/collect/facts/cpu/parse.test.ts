import {expect, test} from 'vitest';
import {factsOf, fixtureFacts} from '../fixture-facts.ts';
import {parseCpuInfo} from './cpuinfo.ts';
import {countList} from './parse.ts';

test('an Intel guest of Ubuntu 22.04 is read in full', () => {
  const facts = fixtureFacts(import.meta.url, 'ubuntu-22.04.txt');
  expect(facts).toMatchObject({
    'cpu.vendor': 'GenuineIntel',
    'cpu.modelName': 'Intel(R) Xeon(R) Platinum 8255C CPU @ 2.50GHz',
    'cpu.family': '6',
    'cpu.model': '85',
    'cpu.stepping': '5',
    'cpu.microcode': '0x1',
    'cpu.nominalMhz': 2500,
    'cpu.count': 4,
    'cpu.sockets': 1,
    'cpu.coresPerSocket': 2,
    'cpu.threadsPerCore': 2,
    'cpu.vulnerability.meltdown': 'Mitigation: PTI',
    'cpu.vulnerability.srbds': 'Not affected',
  });
  expect(facts['cpu.flags']).toContain('vmx');
  expect(facts['cpu.flags']).toContain('avx512_vnni');
});

test('flags are a set: sorted, each once', () => {
  expect(parseCpuInfo('flags\t\t: b a b\n').flags).toEqual(['a', 'b']);
});

test('the row “vmx flags” is not taken for the flags', () => {
  expect(parseCpuInfo('flags : a\nvmx flags : ept\n').flags).toEqual(['a']);
});

test('an AMD guest of Rocky 9 is read', () => {
  const facts = fixtureFacts(import.meta.url, 'rocky-9.txt');
  expect(facts).toMatchObject({
    'cpu.vendor': 'AuthenticAMD',
    'cpu.modelName': 'AMD EPYC 7K62 48-Core Processor',
    'cpu.model': '49',
    'cpu.nominalMhz': 2595,
    'cpu.count': 2,
    'cpu.threadsPerCore': 1,
  });
  expect(facts['cpu.flags']).not.toContain('svm');
});

test('the emulated CPU of an Alpine guest shows svm', () => {
  const facts = fixtureFacts(import.meta.url, 'alpine-3.19.txt');
  expect(facts['cpu.modelName']).toBe('QEMU Virtual CPU version 2.5+');
  expect(facts['cpu.flags']).toContain('svm');
  expect(facts['cpu.count']).toBe(1);
});

test('Debian 12 is read', () => {
  expect(fixtureFacts(import.meta.url, 'debian-12.txt')).toMatchObject({
    'cpu.modelName': 'AMD EPYC',
    'cpu.count': 2,
    'cpu.sockets': 1,
    'cpu.coresPerSocket': 2,
    'cpu.threadsPerCore': 1,
    'cpu.vulnerability.spec_rstack_overflow': 'Vulnerable: Safe RET, no microcode',
  });
});

test('arm64 has other rows; cores come from sysfs', () => {
  expect(fixtureFacts(import.meta.url, 'arm64-ubuntu-22.04.txt')).toMatchObject({
    'cpu.vendor': 'ARM',
    'cpu.modelName': 'Neoverse-N1',
    'cpu.family': '8',
    'cpu.model': '0xd0c',
    'cpu.stepping': 'r3p1',
    'cpu.microcode': {missing: 'absent'},
    'cpu.nominalMhz': {missing: 'absent'},
    'cpu.count': 2,
    'cpu.sockets': 1,
    'cpu.coresPerSocket': 2,
    'cpu.threadsPerCore': 1,
  });
});

test('s390x names a machine and features', () => {
  const facts = fixtureFacts(import.meta.url, 's390x-ubuntu-22.04.txt');
  expect(facts).toMatchObject({
    'cpu.vendor': 'IBM/S390',
    'cpu.modelName': 'machine 2964',
    'cpu.model': '2964',
    'cpu.count': 2,
  });
  expect(facts['cpu.flags']).toContain('sie');
});

test('two sockets are told apart by their physical id', () => {
  const text = [
    'processor : 0\nphysical id : 0\nsiblings : 32\ncpu cores : 16\n',
    'processor : 1\nphysical id : 1',
  ].join('\n');
  expect(parseCpuInfo(text)).toMatchObject({sockets: 2, coresPerSocket: 16, threadsPerCore: 2});
});

test('without /proc/cpuinfo every fact is absent, the vulnerabilities’ pattern is no name', () => {
  const folder = '/sys/devices/system/cpu/vulnerabilities/';
  const facts = factsOf('cpu', {
    'cpu.info': {text: '', exit: 2},
    'cpu.sys': `grep: ${folder}*: No such file or directory`,
  });
  expect(facts['cpu.flags']).toEqual({missing: 'absent'});
  expect(facts['cpu.count']).toEqual({missing: 'absent'});
  expect(Object.keys(facts).filter((fact) => fact.includes('vulnerability'))).toEqual([]);
});

test.each([
  ['0', 1],
  ['0-3', 4],
  ['0-3,8,10-11', 7],
])('the list %s names %i CPUs', (text, count) => {
  expect(countList(text)).toBe(count);
});

test.each(['', 'x', '3-0', '0-', '1,,2'])('“%s” is no list of CPUs', (text) => {
  expect(countList(text)).toBeUndefined();
});

test('caches of the first CPU, by level and kind, in bytes', () => {
  const at = '/sys/devices/system/cpu/cpu0/cache/index';
  const rows = [
    `${at}0/level:1`,
    `${at}0/type:Data`,
    `${at}0/size:48K`,
    `${at}1/level:1`,
    `${at}1/type:Instruction`,
    `${at}1/size:32K`,
    `${at}3/level:3`,
    `${at}3/type:Unified`,
    `${at}3/size:266240K`,
    `${at}4/level:4`,
    `${at}4/type:Odd`,
    `${at}4/size:1K`,
  ];
  const facts = factsOf('cpu', {'cpu.sys': rows.join('\n')});
  const caches = Object.entries(facts).filter(([path]) => path.startsWith('cpu.cache'));
  expect(Object.fromEntries(caches)).toEqual({
    'cpu.cache.l1d': 49_152,
    'cpu.cache.l1i': 32_768,
    'cpu.cache.l3': 272_629_760,
  });
});
