import type {FramedEnd} from '../framed-process.ts';

type Words = readonly [string, ...string[]];

/** From the pod into the machine: mount, host name, IPC, network and process namespaces of its first process. */
const INTO_THE_NODE = ['nsenter', '-t', '1', '-m', '-u', '-i', '-n', '-p'] as const;

/**
 * For nodes without a shell (Talos, Bottlerocket): the pod’s own programs in a mount namespace in which the pod’s own
 * settings are hidden, so that no file of the image is ever taken for one of the node. Processes, network and kernel
 * are the node’s, as the pod shares them.
 */
const HIDING = `
for one in /etc /var /run /home /root /opt /srv /boot /lib/modules /usr/local; do
  [ ! -d "$one" ] || mount -t tmpfs -o size=1m samespec "$one" || exit 126
done
[ ! -e /usr/lib/os-release ] || mount --bind /dev/null /usr/lib/os-release || exit 126
exec "$@"
`;
const IN_THE_POD = ['unshare', '-m', 'sh', '-c', HIDING, 'sh'] as const;

export type Shell = 'node' | 'pod';

/** The words that run `words` on the node by one of the two ways. */
export function shellWords(shell: Shell, words: Words): Words {
  return shell === 'node' ? [...INTO_THE_NODE, ...words] : [...IN_THE_POD, ...words];
}

/** nsenter came to the node and found no `sh` there. Both busybox and util-linux name themselves. */
export function nodeHasNoShell({started, stderr}: Pick<FramedEnd, 'started' | 'stderr'>): boolean {
  return !started && /nsenter: (?:can't execute|failed to execute|exec failed)/.test(stderr);
}
