import {hostname} from 'node:os';
import {expect, test} from 'vitest';
import {hostNames, isLoopback} from './hosts.ts';

test.each([
  ['127.0.0.1', true],
  ['127.3.2.1', true],
  ['::1', true],
  ['localhost', true],
  ['0.0.0.0', false],
  ['::', false],
  ['10.0.0.1', false],
  ['127.0.0.1.example', false],
  ['localhost.example', false],
])('%s is reached by this machine alone: %s', (address, isAlone) => {
  expect(isLoopback(address)).toBe(isAlone);
});

test('a server of this machine answers to its three names, and to those allowed', () => {
  expect([...hostNames('127.0.0.1', ['Samespec.Example'])]).toEqual([
    '127.0.0.1',
    '[::1]',
    'localhost',
    'samespec.example',
  ]);
});

test('on one address it answers to that, on all to each of the machine and its name', () => {
  expect(hostNames('10.9.8.7', [])).toContain('10.9.8.7');
  expect(hostNames('fd00::7', [])).toContain('[fd00::7]');
  expect(hostNames('0.0.0.0', [])).toContain(hostname().toLowerCase());
  expect(hostNames('0.0.0.0', [])).not.toContain('0.0.0.0');
});
