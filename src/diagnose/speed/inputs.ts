import type {Input} from '../define-rule.ts';
import {nodeOf} from '../inputs/subject.ts';
import {acceleratorOf} from '../virtualization/accelerator.ts';
import {signsOf} from '../virtualization/signs.ts';
import {type Speed, speedAgainst} from './speed.ts';

const NAME = 'benchmark.ns.*';

/** The node against all nodes that are shown to run on the hardware, whatever their cohort. */
export function speedAgainstHardware(): Input<Speed> {
  return {
    name: NAME,
    read(view, subject) {
      const peers = view.nodes
        .map(({id}) => id)
        .filter((id) => ['hardware', 'bare-metal'].includes(acceleratorOf(signsOf(view, id)).kind));
      return speedAgainst(view, nodeOf(subject).id, peers);
    },
  };
}

/** The node against the others of its cohorts. */
export function speedAgainstPeers(): Input<Speed> {
  return {
    name: NAME,
    read(view, subject) {
      const {id} = nodeOf(subject);
      const cohorts = view.comparison.cohorts.filter(({nodes}) => nodes.includes(id));
      return speedAgainst(view, id, [...new Set(cohorts.flatMap(({nodes}) => nodes))]);
    },
  };
}
