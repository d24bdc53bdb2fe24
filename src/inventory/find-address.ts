import {lookup} from 'node:dns/promises';
import type {Node} from '../model/node.ts';
import {runProcess} from '../platform/process.ts';
import {isAddress} from './words.ts';

const SSH_LIMIT_MS = 5_000;
const LOOKUP_LIMIT_MS = 3_000;
const AT_ONCE = 8;

/**
 * Fills in the address of nodes that have none: the host itself when it is an IP address, else what the user’s
 * ssh configuration makes of the name (`ssh -G`), resolved. A name that cannot be resolved leaves the address absent,
 * and so does a loopback address: under it no peer reaches the node.
 */
export async function findAddresses(nodes: readonly Node[]): Promise<Node[]> {
  const found = [...nodes];
  let next = 0;
  async function work(): Promise<void> {
    for (let i = next++; i < nodes.length; i = next++) {
      const node = nodes[i];
      if (node !== undefined) found[i] = await withAddress(node);
    }
  }
  await Promise.all(Array.from({length: AT_ONCE}, work));
  return found;
}

async function withAddress(node: Node): Promise<Node> {
  if (node.address !== undefined || node.reach.kind !== 'ssh') return node;
  const {host} = node.reach;
  const address = isAddress(host) ? host : await resolve(await configuredHost(node.reach));
  return address === undefined || isLoopback(address) ? node : {...node, address};
}

/** The HostName that ssh_config gives to an alias; the alias itself where it gives none. */
async function configuredHost(target: Extract<Node['reach'], {kind: 'ssh'}>): Promise<string> {
  const config = target.configFile === undefined ? [] : ['-F', target.configFile];
  const user = target.user === undefined ? [] : ['-l', target.user];
  const argv = ['ssh', '-G', ...config, ...user, '--', target.host] as const;
  const result = await runProcess({argv, timeoutMs: SSH_LIMIT_MS, maxBytes: 100_000});
  return /^hostname (\S+)$/m.exec(result.stdout.toString('utf8'))?.[1] ?? target.host;
}

async function resolve(host: string): Promise<string | undefined> {
  if (isAddress(host)) return host;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((done) => {
    timer = setTimeout(() => done(undefined), LOOKUP_LIMIT_MS);
  });
  const known = lookup(host).then(
    (answer) => answer.address,
    () => undefined,
  );
  const address = await Promise.race([known, late]);
  clearTimeout(timer);
  return address;
}

function isLoopback(address: string): boolean {
  return /^127\./.test(address) || address === '::1';
}
