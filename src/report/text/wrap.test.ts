import fc from 'fast-check';
import {expect, test} from 'vitest';
import {pad, widthOf, wrap} from './wrap.ts';

test('lines break at blanks', () => {
  expect(wrap('pod packets above the limit vanish', 14)).toEqual([
    'pod packets',
    'above the',
    'limit vanish',
  ]);
});

test('Chinese breaks between characters, two columns each', () => {
  expect(wrap('路径上的大包消失', 6)).toEqual(['路径上', '的大包', '消失']);
});

test('a closing mark stays with the character before it, an opening one with what follows', () => {
  expect(wrap('丢包率高。好', 8)).toEqual(['丢包率', '高。好']);
  expect(wrap('节点（主）', 6)).toEqual(['节点', '（主）']);
});

test('a Latin word among Chinese is kept whole', () => {
  expect(wrap('设置vxlan的值', 7)).toEqual(['设置', 'vxlan的', '值']);
});

test('a word longer than the line is cut', () => {
  expect(wrap('sha256:abcdef', 5)).toEqual(['sha25', '6:abc', 'def']);
});

test('a number is not parted from its unit', () => {
  expect(wrap('it took 10 ms in all', 10)).toEqual(['it took', '10 ms in', 'all']);
  expect(wrap('共测量了 10 次', 12)).toEqual(['共测量了', '10 次']);
});

test('an empty text is one empty line', () => {
  expect(wrap('', 10)).toEqual(['']);
});

test('no line is wider than asked, and no visible character is lost', () => {
  const alphabet = fc.constantFrom(...'ab1s %,.路径丢包。，（」é', 'e\u0301', '👩‍💻', '한');
  const text = fc.array(alphabet, {maxLength: 120}).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.integer({min: 4, max: 40}), (sample, width) => {
      const lines = wrap(sample, width);
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      expect(lines.join('').replaceAll(' ', '')).toBe(sample.replaceAll(' ', ''));
    }),
  );
});

test('padding counts columns', () => {
  expect(pad('原因', 6)).toBe('原因  ');
  expect(pad('12', 4, 'right')).toBe('  12');
});
