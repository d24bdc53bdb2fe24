import {z} from 'zod';

export type PodState = {state: 'running' | 'waiting' | 'failed'; detail: string};

const Said = z.object({
  status: z.object({
    phase: z.string().optional(),
    reason: z.string().optional(),
    message: z.string().optional(),
    containerStatuses: z
      .array(
        z.object({
          state: z
            .object({
              running: z.unknown().optional(),
              waiting: z
                .object({reason: z.string().optional(), message: z.string().optional()})
                .optional(),
            })
            .optional(),
        }),
      )
      .optional(),
  }),
});

/** Waiting for these never ends by itself. Source: kubelet, pkg/kubelet/images and kuberuntime. */
const HOPELESS = new Set([
  'ErrImageNeverPull',
  'InvalidImageName',
  'ImagePullBackOff',
  'CreateContainerConfigError',
  'RunContainerError',
  'CrashLoopBackOff',
]);

/** Whether the probe pod runs, from its object; anything unreadable is still waited for. */
export function podState(object: unknown): PodState {
  const read = Said.safeParse(object);
  if (!read.success) return {state: 'waiting', detail: 'no status'};
  const {phase, reason, message, containerStatuses} = read.data.status;
  const state = containerStatuses?.[0]?.state;
  if (state?.running !== undefined) return {state: 'running', detail: 'running'};
  if (phase === 'Failed' || phase === 'Succeeded') {
    return {state: 'failed', detail: [reason, message].filter(Boolean).join(': ') || phase};
  }
  const why = state?.waiting?.reason ?? reason ?? phase ?? 'Pending';
  const detail = [why, state?.waiting?.message].filter(Boolean).join(': ');
  return {state: HOPELESS.has(why) ? 'failed' : 'waiting', detail};
}
