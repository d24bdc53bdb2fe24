import type {Cohort} from '../../../model/comparison.ts';
import {seen} from '../../../model/observed.ts';
import type {EvidenceView, Input, Subject} from '../../define-rule.ts';
import {speedAgainst, typicalRatio} from '../../speed/speed.ts';
import {type Accelerator, acceleratorAt} from '../../virtualization/accelerator.ts';
import {otherReasons} from './other-reasons.ts';
import {type Suspicion, suspicionsOf} from './suspicions.ts';

/** All that speaks for and against the machines of a cohort. */
export type Machines = {
  accelerators: readonly {node: string; accelerator: Accelerator}[];
  suspicions: readonly Suspicion[];
  /** The slowest node against its peers; undefined where no node was compared. */
  slowest: {node: string; ratio: number} | undefined;
  /** Asked only when all else is clear, as it asks a dozen rules. */
  others(): string[];
};

/** In a large fleet so many nodes are compared, taken evenly. */
const MOST_NODES = 128;

export function machines(): Input<Machines> {
  return {
    name: 'virt.detected, virt.cpuidSignature, clock.sourcesAvailable',
    read(view, subject) {
      const {nodes, id} = cohortOf(subject);
      const accelerators = nodes.map((node) => ({
        node,
        accelerator: acceleratorAt(view, node),
      }));
      const source = {node: nodes[0] ?? '-', command: '-', section: `compare/${id}`, at: '-'};
      return seen(
        {
          accelerators,
          suspicions: suspicionsOf(view, nodes),
          slowest: slowestOf(view, nodes),
          others: () => otherReasons(view, cohortOf(subject)),
        },
        source,
      );
    },
  };
}

function slowestOf(view: EvidenceView, nodes: readonly string[]): Machines['slowest'] {
  const step = Math.ceil(nodes.length / MOST_NODES);
  let slowest: Machines['slowest'];
  for (const node of nodes.filter((_, i) => i % step === 0)) {
    const speed = speedAgainst(view, node, () => nodes);
    const ratio = speed.ok ? typicalRatio(speed.value) : undefined;
    if (ratio !== undefined && ratio > (slowest?.ratio ?? 0)) slowest = {node, ratio};
  }
  return slowest;
}

function cohortOf(subject: Subject): Cohort {
  if (subject.kind === 'cohort') return subject.cohort;
  throw new Error(`this input needs scope cohort, not ${subject.kind}`);
}
