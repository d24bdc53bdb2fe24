import {missing, type Observed, seen} from '../../model/observed.ts';
import type {EvidenceView, Input} from '../define-rule.ts';
import {delta} from './counter.ts';
import {say} from './strings.ts';
import {nodeOf} from './subject.ts';

/** Shares (0..1) of all CPU time between the two readings. */
export type StealShare = {steal: number; busy: number};

/**
 * CPU time taken by the hypervisor, and time not idle, as shares of all time between the two readings.
 * Missing: as the leaves say; `absent` without a second reading or when no tick passed.
 * Trap: steal only rises while the guest wants to run, and some hypervisors never report it; look at `busy`.
 * Source: proc_stat(5).
 */
export function stealShare(): Input<StealShare> {
  return {
    name: 'cpu.stealShare',
    read: (view, subject) => shares(view, nodeOf(subject).id),
  };
}

function shares(view: EvidenceView, node: string): Observed<StealShare> {
  const steal = delta(view, node, 'cpu.stealTicks');
  if (!steal.ok) return steal;
  const total = delta(view, node, 'cpu.totalTicks');
  if (!total.ok) return total;
  const idle = delta(view, node, 'cpu.idleTicks');
  if (!idle.ok) return idle;
  if (total.value === 0) return missing('absent', say('no-time-passed', {node}), total.source);
  const busy = Math.max(0, 1 - idle.value / total.value);
  return seen({steal: Math.min(1, steal.value / total.value), busy}, steal.source);
}
