import {constants} from 'node:fs';
import {access, readFile} from 'node:fs/promises';
import {delimiter, join} from 'node:path';
import {runProcess} from './process.ts';

/** A program samespec can use on the machine it runs on, and the Debian package that brings it. */
export type Tool = {
  program: string;
  debianPackage: string;
  /** `diagnose`: to reach fleets. `lab`: to build one here. */
  neededFor: 'diagnose' | 'lab';
};

export const TOOLS: readonly Tool[] = [
  {program: 'ssh', debianPackage: 'openssh-client', neededFor: 'diagnose'},
  {program: 'ping', debianPackage: 'iputils-ping', neededFor: 'diagnose'},
  {program: 'ip', debianPackage: 'iproute2', neededFor: 'diagnose'},
  {program: 'curl', debianPackage: 'curl', neededFor: 'diagnose'},
  {program: 'iperf3', debianPackage: 'iperf3', neededFor: 'diagnose'},
  {program: 'gzip', debianPackage: 'gzip', neededFor: 'diagnose'},
  {program: 'sshd', debianPackage: 'openssh-server', neededFor: 'lab'},
  {program: 'python3', debianPackage: 'python3-minimal', neededFor: 'lab'},
  {program: 'nft', debianPackage: 'nftables', neededFor: 'lab'},
  {program: 'ethtool', debianPackage: 'ethtool', neededFor: 'lab'},
  {program: 'nsenter', debianPackage: 'util-linux', neededFor: 'lab'},
  {program: 'unshare', debianPackage: 'util-linux', neededFor: 'lab'},
];

/** Programs that live outside an ordinary user’s PATH. */
const SYSTEM_FOLDERS = ['/usr/sbin', '/sbin', '/usr/local/sbin'];

export async function findProgram(program: string): Promise<string | null> {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...SYSTEM_FOLDERS];
  for (const folder of folders) {
    if (folder === '') continue;
    const file = join(folder, program);
    const runnable = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runnable) return file;
  }
  return null;
}

export async function missingTools(tools: readonly Tool[] = TOOLS): Promise<Tool[]> {
  const missing: Tool[] = [];
  for (const tool of tools) if ((await findProgram(tool.program)) === null) missing.push(tool);
  return missing;
}

/** `apt-get install …` for what is missing; packages are named once. */
export function installCommand(missing: readonly Tool[]): string {
  return ['apt-get', 'install', '-y', '--no-install-recommends', ...packagesOf(missing)].join(' ');
}

function packagesOf(tools: readonly Tool[]): string[] {
  return [...new Set(tools.map((tool) => tool.debianPackage))].sort();
}

export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Debian and what is made from it, told by os-release(5). */
export async function isDebianLike(): Promise<boolean> {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(text) && (await findProgram('apt-get')) !== null;
}

export type InstallResult = {ok: true} | {ok: false; detail: string};

/** Installs packages without asking; only called after the user was told and only as root. */
export async function installTools(missing: readonly Tool[]): Promise<InstallResult> {
  // SYSTEMD_OFFLINE: the lab starts its own sshd; the package must not start the system’s.
  const env = {...definedEnvironment(), DEBIAN_FRONTEND: 'noninteractive', SYSTEMD_OFFLINE: '1'};
  const update = await runProcess({argv: ['apt-get', 'update', '-qq'], env, timeoutMs: 300_000});
  const argv: [string, ...string[]] = [
    'apt-get',
    'install',
    '-y',
    '-qq',
    '--no-install-recommends',
    ...packagesOf(missing),
  ];
  const install = await runProcess({argv, env, timeoutMs: 900_000});
  if (install.end === 'exited' && install.exit === 0) return {ok: true};
  const said = (install.stderr || update.stderr).trim().split('\n').slice(-2).join(' ');
  return {ok: false, detail: said || install.end};
}

function definedEnvironment(): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env))
    if (value !== undefined) env[name] = value;
  return env;
}
