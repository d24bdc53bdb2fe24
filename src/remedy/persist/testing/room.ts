import {fileURLToPath} from 'node:url';
import type {Persist} from '../../../model/plan.ts';
import {runProcess} from '../../../platform/process.ts';
import {nodeProgram} from '../../node/program.ts';
import {armInput} from '../../protocol/arm-input.ts';

const ROOM = fileURLToPath(new URL('./room.sh', import.meta.url));

/** Namespaces and mounts need root on Linux. */
export const hasRoom = process.platform === 'linux' && process.getuid?.() === 0;

export type Room = {
  /** A shell script that makes the machine; fails where a command of it does. */
  prepare: string;
  persist: readonly Persist[];
  /** A shell script whose output is looked at before, after the commit, and after the rollback. */
  see: string;
};

export type Seen = {
  before: string;
  /** What the node’s program answered. */
  arm: string;
  commit: string;
  after: string;
  /** What the node noted of the commit, one line each. */
  log: string;
  rollback: string;
  back: string;
};

/**
 * Commits what is to be kept and takes it back, with samespec’s own program for nodes and the real programs of this
 * machine, in namespaces whose /etc, /var/lib, /run and network are private. Needs root.
 */
export async function inRoom({prepare, persist, see}: Room): Promise<Seen> {
  const step = {
    ...{id: 'room/1', target: 'room', action: 'link-mtu', title: {id: 'x'}, phase: 0},
    ...{namespace: null, argv: [], preconditions: [], inverse: [], expect: [], disruptive: false},
    blastRadius: {interfaces: [], pods: []},
    persist: [...persist],
  };
  const parts = {prepare, see, program: nodeProgram(), input: armInput([step]).trimEnd()};
  const input = Object.entries(parts).map(([name, text]) => `=== ${name}\n${text}\n`);
  const own = ['--mount', '--net', '--pid', '--ipc', '--uts', '--fork', '--kill-child'];
  const argv: [string, ...string[]] = ['unshare', ...own, 'sh', ROOM];
  const result = await runProcess({argv, input: input.join(''), timeoutMs: 100_000});
  const said = sectionsOf(result.stdout.toString());
  if (said.get('before') === undefined) throw new Error(`the room failed: ${result.stderr}`);
  const part = (name: string) => said.get(name) ?? '';
  return {
    before: part('before'),
    arm: part('arm'),
    commit: part('commit'),
    after: part('after'),
    log: part('log'),
    rollback: part('rollback'),
    back: part('back'),
  };
}

function sectionsOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of text.split(/^=== /m).slice(1)) {
    const end = part.indexOf('\n');
    found.set(part.slice(0, end), part.slice(end + 1));
  }
  return found;
}
