import {z} from 'zod';
import {CONTAINER} from './objects.ts';

export type PodState = {
  state: 'running' | 'waiting' | 'failed';
  detail: string;
  /** Its readiness probe passed; a pod without one is ready as soon as it runs. */
  ready: boolean;
  /** Its kubelet has taken it up. Not so for long: nobody looks after this node. */
  begun: boolean;
  address: string | undefined;
  /** Names of all its containers that have a status, those somebody else put there included. */
  containers: readonly string[];
};

const Container = z.object({
  name: z.string(),
  ready: z.boolean().optional(),
  state: z
    .object({
      running: z.unknown().optional(),
      waiting: z.object({reason: z.string().optional(), message: z.string().optional()}).optional(),
    })
    .optional(),
});

const Said = z.object({
  status: z.object({
    phase: z.string().optional(),
    reason: z.string().optional(),
    message: z.string().optional(),
    podIP: z.string().optional(),
    initContainerStatuses: z.array(Container).optional(),
    containerStatuses: z.array(Container).optional(),
  }),
});

/** Waiting for these never ends by itself. Source: kubelet, pkg/kubelet/images and kuberuntime. */
const HOPELESS = new Set([
  'ErrImageNeverPull',
  'InvalidImageName',
  'ImagePullBackOff',
  'ImageInspectError',
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
  'CrashLoopBackOff',
]);

/** A first failed pull may be chance; not with these words. */
const NO_SUCH_IMAGE = /not found|denied|unauthori[sz]ed|forbidden|no such host|manifest unknown/i;

/** Whether a pod of ours runs, from its object; anything unreadable is still waited for. */
export function podState(object: unknown): PodState {
  const read = Said.safeParse(object);
  if (!read.success) return unseen('no status');
  const {phase, reason, message, podIP, containerStatuses = []} = read.data.status;
  const containers = [...containerStatuses, ...(read.data.status.initContainerStatuses ?? [])];
  const own = containerStatuses.find(({name}) => name === CONTAINER);
  const common = {
    ready: containerStatuses.length > 0 && containerStatuses.every(({ready}) => ready === true),
    begun: containers.length > 0,
    address: podIP,
    containers: containers.map(({name}) => name),
  };
  if (phase === 'Failed' || phase === 'Succeeded') {
    const detail = [reason, message].filter(Boolean).join(': ') || phase;
    return {...common, state: 'failed', detail};
  }
  if (own?.state?.running !== undefined) return {...common, state: 'running', detail: 'running'};
  const waiting = own?.state?.waiting;
  const why = waiting?.reason ?? reason ?? phase ?? 'Pending';
  const detail = [why, waiting?.message].filter(Boolean).join(': ');
  const hopeless =
    HOPELESS.has(why) || (why === 'ErrImagePull' && NO_SUCH_IMAGE.test(waiting?.message ?? ''));
  return {...common, state: hopeless ? 'failed' : 'waiting', detail};
}

/** Of a pod of which nothing is known yet, or no longer. */
export function unseen(detail: string): PodState {
  const nothing = {ready: false, begun: false, address: undefined, containers: []};
  return {...nothing, state: 'waiting', detail};
}
