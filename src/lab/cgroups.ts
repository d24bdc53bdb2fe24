import {access, constants, mkdir, readFile, rmdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';

/** Where this machine limits CPU time: the unified hierarchy of cgroup v2, or v1’s own one. */
export type CpuHierarchy = {root: string; version: 1 | 2};

const PERIOD_US = 100_000;
const V2 = '/sys/fs/cgroup';
const V1 = '/sys/fs/cgroup/cpu';

/**
 * Null where none can be written, as in most containers.
 * Source: Linux Documentation/admin-guide/cgroup-v2.rst (cpu.max), scheduler/sched-bwc.rst (cpu.cfs_quota_us).
 */
export async function cpuHierarchy(): Promise<CpuHierarchy | null> {
  const controllers = await readFile(join(V2, 'cgroup.controllers'), 'utf8').catch(() => null);
  if (controllers !== null) {
    if (!/\bcpu\b/.test(controllers)) return null;
    // Children have the controller only when it was handed on to them; often it is already.
    const handOn = await tryWrite(join(V2, 'cgroup.subtree_control'), '+cpu');
    return handOn ? {root: V2, version: 2} : null;
  }
  const writable = await access(join(V1, 'cpu.stat'), constants.R_OK)
    .then(() => access(V1, constants.W_OK))
    .then(
      () => true,
      () => false,
    );
  return writable ? {root: V1, version: 1} : null;
}

/** Makes the cgroup where it is not there yet and sets what its processes may take together; null: all there is. */
export async function setCpuQuota(
  {version}: CpuHierarchy,
  folder: string,
  cpus: number | null,
): Promise<void> {
  await mkdir(folder, {recursive: true});
  const quotaUs = cpus === null ? null : Math.max(1_000, Math.round(cpus * PERIOD_US));
  // Ten times the usual weight: the quota limits its processes, not what else runs on this machine.
  const weight = cpus === null ? 1 : 10;
  if (version === 2) {
    await writeFile(join(folder, 'cpu.weight'), String(100 * weight));
    await writeFile(join(folder, 'cpu.max'), `${quotaUs ?? 'max'} ${PERIOD_US}`);
  } else {
    await writeFile(join(folder, 'cpu.shares'), String(1_024 * weight));
    await writeFile(join(folder, 'cpu.cfs_period_us'), String(PERIOD_US));
    await writeFile(join(folder, 'cpu.cfs_quota_us'), String(quotaUs ?? -1));
  }
}

/** Moves processes into a cgroup; those that end meanwhile are nobody’s loss. */
export async function moveInto(folder: string, pids: readonly number[]): Promise<void> {
  for (const pid of pids) await tryWrite(join(folder, 'cgroup.procs'), String(pid));
}

/** Removes cgroups whose processes were ended; the kernel lets go of the last ones a moment later. */
export async function removeCgroups(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    for (let i = 0; i < 100 && !(await isGone(folder)); i++) await sleep(20);
  }
}

async function isGone(folder: string): Promise<boolean> {
  try {
    await rmdir(folder);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}

async function tryWrite(file: string, text: string): Promise<boolean> {
  return writeFile(file, text).then(
    () => true,
    () => false,
  );
}
