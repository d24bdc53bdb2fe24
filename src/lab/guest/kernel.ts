import {copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm} from 'node:fs/promises';
import {homedir} from 'node:os';
import {basename, join} from 'node:path';
import {AppError} from '../../model/error.ts';
import {runProcess} from '../../platform/process.ts';

/** A kernel for guests: the image and the modules one needs, by name. */
export type GuestKernel = {file: string; modules: ReadonlyMap<string, Uint8Array>};

/** Debian’s kernel for virtual machines: few drivers, so it is small and boots quickly. */
const KERNEL_PACKAGE = 'linux-image-cloud-amd64';
/** In the order in which they are loaded. */
export const GUEST_MODULES = [
  'virtio_ring',
  'virtio',
  'virtio_pci_modern_dev',
  'virtio_pci_legacy_dev',
  'virtio_pci',
  'failover',
  'net_failover',
  'virtio_net',
  'cpuid',
] as const;
const FETCH_TIMEOUT_MS = 300_000;

/**
 * The kernel kept in the cache folder; the first time it is fetched as a package and taken apart, never installed.
 * Fails with `lab-guest-kernel` where there is no such package or no way to fetch it.
 */
export async function guestKernel(signal?: AbortSignal): Promise<GuestKernel> {
  const cache = join(cacheFolder(), 'guest-kernel');
  const kept = (await readdir(cache).catch(() => []))
    .filter((name) => name.startsWith('linux-image-'))
    .sort();
  const newest = kept.at(-1);
  const folder = newest === undefined ? await fetchKernel(cache, signal) : join(cache, newest);
  const modules = new Map<string, Uint8Array>();
  for (const name of GUEST_MODULES) modules.set(name, await readFile(join(folder, `${name}.ko`)));
  return {file: join(folder, 'vmlinuz'), modules};
}

function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'samespec');
}

/** Everything is made beside its place and moved there when complete, so that a crash leaves no half kernel. */
async function fetchKernel(cache: string, signal?: AbortSignal): Promise<string> {
  if (process.arch !== 'x64')
    throw unavailable(`it is for x86-64, this machine is ${process.arch}`);
  await mkdir(cache, {recursive: true});
  const work = await mkdtemp(join(cache, 'fetching-'));
  try {
    const name = await packageName(signal);
    const archive = await download(name, work, signal);
    const refused = await run(['dpkg-deb', '-x', archive, 'unpacked'], work, signal);
    await mkdir(join(work, 'kernel'));
    await pick(join(work, 'unpacked'), join(work, 'kernel')).catch((cause: unknown) => {
      throw unavailable(refused || String(cause));
    });
    const place = join(cache, name);
    // Another lab may have been quicker; its kernel is as good.
    await rename(join(work, 'kernel'), place).catch(() => {});
    return place;
  } finally {
    await rm(work, {recursive: true, force: true});
  }
}

/** Name of the archive in the folder. Lists may name a version that is gone by now, so they are renewed once. */
async function download(name: string, folder: string, signal?: AbortSignal): Promise<string> {
  const attempt = async () => {
    const said = await run(['apt-get', 'download', '-qq', name], folder, signal);
    return {said, archive: (await readdir(folder)).find((file) => file.endsWith('.deb'))};
  };
  const first = await attempt();
  if (first.archive !== undefined) return first.archive;
  await run(['apt-get', 'update', '-qq'], folder, signal);
  const second = await attempt();
  if (second.archive === undefined) throw unavailable(second.said);
  return second.archive;
}

/** The package that the unversioned one stands for. The lists of a fresh machine are empty, so they are fetched once. */
async function packageName(signal?: AbortSignal): Promise<string> {
  const ask = async () => {
    const {stdout} = await runProcess({
      argv: ['apt-cache', 'depends', KERNEL_PACKAGE],
      timeoutMs: FETCH_TIMEOUT_MS,
      ...(signal === undefined ? {} : {signal}),
    });
    return /Depends: (linux-image-\d\S*)/.exec(stdout.toString())?.[1];
  };
  const known = await ask();
  if (known !== undefined) return known;
  const said = await run(['apt-get', 'update', '-qq'], '/', signal);
  const found = await ask();
  if (found === undefined) throw unavailable(said || 'no such package is known');
  return found;
}

/** What the program said of an error; empty where all went well. */
async function run(
  argv: readonly [string, ...string[]],
  cwd: string,
  signal?: AbortSignal,
): Promise<string> {
  const result = await runProcess({
    argv,
    cwd,
    timeoutMs: FETCH_TIMEOUT_MS,
    ...(signal === undefined ? {} : {signal}),
  });
  signal?.throwIfAborted();
  if (result.end === 'exited' && result.exit === 0) return '';
  return result.stderr.trim().split('\n').slice(-2).join(' ') || `${argv[0]}: ${result.end}`;
}

async function pick(unpacked: string, into: string): Promise<void> {
  const boot = join(unpacked, 'boot');
  const image = (await readdir(boot)).find((name) => name.startsWith('vmlinuz-'));
  if (image === undefined) throw new Error('the package holds no kernel');
  await copyFile(join(boot, image), join(into, 'vmlinuz'));
  const files = await readdir(unpacked, {recursive: true});
  for (const name of GUEST_MODULES) {
    const file = files.find((path) => basename(path).replaceAll('-', '_') === `${name}.ko`);
    if (file === undefined) throw new Error(`the package holds no module ${name}`);
    await copyFile(join(unpacked, file), join(into, `${name}.ko`));
  }
}

function unavailable(detail: string): AppError {
  return new AppError('lab-guest-kernel', {package: KERNEL_PACKAGE, detail});
}
