import {homedir} from 'node:os';
import type {Node} from '../model/node.ts';
import {runProcess} from '../platform/process.ts';

const LIMIT_MS = 10_000;

/**
 * Fingerprints (`SHA256:…`) of the host keys that ssh would accept from a node, sorted; empty where it is not reached
 * over SSH or no key is known. Nothing is sent: they are read from the known_hosts files that ssh_config names.
 */
export async function knownHostKeys(node: Node): Promise<string[]> {
  if (node.reach.kind !== 'ssh') return [];
  const {host, port, configFile} = node.reach;
  const config = configFile === undefined ? [] : ['-F', configFile];
  const given = port === undefined ? [] : ['-p', String(port)];
  const settings = await output(['ssh', '-G', ...config, ...given, '--', host]);
  const read = (name: string) => new RegExp(`^${name} (.+)$`, 'm').exec(settings)?.[1];
  const name = read('hostkeyalias') ?? read('hostname') ?? host;
  const number = read('port') ?? '22';
  const entry = number === '22' ? name : `[${name}]:${number}`;
  const files = [read('userknownhostsfile'), read('globalknownhostsfile')]
    .flatMap((words) => words?.split(/\s+/) ?? [])
    .map((file) => file.replace(/^~(?=\/)/, homedir()));
  const keys = new Set<string>();
  for (const file of files) {
    const listed = await output(['ssh-keygen', '-l', '-F', entry, '-f', file]);
    for (const [key] of listed.matchAll(/SHA256:[A-Za-z0-9+/=]+/g)) keys.add(key);
  }
  return [...keys].sort();
}

async function output(argv: [string, ...string[]]): Promise<string> {
  const result = await runProcess({argv, timeoutMs: LIMIT_MS, maxBytes: 1_000_000});
  return result.stdout.toString('utf8');
}
