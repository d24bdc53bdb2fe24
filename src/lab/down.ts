import {existsSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import {AppError} from '../model/error.ts';
import {runProcess} from '../platform/process.ts';
import {removeCgroups} from './cgroups.ts';
import {endProcesses, markedProcesses, processesInside} from './processes.ts';
import {labNames, labsFolder, readState, releaseClaims} from './state.ts';

const MAX_PASSES = 20;

/**
 * Ends a lab and removes all that was made for it, also after a crash in the middle of building.
 * Without a name: the only lab there is. Returns the names of the labs ended.
 * Fails with `lab-not-up`, or `lab-several-up` when no name was given and there is a choice.
 */
export async function labDown(name?: string): Promise<string[]> {
  const names = await labNames();
  if (names.length === 0 || (name !== undefined && !names.includes(name))) {
    throw new AppError('lab-not-up');
  }
  if (name === undefined && names.length > 1) throw new AppError('lab-several-up', {names});
  const ended = name ?? names[0] ?? '';
  await removeLab(ended);
  return [ended];
}

/** Removes what there is of a lab; safe to call on half of one. */
export async function removeLab(name: string): Promise<void> {
  const folder = join(await labsFolder(), name);
  const state = await readState(name);
  await endAllProcesses(folder, state?.namespaces ?? []);
  if (state !== null) {
    await removeNetwork(state.namespaces, state.rootInterfaces);
    await removeCgroups(state.cgroups);
  }
  await releaseClaims(name);
  await rm(folder, {recursive: true, force: true});
}

/** Looks until nothing is found any more, as one that dies may leave a child that was just starting. */
async function endAllProcesses(folder: string, namespaces: readonly string[]): Promise<void> {
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const found = [...(await markedProcesses(folder)), ...(await processesInside(namespaces))];
    if (found.length === 0) return;
    await endProcesses(found);
  }
}

async function removeNetwork(
  namespaces: readonly string[],
  rootInterfaces: readonly string[],
): Promise<void> {
  const links = rootInterfaces.filter((name) => existsSync(`/sys/class/net/${name}`));
  const names = namespaces.filter((name) => existsSync(`/run/netns/${name}`));
  const commands = [
    ...links.map((name) => `link del ${name}\n`),
    ...names.map((name) => `netns del ${name}\n`),
  ];
  if (commands.length === 0) return;
  await runProcess({
    argv: ['ip', '-force', '-batch', '-'],
    input: commands.join(''),
    timeoutMs: 20_000,
  });
}
