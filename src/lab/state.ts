import {mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {z} from 'zod';
import {AppError} from '../model/error.ts';
import {Fault} from './fault/fault.ts';
import {Expectation} from './scenario.ts';

/** What is known of a lab; written before anything is made, so that whatever was made can be found. */
export const LabState = z.strictObject({
  schemaVersion: z.literal(1),
  name: z.string(),
  scenario: z.string(),
  phase: z.enum(['building', 'up']),
  startedAt: z.string(),
  /** Which share of the addresses it has: 10.(100 + index).0.0/16. */
  index: z.int(),
  runFolder: z.string(),
  /** Inventory to give to `samespec diagnose -i`. */
  fleetFile: z.string(),
  sshConfigFile: z.string(),
  nodes: z.array(
    z.strictObject({
      id: z.string(),
      region: z.string(),
      address: z.string(),
      namespace: z.string(),
      /** Namespaces of its pods; a guest has none, and its namespace is that of its gateway. */
      pods: z.array(z.string()),
    }),
  ),
  gateways: z.record(z.string(), z.string()),
  /** How the delay between regions is made. */
  delay: z.enum(['netem', 'line']),
  namespaces: z.array(z.string()),
  /** Interfaces in the machine’s own namespace. */
  rootInterfaces: z.array(z.string()),
  /** Folders of cgroups, one for each node with a quota. */
  cgroups: z.array(z.string()).default([]),
  /** What was changed while the lab was up, in order. */
  faults: z.array(Fault).default([]),
  expect: Expectation,
});
export type LabState = z.infer<typeof LabState>;

/** A process we started: its id alone may have been given to another one meanwhile. */
export type RecordedProcess = {name: string; pid: number; startTicks: number};

const MAX_LABS = 100;

/** Folder of all labs. /run is empty after a reboot, as are namespaces. */
export async function labsFolder(): Promise<string> {
  for (const folder of ['/run/samespec-lab', join(tmpdir(), 'samespec-lab')]) {
    try {
      await mkdir(folder, {recursive: true, mode: 0o755});
      return folder;
    } catch {
      // The next one.
    }
  }
  throw new AppError('lab-failed', {
    step: 'run folder',
    detail: 'neither /run nor the temporary folder is writable',
  });
}

/** Makes the folder of a new lab; one that is already there belongs to a lab that is up or was left behind. */
export async function makeRunFolder(name: string): Promise<string> {
  const folder = join(await labsFolder(), name);
  try {
    await mkdir(folder);
  } catch (cause) {
    if (errorCode(cause) === 'EEXIST') throw new AppError('lab-already-up', {name}, {cause});
    throw new AppError('lab-failed', {step: 'run folder', detail: errorCode(cause)}, {cause});
  }
  return folder;
}

/** Takes the first free index for a lab; `isFree` says whether its addresses are unused on this machine. */
export async function claimIndex(
  name: string,
  isFree: (index: number) => boolean,
): Promise<number> {
  const claims = join(await labsFolder(), '.claims');
  await mkdir(claims, {recursive: true});
  await dropStaleClaims(claims);
  for (let index = 0; index < MAX_LABS; index++) {
    if (!isFree(index)) continue;
    try {
      await writeFile(join(claims, String(index)), name, {flag: 'wx'});
      return index;
    } catch (cause) {
      if (errorCode(cause) !== 'EEXIST') throw cause;
    }
  }
  throw new AppError('lab-failed', {
    step: 'addresses',
    detail: 'no free network in 10.100.0.0 to 10.199.0.0',
  });
}

export async function releaseClaims(name: string): Promise<void> {
  const claims = join(await labsFolder(), '.claims');
  for (const [file, owner] of await readClaims(claims)) {
    if (owner === name) await rm(join(claims, file), {force: true});
  }
}

/** A claim whose lab has no folder any more was left by a crash. */
async function dropStaleClaims(claims: string): Promise<void> {
  const names = await labNames();
  for (const [file, owner] of await readClaims(claims)) {
    // An empty claim is being written this moment.
    if (owner !== '' && !names.includes(owner)) await rm(join(claims, file), {force: true});
  }
}

async function readClaims(claims: string): Promise<[string, string][]> {
  const found: [string, string][] = [];
  for (const file of await readdir(claims).catch(() => [])) {
    const owner = await readFile(join(claims, file), 'utf8').catch(() => null);
    if (owner !== null) found.push([file, owner]);
  }
  return found;
}

/** Labs that are up, being built or left behind, sorted. */
export async function labNames(): Promise<string[]> {
  const entries = await readdir(await labsFolder(), {withFileTypes: true});
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => entry.name)
    .sort();
}

export async function writeState(state: LabState): Promise<void> {
  await writeFile(join(state.runFolder, 'state.json'), `${JSON.stringify(state, null, 2)}\n`);
}

/** `null` where the lab has no readable state: its builder died before making anything. */
export async function readState(name: string): Promise<LabState | null> {
  const file = join(await labsFolder(), name, 'state.json');
  try {
    return LabState.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return null;
  }
}

export async function readRecordedProcesses(runFolder: string): Promise<RecordedProcess[]> {
  const folder = join(runFolder, 'processes');
  const found: RecordedProcess[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const text = await readFile(join(folder, name), 'utf8').catch(() => '');
    const [pid, startTicks] = text.trim().split(' ').map(Number);
    if (pid && startTicks) found.push({name, pid, startTicks});
  }
  return found;
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
