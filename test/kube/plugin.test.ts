import {mkdir, symlink} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';
import {runProcess} from '../../src/platform/process.ts';
import {home, KUBECONFIG, textOf} from './lab.ts';

const CLONE = fileURLToPath(new URL('../../samespec', import.meta.url));

const folder = join(home, 'bin');
await mkdir(folder);
await symlink(CLONE, join(folder, 'kubectl-samespec'));

async function plugin(...args: string[]) {
  const PATH = `${folder}:${process.env.PATH}`;
  const env = {PATH, HOME: home, SAMESPEC_HOME: home, LANG: 'C.UTF-8', KUBECONFIG};
  return textOf(await runProcess({argv: ['kubectl', 'samespec', ...args], env, timeoutMs: 60_000}));
}

test('kubectl finds samespec as its plugin, and help says so', async () => {
  const help = await plugin('--help');
  expect(help).toMatchObject({exit: 0});
  expect(help.stdout).toContain('Usage: kubectl samespec [options]');
  const cleanup = await plugin('cleanup', '--context', 'hk', '--dry-run');
  expect(cleanup).toMatchObject({exit: 0, stdout: ''});
  expect(cleanup.stderr).toContain('hk: nothing of samespec’s is there');
});
