import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {FAMILIES} from '../families.ts';
import {filesStatements, shellWords} from './statements.ts';

test('words are parted as a shell parts them', () => {
  expect(shellWords(`a 'b c' "d e" f\\ g h#i # rest`)).toEqual(['a', 'b c', 'd e', 'f g', 'h#i']);
  expect(shellWords('a; b')).toEqual(['a']);
});

test.each(['$a', '"$a"', '`ls`', '$(ls)', 'a > b', 'a | b'])(
  'words that only a shell can finish are not guessed: %s',
  (text) => {
    expect(shellWords(text)).toBeUndefined();
  },
);

test('a statement over several lines is read with its expression and its paths', () => {
  const [found] = filesStatements(
    "files_without limits '^[^!-~]*(#|$)' /etc/a.conf \\\n  /etc/b.d/*.conf\n",
  );
  expect(found).toMatchObject({id: 'limits', kind: 'files_without'});
  expect(found?.paths).toEqual(['/etc/a.conf', '/etc/b.d/*.conf']);
  expect(found?.regex?.test('  # comment')).toBe(true);
  expect(found?.regex?.test('* soft nofile 1024')).toBe(false);
});

test.each(FAMILIES.map((family) => [family.id, family] as const))(
  'every files statement of %s with fixed paths is understood, so that a saved tree is asked for the same',
  (id, {collectFile}) => {
    const fragment = readFileSync(collectFile, 'utf8');
    const written = [
      ...fragment
        .replace(/\\\n\s*/g, ' ')
        .matchAll(
          /^\s*(?:if .*; then )?(?:files|files_only|files_without|files_numbered|plain_files) (\S+)(?:\s+'[^']*')?[^$\n]*$/gm,
        ),
    ].map((match) => match[1]);
    const found = filesStatements(fragment);
    expect(found.map((statement) => statement.id)).toEqual(written);
    for (const statement of found) {
      expect(statement.id.split('.')[0]).toBe(id);
      expect(statement.paths).not.toEqual([]);
    }
  },
);
