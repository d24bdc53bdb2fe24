import {createHash} from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {SshTarget} from './ssh-arguments.ts';

/** A private folder (0700) for the sockets of shared connections, removed with them. */
export type ControlFolder = {
  path: string;
  socketOf(target: SshTarget): string;
  /** Removes the folder; ends connections that were not ended before. */
  remove(): void;
};

const PREFIX = 'samespec-ssh-';
const ABANDONED_MS = 3_600_000;

/** A socket’s whole path must stay below 104 bytes, with 17 more while ssh makes it: /tmp, not a long per-user folder. */
export function createControlFolder(): ControlFolder {
  const parent = isFolder('/tmp') ? '/tmp' : tmpdir();
  removeAbandoned(parent);
  const path = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`));
  const remove = () => {
    process.removeListener('exit', remove);
    endMasters(path);
    rmSync(path, {recursive: true, force: true});
  };
  process.on('exit', remove);
  return {path, socketOf: (target) => join(path, socketName(target)), remove};
}

/** Folders of processes that were killed: their own process is gone, and nothing was done in them for an hour. */
function removeAbandoned(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || existsSync(`/proc/${pid}`)) continue;
    const path = join(parent, name);
    const found = lstatSync(path, {throwIfNoEntry: false});
    if (!found?.isDirectory() || found.uid !== process.getuid?.()) continue;
    if (Date.now() - found.mtimeMs > ABANDONED_MS) rmSync(path, {recursive: true, force: true});
  }
}

/** Same way of reaching, same connection. */
export function socketName(target: SshTarget): string {
  const {host, user, port, identityFile, configFile, jump} = target;
  const key = JSON.stringify([host, user, port, identityFile, configFile, jump]);
  return createHash('sha256').update(key).digest('hex').slice(0, 16);
}

/** A shared connection calls itself `ssh: SOCKET [mux]`; the folder’s name is ours alone. Best effort: needs /proc. */
function endMasters(folder: string): void {
  for (const pid of processIds()) {
    try {
      const title = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (title.startsWith(`ssh: ${folder}/`)) process.kill(Number(pid), 'SIGTERM');
    } catch {
      // Gone meanwhile, or not ours to read.
    }
  }
}

function processIds(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

function isFolder(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false;
}
