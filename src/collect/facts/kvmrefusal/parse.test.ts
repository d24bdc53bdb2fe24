import {expect, test} from 'vitest';
import {factsOf, fixtureFacts} from '../fixture-facts.ts';

test('a machine that has /dev/kvm is not asked', () => {
  expect(fixtureFacts(import.meta.url, 'debian-12.txt')).toEqual({
    'kvm.refusal': {missing: 'absent'},
  });
});

test.each([
  ['disabled by bios', 'firmware'],
  ['(outside TXT) disabled by BIOS', 'firmware'],
  ['(by BIOS)', 'firmware'],
  ['dmesg: read kernel buffer failed: Operation not permitted', {missing: 'denied'}],
  ['', {missing: 'absent'}],
])('“%s” is %j', (text, value) => {
  expect(factsOf('kvmrefusal', {kvmrefusal: text})['kvm.refusal']).toEqual(value);
});
