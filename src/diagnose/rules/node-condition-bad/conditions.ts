import type {Source} from '../../../model/observed.ts';
import {seen} from '../../../model/observed.ts';
import type {Input} from '../../define-rule.ts';
import {observe} from '../../inputs/fact.ts';
import {TEXT} from '../../inputs/kinds.ts';
import {nodeOf} from '../../inputs/subject.ts';

export type Condition = {type: string; status: string; reason: string; source: Source};

/** The one that ought to be true, and those that ought not to be; others are of unknown meaning. */
const GOOD = 'Ready';
const BAD = [
  'MemoryPressure',
  'DiskPressure',
  'PIDPressure',
  'NetworkUnavailable',
  // Of node-problem-detector.
  'KernelDeadlock',
  'ReadonlyFilesystem',
];

/** Conditions the cluster has for this node, those with a known meaning; empty without a cluster. Never missing. */
export function conditions(): Input<readonly Condition[]> {
  return {
    name: 'kube.condition',
    reads: ['kube.condition', 'kube.conditionReason'],
    read(view, subject) {
      const {id} = nodeOf(subject);
      const found = [GOOD, ...BAD].flatMap((type): Condition[] => {
        const status = observe(view.facts, id, `kube.condition.${type}`, TEXT);
        if (!status.ok) return [];
        const reason = observe(view.facts, id, `kube.conditionReason.${type}`, TEXT);
        const {value, source} = status;
        return [{type, status: value, reason: reason.ok ? reason.value : '-', source}];
      });
      const first = found[0]?.source;
      return seen(found, first ?? {node: id, command: '-', section: 'nodes', at: '-'});
    },
  };
}

export function isBad({type, status}: Condition): boolean {
  return type === GOOD ? status !== 'True' : status === 'True';
}
