import {homedir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {runProcess} from '../../src/platform/process.ts';

export const LAB_SCRIPT = fileURLToPath(new URL('kube-lab.sh', import.meta.url));

/** Contexts, which are also the clusters’ regions; bj has two nodes, the others one. */
export const REGIONS = ['bj', 'sg', 'hk'] as const;
export type Region = (typeof REGIONS)[number];

const LAB =
  process.env.SAMESPEC_KUBE_LAB ??
  join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'samespec', 'kube');
/** Images of the nodes, as archives; `node-tools-other.tar` has the name of `node-tools.tar` and another content. */
export const IMAGES = join(LAB, 'images');
/** There while a lab is up. */
export const RUN = join(LAB, 'run');

export function kubeconfigOf(region: Region, user: 'admin' | 'reader' = 'admin'): string {
  return join(RUN, region, `${user}.kubeconfig`);
}

export async function kubectl(region: Region, ...args: string[]): Promise<string> {
  const result = await runProcess({
    argv: ['kubectl', '--kubeconfig', kubeconfigOf(region), ...args],
    timeoutMs: 60_000,
  });
  if (result.exit !== 0) throw new Error(`kubectl ${args.join(' ')}: ${result.stderr}`);
  return result.stdout.toString().trim();
}

/** Every object of a cluster by kind, namespace, name and uid; events and heartbeats come and go by themselves. */
export async function objectsOf(region: Region): Promise<string[]> {
  const kinds = (await kubectl(region, 'api-resources', '--verbs=list', '-o', 'name'))
    .split('\n')
    .filter((kind) => !/^(?:events|leases)\b/.test(kind));
  const columns = 'K:.kind,NS:.metadata.namespace,N:.metadata.name,U:.metadata.uid';
  const listed = await kubectl(
    region,
    'get',
    kinds.join(','),
    '-A',
    '--no-headers',
    '-o',
    `custom-columns=${columns}`,
  );
  return listed
    .split('\n')
    .map((line) => line.split(/\s+/).join(' '))
    .sort();
}
