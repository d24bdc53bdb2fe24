import {existsSync, mkdirSync, statSync, utimesSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createControlFolder} from './control-folder.ts';

const target = {kind: 'ssh', host: 'hk-1', user: 'root'} as const;

test('the folder is private, and a socket’s path short enough for every system', () => {
  const folder = createControlFolder();
  expect(statSync(folder.path).mode & 0o777).toBe(0o700);
  expect(Buffer.byteLength(folder.socketOf(target)) + 17).toBeLessThan(104);
  folder.remove();
  expect(existsSync(folder.path)).toBe(false);
});

test('one way of reaching has one socket, another way another', () => {
  const folder = createControlFolder();
  expect(folder.socketOf({...target})).toBe(folder.socketOf(target));
  expect(folder.socketOf({...target, port: 2222})).not.toBe(folder.socketOf(target));
  folder.remove();
});

test('folders of processes killed long ago are removed, those of living ones and fresh ones are not', () => {
  const first = createControlFolder();
  const parent = join(first.path, '..');
  // No process has an id above the kernel's limit of 2^22.
  const [old, fresh] = ['999999991', '999999992'].map((pid) =>
    join(parent, `samespec-ssh-${pid}-test`),
  );
  for (const path of [old ?? '', fresh ?? '']) mkdirSync(path, {recursive: true});
  utimesSync(old ?? '', 1, 1);
  utimesSync(first.path, 1, 1);
  const second = createControlFolder();
  expect(existsSync(old ?? '')).toBe(false);
  expect(existsSync(fresh ?? '')).toBe(true);
  expect(existsSync(first.path)).toBe(true);
  utimesSync(fresh ?? '', 1, 1);
  createControlFolder().remove();
  expect(existsSync(fresh ?? '')).toBe(false);
  first.remove();
  second.remove();
});
