import type {Pod} from './objects.ts';

/** Milliseconds from being placed on a node until each step; a step the cluster does not tell of has none. */
export type StartTimes = {
  /** Network and sandbox are there: images are pulled next. */
  sandboxMs?: number;
  /** Init containers have ended. */
  initialisedMs?: number;
  containersReadyMs?: number;
  readyMs: number;
};

const STEPS = {
  sandboxMs: 'PodReadyToStartContainers',
  initialisedMs: 'Initialized',
  containersReadyMs: 'ContainersReady',
} as const;

/**
 * How long a pod took from being placed on a node to being ready: “container response”. `null` for a pod that
 * is not ready, or whose containers restarted since: then readiness has come again and says nothing of the start.
 * Times of the API are whole seconds. Source: Kubernetes, Pod Lifecycle, pod conditions.
 */
export function startTimes({status}: Pod): StartTimes | null {
  const all = [...status.containerStatuses, ...status.initContainerStatuses];
  if (all.some(({restartCount}) => restartCount > 0)) return null;
  const at = (type: string) => {
    const condition = status.conditions.find((one) => one.type === type && one.status === 'True');
    return Date.parse(condition?.lastTransitionTime ?? '');
  };
  const placed = at('PodScheduled');
  const readyMs = at('Ready') - placed;
  if (!(readyMs >= 0)) return null;
  const steps = Object.entries(STEPS).flatMap(([step, type]) => {
    const tookMs = at(type) - placed;
    return tookMs >= 0 ? [[step, tookMs] as const] : [];
  });
  return {...Object.fromEntries(steps), readyMs};
}
