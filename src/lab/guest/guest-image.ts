import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {runProcess} from '../../platform/process.ts';
import {findProgram} from '../../platform/tools.ts';
import {type CpioEntry, cpioArchive} from './cpio.ts';
import {GUEST_MODULES, guestKernel} from './kernel.ts';

/** What all guests of a lab share. */
export type GuestImage = {
  kernelFile: string;
  /** Archive of what every guest has; an archive of its own files follows it. */
  base: Buffer;
};

/** Programs taken from this machine with their libraries; all others are busybox. */
const PROGRAMS = {dropbear: 'usr/sbin/dropbear', ip: 'sbin/ip', ping: 'bin/ping'};
const FOLDERS = ['dev', 'proc', 'sys', 'run', 'usr/bin', 'usr/sbin', 'var/log'];

/** A kernel and a small system in memory. Needs the programs of `provideGuestTools`. */
export async function guestImage(signal?: AbortSignal): Promise<GuestImage> {
  const kernel = await guestKernel(signal);
  const entries: CpioEntry[] = [
    ...FOLDERS.map((path): CpioEntry => ({path, kind: 'folder'})),
    {path: 'tmp', kind: 'folder', mode: 0o1777},
    {path: 'root', kind: 'folder', mode: 0o700},
    {path: 'root/.ssh', kind: 'folder', mode: 0o700},
    {path: 'init', kind: 'file', content: await initScript(), mode: 0o755},
    {path: 'lab/modules', kind: 'file', content: `${GUEST_MODULES.join('\n')}\n`},
    ...[...kernel.modules].map(
      ([name, content]): CpioEntry => ({path: `lab/${name}.ko`, kind: 'file', content}),
    ),
    ...(await programs()),
  ];
  return {kernelFile: kernel.file, base: cpioArchive(entries)};
}

function initScript(): Promise<string> {
  return readFile(fileURLToPath(new URL('init.sh', import.meta.url)), 'utf8');
}

async function programs(): Promise<CpioEntry[]> {
  const busybox = await needed('busybox');
  const {stdout} = await runProcess({argv: [busybox, '--list-full'], timeoutMs: 10_000});
  const own = Object.values(PROGRAMS);
  const applets = stdout.toString().trim().split('\n');
  const entries: CpioEntry[] = applets
    .filter((path) => !own.includes(path) && path !== 'bin/busybox')
    .map((path) => ({path, kind: 'link', target: '/bin/busybox'}));
  const libraries = new Set<string>();
  const files: [string, string][] = [[busybox, 'bin/busybox']];
  for (const [program, path] of Object.entries(PROGRAMS)) files.push([await needed(program), path]);
  for (const [file, path] of files) {
    entries.push({path, kind: 'file', content: await readFile(file), mode: 0o755});
    for (const library of await librariesOf(file)) libraries.add(library);
  }
  for (const library of libraries) {
    const content = await readFile(library);
    entries.push({path: library.slice(1), kind: 'file', content, mode: 0o755});
  }
  return entries;
}

async function needed(program: string): Promise<string> {
  const file = await findProgram(program);
  if (file === null) throw new Error(`${program} is not there`);
  return file;
}

/** Absolute paths of the shared libraries of a program, its loader included; none for a static one. */
async function librariesOf(file: string): Promise<string[]> {
  const {stdout} = await runProcess({argv: ['ldd', file], timeoutMs: 10_000});
  return [...stdout.toString().matchAll(/(?:=> |^\s+)(\/\S+) \(/gm)].map((match) => match[1] ?? '');
}
