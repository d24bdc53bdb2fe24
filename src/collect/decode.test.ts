import {expect, test} from 'vitest';
import {decodeOutput} from './decode.ts';

test.each([
  ['colours', '\x1b[1;31mred\x1b[0m', 'red'],
  ['a window title', '\x1b]0;owned\x07text', 'text'],
  ['a title without its end', '\x1b]0;owned\ntext', '\ntext'],
  ['a bell and a carriage return', 'a\x07\rb', 'ab'],
  ['C1 controls', 'a\u009b31mb', 'a31mb'],
  ['marks that turn the writing direction', 'a\u202eb', 'ab'],
  ['a NUL', 'a\0b', 'ab'],
])('%s are taken out', (_name, given, expected) => {
  expect(decodeOutput(Buffer.from(given))).toBe(expected);
});

test('tabs, newlines and other languages stay', () => {
  expect(decodeOutput(Buffer.from('a\tb\n中文'))).toBe('a\tb\n中文');
});

test('bytes that are no UTF-8 are replaced', () => {
  expect(decodeOutput(Buffer.from([0x61, 0xff, 0x62]))).toBe('a\ufffdb');
});
