import {expect, test} from 'vitest';
import {factsOf, fixtureFacts} from '../fixture-facts.ts';
import {parseOsRelease, parseUname} from './parse.ts';

test('Ubuntu 22.04 is read in full', () => {
  expect(fixtureFacts(import.meta.url, 'ubuntu-22.04.txt')).toEqual({
    'os.id': 'ubuntu',
    'os.versionId': '22.04',
    'os.prettyName': 'Ubuntu 22.04.3 LTS',
    'os.machineId': '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
    'os.hostname': 'bj-1',
    'os.uptimeSeconds': 1209601.33,
    'os.loadOne': 0.52,
    'os.loadFive': 0.58,
    'kernel.release': '5.15.0-91-generic',
    'kernel.build': '#101-Ubuntu SMP Tue Nov 14 13:30:08 UTC 2023',
    'kernel.arch': 'x86_64',
    'kernel.commandLine':
      'ro net.ifnames=0 biosdevname=0 console=ttyS0,115200 console=tty0 panic=5',
  });
});

test.each([
  ['debian-12.txt', 'debian', '12', '6.18.44', '#1 SMP PREEMPT_DYNAMIC'],
  [
    'alpine-3.19.txt',
    'alpine',
    '3.19.1',
    '6.6.16-0-virt',
    '#1-Alpine SMP PREEMPT_DYNAMIC Mon, 05 Feb 2024 15:36:31 +0000',
  ],
  [
    'rocky-9.txt',
    'rocky',
    '9.3',
    '5.14.0-362.18.1.el9_3.x86_64',
    '#1 SMP PREEMPT_DYNAMIC Mon Jan 29 07:05:48 UTC 2024',
  ],
])('%s names its distribution and kernel', (file, id, versionId, release, build) => {
  expect(fixtureFacts(import.meta.url, file)).toMatchObject({
    'os.id': id,
    'os.versionId': versionId,
    'kernel.release': release,
    'kernel.build': build,
    'kernel.arch': 'x86_64',
  });
});

test('a node without machine id says that there is none', () => {
  const facts = fixtureFacts(import.meta.url, 'alpine-3.19.txt');
  expect(facts['os.machineId']).toEqual({missing: 'absent'});
});

test('without /etc/os-release the vendor’s copy is read', () => {
  const text = [
    'grep: /etc/os-release: No such file or directory',
    '/usr/lib/os-release:ID=arch',
  ].join('\n');
  expect(factsOf('os', {'os.files': text})).toMatchObject({
    'os.id': 'arch',
    'os.versionId': {missing: 'absent'},
  });
});

test('a file that may not be read is denied, not absent', () => {
  const text = 'grep: /etc/machine-id: Permission denied';
  expect(factsOf('os', {'os.files': text})['os.machineId']).toEqual({missing: 'denied'});
});

test('quotes and escapes of os-release are taken away', () => {
  const text = `ID='debian'\nPRETTY_NAME="A \\"B\\" \\$C"\nVERSION_ID=\n`;
  expect(parseOsRelease(text)).toEqual({id: 'debian', prettyName: 'A "B" $C'});
});

test('something that is no uname is not understood', () => {
  expect(parseUname('')).toBeUndefined();
  expect(parseUname('one')).toBeUndefined();
  expect(parseUname('6.1.0 #1 SMP !!')).toBeUndefined();
});
