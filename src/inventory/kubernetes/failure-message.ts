import type {Message} from '../../model/message.ts';
import type {KubeAnswer, KubeFailure} from '../../platform/kube/ask.ts';
import {say} from '../strings.ts';

const KNOWN: ReadonlySet<KubeFailure> = new Set([
  'denied',
  'unauthorised',
  'timeout',
  'unreachable',
  'refused',
]);

/** Why a cluster gave no answer, with the mend. */
export function clusterFailureMessage(
  context: string,
  server: string,
  {failure, detail}: Extract<KubeAnswer, {ok: false}>,
): Message {
  const kind = KNOWN.has(failure) ? failure : 'failed';
  return say(`kube-${kind}` as Parameters<typeof say>[0], {context, server, detail});
}
