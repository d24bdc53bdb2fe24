import {isIP} from 'node:net';
import {hostname} from 'node:os';
import {extname} from 'node:path';
import {fileURLToPath} from 'node:url';
import {MemberListError} from '../agent/members/member.ts';
import {readMembersOnce} from '../agent/members/watch.ts';
import {type AgentOptions, DEFAULT_PORT, DEFAULTS, type MemberSource} from '../agent/options.ts';
import {AppError} from '../model/error.ts';
import {whyFailed} from '../model/why-failed.ts';
import type {Context} from './context.ts';

export type AgentFlags = {
  members?: string;
  membersDns?: string[];
  membersKubernetes?: string;
  name?: string;
  region: string;
  listen?: string;
  probePort?: string;
  bind?: string;
  layer: string;
  keyFile?: string;
  pairLabels: boolean;
  probeEvery?: string;
  checkEvery?: string;
  searchEvery?: string;
  collectEvery?: string;
  facts: boolean;
  expected?: string;
  sudo: boolean;
  once: boolean;
  printFacts: boolean;
};

/** Keeps the heap of a process that lives for months small; it needs about 10 MB of it. */
const EXTENSION = extname(import.meta.url);
const NODE_FLAGS = [
  '--max-old-space-size=48',
  '--max-semi-space-size=1',
  '--disable-warning=ExperimentalWarning',
  // 5 MB less, as it has little to compute; a clone needs WebAssembly to strip types, the package does not.
  ...(EXTENSION === '.js' ? ['--lite-mode'] : []),
];

/** Checks what was typed, then becomes the process that stays. */
export async function agent(flags: AgentFlags, context: Context): Promise<void> {
  if (flags.printFacts) {
    const {printFacts} = await import('../agent/facts/print-facts.ts');
    return context.out(await printFacts(flags.sudo));
  }
  const options = await checkedOptions(flags, context);
  const words = [JSON.stringify(options), context.language];
  const program = fileURLToPath(new URL(`./agent-process${EXTENSION}`, import.meta.url));
  if (typeof process.execve === 'function') {
    // The command line and its flags are needed no more; what stays loads 15 MB less.
    process.execve(process.execPath, [process.execPath, ...NODE_FLAGS, program, ...words]);
  }
  const {runProcess} = await import('./agent-process.ts');
  context.exit(await runProcess(words));
}

/** Throws what is wrong with the flags, or with a file of members. */
export async function checkedOptions(flags: AgentFlags, context: Context): Promise<AgentOptions> {
  const options = optionsOf(flags, context);
  await checkMembers(options);
  return options;
}

function optionsOf(flags: AgentFlags, context: Context): AgentOptions {
  const seconds = (flag: string, given: string | undefined, otherwise: number, least: number) =>
    given === undefined ? otherwise : secondsOf(flag, given, least, context);
  if (flags.layer !== 'host' && flags.layer !== 'pod')
    throw wrong('--layer', flags.layer, 'host | pod');
  const {bind = null} = flags;
  if (bind !== null && isIP(bind) === 0) throw wrong('--bind', bind, '10.1.0.11');
  return {
    version: context.version,
    name: flags.name ?? hostname(),
    region: flags.region,
    members: sourceOf(flags),
    listen: listenOf(flags.listen ?? `127.0.0.1:${DEFAULT_PORT}`),
    probePort: portOf('--probe-port', flags.probePort ?? String(DEFAULT_PORT), 1),
    bind,
    layer: flags.layer,
    keyFile: flags.keyFile ?? null,
    pairLabels: flags.pairLabels,
    probeSeconds: seconds('--probe-every', flags.probeEvery, DEFAULTS.probeSeconds, 0.1),
    checkSeconds: seconds('--check-every', flags.checkEvery, DEFAULTS.checkSeconds, 2),
    searchSeconds: seconds('--search-every', flags.searchEvery, DEFAULTS.searchSeconds, 10),
    collectSeconds: flags.facts
      ? seconds('--collect-every', flags.collectEvery, DEFAULTS.collectSeconds, 5)
      : 0,
    expectedFile: flags.expected ?? null,
    sudo: flags.sudo,
    once: flags.once,
  };
}

function sourceOf({members, membersDns, membersKubernetes}: AgentFlags): MemberSource {
  const given = [members, membersDns, membersKubernetes].filter((one) => one !== undefined);
  if (given.length !== 1) throw new AppError('agent-members-choice');
  if (members !== undefined) return {kind: 'file', file: members};
  if (membersKubernetes !== undefined) return {kind: 'kubernetes', service: membersKubernetes};
  return {
    kind: 'dns',
    names: (membersDns ?? []).map((given) => {
      const [, region = '', name = given] = /^([^=]+)=(.+)$/.exec(given) ?? [];
      return {region, name};
    }),
  };
}

/** A file that cannot be used is the user’s to mend before anything starts; other sources may come later. */
async function checkMembers(options: AgentOptions): Promise<void> {
  const {members} = options;
  if (members.kind !== 'file') return;
  try {
    await readMembersOnce(options);
  } catch (cause) {
    if (cause instanceof MemberListError) {
      throw new AppError('agent-members', {detail: cause.message}, {cause});
    }
    throw new AppError('file-unreadable', {file: members.file, detail: whyFailed(cause)}, {cause});
  }
}

const TIME = /^(\d+(?:\.\d+)?)(ms|s|m|h)?$/;
const UNIT_SECONDS = {ms: 0.001, s: 1, m: 60, h: 3600} as const;

function secondsOf(flag: string, given: string, least: number, context: Context): number {
  const [, amount, unit = 's'] = TIME.exec(given) ?? [];
  const seconds = Number(amount) * UNIT_SECONDS[unit as keyof typeof UNIT_SECONDS];
  if (seconds >= least && seconds <= 86_400 * 7) return seconds;
  const expected = context.text({
    en: `a time such as 30s or 5m, at least ${least}s`,
    'zh-CN': `30s、5m 这样的时长，最短 ${least}s`,
  });
  throw wrong(flag, given, expected);
}

function listenOf(given: string): AgentOptions['listen'] {
  const [, bracketed, plain, port = ''] = /^(?:\[([^\]]+)\]|([^:]*)):(\d+)$/.exec(given) ?? [];
  const host = bracketed ?? plain ?? '';
  if (isIP(host) === 0 && host !== 'localhost')
    throw wrong(
      '--listen',
      given,
      `127.0.0.1:${DEFAULT_PORT} | 0.0.0.0:${DEFAULT_PORT} | [::]:${DEFAULT_PORT}`,
    );
  return {host, port: portOf('--listen', port, 0)};
}

function portOf(flag: string, given: string, least: number): number {
  const port = Number(given);
  if (/^\d+$/.test(given) && port >= least && port <= 65_535) return port;
  throw wrong(flag, given, `${least} … 65535`);
}

function wrong(flag: string, given: string, expected: string): AppError {
  return new AppError('agent-flag', {flag, given, expected});
}
