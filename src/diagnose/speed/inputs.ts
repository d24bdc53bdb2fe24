import {rememberedOf} from '../../model/remembered.ts';
import type {EvidenceView, Input} from '../define-rule.ts';
import {nodeOf} from '../inputs/subject.ts';
import {acceleratorAt} from '../virtualization/accelerator.ts';
import {type Speed, speedAgainst} from './speed.ts';

const NAME = 'benchmark.ns.*';
/** A node without benchmarks of its own is compared with nobody. */
const READS = ['benchmark', 'kernel.arch'];

/** The node against all nodes that are shown to run on the hardware, whatever their cohort. */
export function speedAgainstHardware(): Input<Speed> {
  return {
    name: NAME,
    reads: READS,
    read(view, subject) {
      return speedAgainst(view, nodeOf(subject).id, () => onHardware(view));
    },
  };
}

/** Looked up once for a view, as every node asks. */
const onHardware = rememberedOf((view: EvidenceView): readonly string[] => {
  const nodes = view.nodes
    .map(({id}) => id)
    .filter((id) => ['hardware', 'bare-metal'].includes(acceleratorAt(view, id).kind));
  return nodes;
});

/** The node against the others of its cohorts. */
export function speedAgainstPeers(): Input<Speed> {
  return {
    name: NAME,
    reads: READS,
    read(view, subject) {
      const {id} = nodeOf(subject);
      return speedAgainst(view, id, () => {
        const cohorts = view.comparison.cohorts.filter(({nodes}) => nodes.includes(id));
        return [...new Set(cohorts.flatMap(({nodes}) => nodes))];
      });
    },
  };
}
