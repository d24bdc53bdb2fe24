import {expect, test} from 'vitest';
import {cleanBlock, cleanText, isolate} from './clean.ts';

test('escape sequences vanish whole, also in their one-byte form', () => {
  expect(cleanText('a\u001b[31mb\u001b[0m\u009b1mc')).toBe('abc');
  expect(cleanText('x\u001b]0;title\u0007y\u001b]8;;http://e\u001b\\z')).toBe('xyz');
  expect(cleanText('p\u001bPq#0\u001b\\r\u001b(Bs\u001bct')).toBe('prst');
});

test('control and invisible characters vanish, line breaks become a blank', () => {
  expect(cleanText('a\u0000b\u0008c\u007fd\u0085e')).toBe('abcd e');
  expect(cleanText('one\r\ntwo\tthree\u2028four')).toBe('one two three four');
  expect(cleanText('evil\u202etxt.exe\u200b\u{e0041}')).toBe('eviltxt.exe');
});

test('a lone surrogate becomes the replacement character', () => {
  expect(cleanText('a\ud800b')).toBe('a\ufffdb');
});

test('a block keeps its lines and tabs', () => {
  expect(cleanBlock('a\tb\r\nc\u001b[2Jd\n')).toBe('a\tb\ncd\n');
});

test('only right-to-left text is isolated', () => {
  expect(isolate('hk-1')).toBe('hk-1');
  expect(isolate('节点')).toBe('节点');
  expect(isolate('שרת')).toBe('\u2068שרת\u2069');
});
