import {mkdtemp, readdir, readFile, readlink, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {runProcess} from '../../platform/process.ts';
import {cpioArchive} from './cpio.ts';

test('an archive is read by another program, with contents, modes, links and the folders between', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'samespec-cpio-'));
  const archive = cpioArchive([
    {path: 'init', kind: 'file', content: '#!/bin/sh\n', mode: 0o755},
    {path: 'etc/deep/odd', kind: 'file', content: Buffer.from([0, 1, 255])},
    {path: 'root', kind: 'folder', mode: 0o700},
    {path: 'root/key', kind: 'file', content: '', mode: 0o600},
    {path: 'bin/sh', kind: 'link', target: 'busybox'},
  ]);
  const {exit, stderr} = await runProcess({
    argv: ['busybox', 'cpio', '-i', '-d'],
    input: archive,
    cwd: folder,
  });
  expect([exit, stderr]).toEqual([0, expect.stringContaining('blocks')]);
  expect(archive.length % 512).toBe(0);
  expect((await readdir(folder)).sort()).toEqual(['bin', 'etc', 'init', 'root']);
  expect((await stat(join(folder, 'init'))).mode & 0o777).toBe(0o755);
  expect((await stat(join(folder, 'root'))).mode & 0o777).toBe(0o700);
  expect(await readFile(join(folder, 'etc/deep/odd'))).toEqual(Buffer.from([0, 1, 255]));
  expect(await readFile(join(folder, 'root/key'), 'utf8')).toBe('');
  expect(await readlink(join(folder, 'bin/sh'))).toBe('busybox');
  await rm(folder, {recursive: true});
});
