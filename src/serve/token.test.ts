import {chmod, mkdtemp, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, expect, test} from 'vitest';
import {bearsToken, freshToken, tokenFromFile} from './token.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samespec-token-'));
});
afterEach(() => rm(folder, {recursive: true}));

test('tokens hold 256 bits, and no two are alike', () => {
  const tokens = new Set(Array.from({length: 100}, freshToken));
  expect(tokens.size).toBe(100);
  for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
});

test('a file that is missing is made for its owner only, and holds from then on', async () => {
  const file = join(folder, 'token');
  const token = await tokenFromFile(file);
  expect((await readFile(file, 'utf8')).trim()).toBe(token);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await tokenFromFile(file)).toBe(token);
});

test('an empty file is filled, and closed to others', async () => {
  const file = join(folder, 'token');
  await writeFile(file, '\n');
  await chmod(file, 0o644);
  expect(await tokenFromFile(file)).toHaveLength(43);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test.each(['short', 'x'.repeat(257), `${'x'.repeat(40)} y`, `${'x'.repeat(40)}\n#`])(
  'a file that holds %j is refused and left as it is',
  async (content) => {
    const file = join(folder, 'token');
    await writeFile(file, content);
    await expect(tokenFromFile(file)).rejects.toMatchObject({code: 'serve-token-weak'});
    expect(await readFile(file, 'utf8')).toBe(content);
  },
);

test('a file that cannot be used is named', async () => {
  await expect(tokenFromFile(folder)).rejects.toMatchObject({
    code: 'serve-token-file',
    params: {file: folder, detail: {id: 'model/is-folder'}},
  });
  const file = join(folder, 'none', 'token');
  await expect(tokenFromFile(file)).rejects.toMatchObject({
    code: 'serve-token-file',
    params: {file},
  });
});

test('only the token itself, borne in the one way, is the token', () => {
  const token = freshToken();
  expect(bearsToken(`Bearer ${token}`, token)).toBe(true);
  expect(bearsToken(`bearer ${token}`, token)).toBe(true);
  for (const header of [
    undefined,
    '',
    token,
    'Bearer',
    'Bearer ',
    `Bearer ${token}x`,
    `Bearer x ${token}`,
  ]) {
    expect(bearsToken(header, token)).toBe(false);
  }
  expect(bearsToken('Bearer ', '')).toBe(false);
});
