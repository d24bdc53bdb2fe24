import {missing, type Source, seen} from '../../../model/observed.ts';
import type {EvidenceView, Input} from '../../define-rule.ts';
import {delta} from '../../inputs/counter.ts';
import {say as sayInput} from '../../inputs/strings.ts';
import {membersOf} from '../../inputs/subject.ts';

export const KINDS = ['read', 'write', 'flush'] as const;
export type Kind = (typeof KINDS)[number];

/** Requests of one kind that the disks of one node finished between the readings, and their mean time. */
export type DiskWait = {node: string; kind: Kind; requests: number; meanMs: number; source: Source};

const NAMES: Readonly<Record<Kind, readonly [string, string]>> = {
  read: ['diskio.reads', 'diskio.readMs'],
  write: ['diskio.writes', 'diskio.writeMs'],
  flush: ['diskio.flushes', 'diskio.flushMs'],
};

/** Fewer requests are chance. */
export const FEWEST = 50;

/** Mean times of every node of the cohort that did enough. Missing: nobody could tell, or has a second reading. */
export function diskWaits(): Input<readonly DiskWait[]> {
  return {
    name: 'growth of diskio.*',
    read(view, subject) {
      const nodes = membersOf(view, subject);
      const waits = nodes.flatMap(({id}) => KINDS.flatMap((kind) => waitOf(view, id, kind)));
      const told = nodes.map(({id}) => delta(view, id, 'diskio.reads'));
      const first = told.find(({ok}) => ok);
      if (first !== undefined) return seen(waits, first.source);
      const failed = told.find((one) => !one.ok && one.reason !== 'absent') ?? told[0];
      if (failed !== undefined && !failed.ok) return failed;
      const source = {node: '-', command: '-', section: '-', at: '-'};
      return missing('absent', sayInput('nothing-to-compare', {fact: 'diskio'}), source);
    },
  };
}

function waitOf(view: EvidenceView, node: string, kind: Kind): DiskWait[] {
  const [count, time] = NAMES[kind].map((path) => delta(view, node, path));
  if (!count?.ok || !time?.ok || count.value < FEWEST) return [];
  const {source} = count;
  return [{node, kind, requests: count.value, meanMs: time.value / count.value, source}];
}
