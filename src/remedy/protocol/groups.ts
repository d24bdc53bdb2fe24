import type {Plan} from '../../model/plan.ts';
import {isControlPlane} from '../plan/roll-out-order.ts';

/**
 * Which nodes are changed at the same time, in order. One alone first, then as many as may be away at once; never two
 * of the control plane together. `together`: all at once, as a raise of MTU needs.
 */
export function groupsOf({rollout, targets}: Plan): string[][] {
  if (rollout.mode === 'together') return [[...rollout.order]];
  const control = new Set(
    targets.filter(({node}) => isControlPlane(node)).map(({node}) => node.id),
  );
  const groups: string[][] = [];
  for (const node of rollout.order) {
    const last = groups.at(-1);
    const full =
      last === undefined ||
      groups.length === 1 ||
      last.length >= rollout.maxUnavailable ||
      (control.has(node) && last.some((other) => control.has(other)));
    if (full) groups.push([node]);
    else last.push(node);
  }
  return groups;
}
