import type {Pod} from './objects.ts';

/**
 * How long a pod took from being placed on a node to being ready, in ms: “container response”. `null` for a pod that
 * is not ready, or whose containers restarted since: then readiness has come again and says nothing of the start.
 * Times of the API are whole seconds.
 */
export function startMs({status}: Pod): number | null {
  const at = (type: string) => {
    const condition = status.conditions.find((one) => one.type === type && one.status === 'True');
    const time = Date.parse(condition?.lastTransitionTime ?? '');
    return Number.isNaN(time) ? null : time;
  };
  if (status.containerStatuses.some(({restartCount}) => restartCount > 0)) return null;
  const placed = at('PodScheduled');
  const ready = at('Ready');
  return placed === null || ready === null || ready < placed ? null : ready - placed;
}
