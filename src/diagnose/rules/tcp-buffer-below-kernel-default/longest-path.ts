import {missing, seen} from '../../../model/observed.ts';
import type {EchoResult} from '../../../model/path.ts';
import type {Input} from '../../define-rule.ts';
import {allEchoes, sourceOfPath} from '../../inputs/index.ts';
import {say} from '../../inputs/strings.ts';
import {nodeOf} from '../../inputs/subject.ts';

/** Round trip of the farthest measured peer of the node, milliseconds. */
export function longestRtt(): Input<number> {
  const all = allEchoes('host');
  return {
    name: 'longest round trip of the node',
    read(view, subject) {
      const {id} = nodeOf(subject);
      const known = longest.get(view.paths) ?? new Map<string, EchoResult>();
      if (!longest.has(view.paths)) {
        longest.set(view.paths, known);
        const echoes = all.read(view, subject);
        for (const result of echoes.ok ? echoes.value : []) {
          const before = known.get(result.source)?.rttMinMs ?? -1;
          if ((result.rttMinMs ?? -1) > before) known.set(result.source, result);
        }
      }
      const result = known.get(id);
      if (result !== undefined && result.rttMinMs !== null) {
        return seen(result.rttMinMs, sourceOfPath(result));
      }
      const source = {node: id, command: '-', section: 'path/echo', at: '-'};
      return missing('absent', say('nothing-measured', {probe: 'echo', layer: 'host'}), source);
    },
  };
}

// Every node asks; the results are gone through once.
const longest = new WeakMap<readonly unknown[], Map<string, EchoResult>>();
