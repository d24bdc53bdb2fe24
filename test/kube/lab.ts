import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll} from 'vitest';
import {
  type ProcessResult,
  type RunningProcess,
  runProcess,
  startProcess,
} from '../../src/platform/process.ts';
import {kubeconfigOf, kubectl, LAB_SCRIPT, REGIONS, type Region} from './clusters.ts';

export {kubeconfigOf, kubectl, objectsOf} from './clusters.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** The nodes hold it already; there is no registry. */
export const IMAGE = 'lab.local/node-tools:1';

const LIMIT_MS = 240_000;

/** Runs, kubeconfigs and objects of one test file. */
export const home = await mkdtemp(join(tmpdir(), 'samespec-kube-'));
afterAll(() => rm(home, {recursive: true}));

/** All clusters, as `KUBECONFIG` lists several files. */
export const KUBECONFIG = REGIONS.map((region) => kubeconfigOf(region)).join(':');

/** samespec as a user types it. */
export function startSamespec(args: readonly string[], kubeconfig = KUBECONFIG): RunningProcess {
  return startProcess({
    argv: [process.execPath, MAIN, ...args],
    env: {
      PATH: process.env.PATH ?? '',
      HOME: home,
      SAMESPEC_HOME: home,
      LANG: 'C.UTF-8',
      KUBECONFIG: kubeconfig,
    },
    timeoutMs: LIMIT_MS,
  });
}

export async function samespec(args: readonly string[], kubeconfig?: string) {
  return textOf(await startSamespec(args, kubeconfig).done);
}

export function textOf({exit, stdout, stderr}: ProcessResult) {
  return {exit, stdout: stdout.toString(), stderr};
}

export async function apply(region: Region, object: unknown): Promise<void> {
  const file = join(await mkdtemp(join(home, 'object-')), 'object.json');
  await writeFile(file, JSON.stringify(object));
  await kubectl(region, 'apply', '-f', file);
}

/** Puts an object in the place of another by path: what a controller does with the status of its objects. */
export async function replaceRaw(region: Region, path: string, object: unknown): Promise<void> {
  const file = join(await mkdtemp(join(home, 'object-')), 'object.json');
  await writeFile(file, JSON.stringify(object));
  await kubectl(region, 'replace', '--raw', path, '-f', file);
}

export async function labCommand(...args: string[]): Promise<void> {
  const {exit, stderr} = await runProcess({argv: ['bash', LAB_SCRIPT, ...args], timeoutMs: 60_000});
  if (exit !== 0) throw new Error(`kube-lab.sh ${args.join(' ')}: ${stderr}`);
}

export async function ownNamespaces(region: Region): Promise<string[]> {
  const label = 'app.kubernetes.io/managed-by=samespec';
  const listed = await kubectl(region, 'get', 'namespaces', '-l', label, '-o', 'name');
  return listed.split('\n').filter((line) => line !== '');
}

/** Waits for what other programs do; only a lab that is broken lets the time pass. */
export async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + LIMIT_MS; Date.now() < end; ) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error(`${what} did not come`);
}

/** A kubeconfig beside the real ones: the one of a cluster, changed. */
export async function changedKubeconfig(
  region: Region,
  change: (text: string) => string,
): Promise<string> {
  const file = join(await mkdtemp(join(home, 'kubeconfig-')), 'kubeconfig');
  await writeFile(file, change(await readFile(kubeconfigOf(region), 'utf8')));
  return file;
}
