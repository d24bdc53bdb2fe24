import {z} from 'zod';
import {askKube} from '../../platform/kube/ask.ts';
import type {KubeContext} from '../../platform/kube/config.ts';

const Conditions = z.object({
  status: z.object({
    conditions: z.array(
      z.object({
        type: z.string(),
        status: z.string(),
        reason: z.string().optional(),
        message: z.string().optional(),
      }),
    ),
  }),
});

/** Why no pod starts on a node: it is NotReady, and what its cluster says of that. `undefined`: it is Ready, or unknown. */
export async function whyNodeNotReady(
  context: KubeContext,
  node: string,
): Promise<string | undefined> {
  const limits = {timeoutMs: 10_000, maxBytes: 4_000_000};
  const answer = await askKube(context, `/api/v1/nodes/${node}`, limits);
  if (!answer.ok) return answer.failure === 'absent' ? answer.detail : undefined;
  const read = Conditions.safeParse(answer.body);
  if (!read.success) return undefined;
  const ready = read.data.status.conditions.find(({type}) => type === 'Ready');
  if (ready === undefined || ready.status === 'True') return undefined;
  return ['NotReady', ready.reason, ready.message].filter(Boolean).join(': ');
}
