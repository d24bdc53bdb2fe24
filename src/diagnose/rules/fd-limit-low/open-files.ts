import {factPath} from '../../../model/fact.ts';
import {type Source, seen} from '../../../model/observed.ts';
import {rememberedByText} from '../../../model/remembered.ts';
import type {Input} from '../../define-rule.ts';
import {observe} from '../../inputs/fact.ts';
import {NUMBER} from '../../inputs/kinds.ts';
import {nodeOf} from '../../inputs/subject.ts';
import {namesBelow} from '../../settings/leaves-below.ts';

/** A program, or the whole node under the name `null`, with its open files and how many it may have. */
export type OpenFiles = {program: string | null; open: number; limit: number; source: Source};

/**
 * What is known of open files beside their limits. A program whose files were not counted had fewer than four fifths
 * of its limit, which `open` then holds at most. Missing where neither the node nor any program could be read.
 */
export function openFiles(): Input<readonly OpenFiles[]> {
  return {
    name: 'service.openFiles, service.allFiles',
    reads: ['service.openFiles.*', 'service.allFiles', 'service.allFilesLimit'],
    read(view, subject) {
      const {id} = nodeOf(subject);
      const number = (path: string) => observe(view.facts, id, path, NUMBER);
      const found: OpenFiles[] = [];
      const [all, allLimit] = [number('service.allFiles'), number('service.allFilesLimit')];
      if (all.ok && allLimit.ok && allLimit.value > 0) {
        found.push({program: null, open: all.value, limit: allLimit.value, source: all.source});
      }
      for (const program of namesBelow(view.facts.get(id), 'service.openFiles')) {
        const leaves = leavesOf(program);
        const limit = number(leaves.limit);
        if (!limit.ok || limit.value === 0) continue;
        const [open, slots] = [number(leaves.open), number(leaves.slots)];
        const counted = open.ok
          ? open.value
          : slots.ok
            ? Math.min(slots.value, limit.value / 2)
            : 0;
        found.push({program, open: counted, limit: limit.value, source: limit.source});
      }
      const first = found[0];
      if (first !== undefined) return seen(found, first.source);
      if (all.ok) throw new Error('a node with files and without a limit of them');
      return all;
    },
  };
}

const leavesOf = rememberedByText((program) => ({
  limit: factPath('service', 'openFiles', program, 'limit'),
  open: factPath('service', 'openFiles', program, 'open'),
  slots: factPath('service', 'openFiles', program, 'slots'),
}));
