import {randomUUID} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {runProcess} from '../../platform/process.ts';
import {readFrames} from '../frames.ts';
import {collectorScript} from './assemble.ts';

/** Places where a program may leave a file, as the script sees them; all else can only be read. */
const WRITABLE = ['/tmp', '/var/tmp', '/dev/shm', '/root'];

/** Lists what lies there, runs what comes over standard input, lists it again; the lists go to standard error. */
const AROUND = `
  mount --make-rprivate /
  for place in ${WRITABLE.join(' ')}; do mount -t tmpfs -o mode=1777 tmpfs "$place" || exit 90; done
  mount -o remount,bind,ro / || exit 91
  list() { find ${WRITABLE.join(' ')} 2>/dev/null | sort; }
  list >&2
  sh -s -- "$@"
  echo --- >&2
  list >&2
`;

/** Modules that reading may load by mistake; labs that run meanwhile load others. */
const modules = () =>
  readdirSync('/sys/module').filter((name) => /^(kvm|cpuid|msr$|ip6?_?tables?|tun$)/.test(name));

const isRoot = process.getuid?.() === 0;

test.each(['all', 'again', 'benchmark'] as const)(
  'the script “%s” leaves no file behind, no process and no loaded module',
  async (which) => {
    const {text, args} = collectorScript(which);
    const around = isRoot ? ['unshare', '--mount', 'sh', '-c', AROUND, 'sh'] : ['sh', '-s', '--'];
    const mark = `SAMESPEC_LEAVES=${randomUUID()}`;
    const loaded = modules();
    const {stdout, stderr, exit} = await runProcess({
      argv: ['env', mark, ...around, ...args],
      input: text,
    });
    expect(exit).toBe(0);
    expect(readFrames(stdout).complete).toBe(true);
    const [before, after] = stderr.toString().split('---\n');
    if (isRoot) {
      expect(before).toBe(`${[...WRITABLE].sort().join('\n')}\n`);
      expect(after).toBe(before);
    }
    expect(modules()).toEqual(loaded);
    expect(processesWith(mark)).toEqual([]);
  },
);

/** Processes that were started with this in their environment, by id. */
function processesWith(mark: string): string[] {
  return readdirSync('/proc').filter((id) => {
    if (!/^\d+$/.test(id)) return false;
    try {
      return readFileSync(`/proc/${id}/environ`, 'utf8').includes(mark);
    } catch {
      return false;
    }
  });
}
