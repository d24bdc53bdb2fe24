import {expect, test} from 'vitest';
import {lines, oneLine, readFiles, wholeNumber, wordSet} from './section-reader.ts';

function section(text: string) {
  return {id: 'x', text, exit: 0, truncated: false};
}

test('lines of one file are joined, files are told apart, colons in content stay', () => {
  const files = readFiles(section('/a:1:2\n/a:\n/a:3\n/b:x'));
  expect([...files]).toEqual([
    ['/a', {ok: true, content: '1:2\n\n3'}],
    ['/b', {ok: true, content: 'x'}],
  ]);
});

test.each([
  ['No such file or directory', 'absent'],
  ['No such device', 'absent'],
  ['Is a directory', 'absent'],
  ['Operation not supported', 'absent'],
  ['Permission denied', 'denied'],
  ['Operation not permitted', 'denied'],
  ['Input/output error', 'unparsed'],
])('“%s” means %s', (text, reason) => {
  expect(readFiles(section(`grep: /a: ${text}`)).get('/a')).toEqual({ok: false, reason, text});
});

test('content that looks like a refusal is content', () => {
  const text = '/a:grep: /b: Permission denied';
  expect([...readFiles(section(text)).keys()]).toEqual(['/a']);
});

test('a file that yields a line before it fails keeps the line', () => {
  const files = readFiles(section('/a:1\ngrep: /a: Input/output error'));
  expect(files.get('/a')).toEqual({ok: true, content: '1'});
});

test('no section and an empty one have no files', () => {
  expect(readFiles(undefined).size).toBe(0);
  expect(readFiles(section('')).size).toBe(0);
});

test('small readers take only what they name', () => {
  expect(oneLine('  a b \nc')).toBe('a b');
  expect(oneLine(' \n')).toBeUndefined();
  expect(wholeNumber(' 42\n')).toBe(42);
  expect(wholeNumber('4e2')).toBeUndefined();
  expect(wholeNumber('99999999999999999999')).toBeUndefined();
  expect(wordSet(' b a\tb ')).toEqual(['a', 'b']);
  expect(lines(section('a\n\nb\n'))).toEqual(['a', 'b']);
});
