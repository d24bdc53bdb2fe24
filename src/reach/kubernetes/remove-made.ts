import type {KubeAnswer, KubeFailure} from '../../platform/kube/ask.ts';
import type {KubeContext} from '../../platform/kube/config.ts';
import type {Semaphore} from '../semaphore.ts';
import {type Removal, removeNamespace} from './namespaces.ts';
import {removeObject} from './own-objects.ts';

/** Also while its making is under way. A namespace that the API server refused to make is not there to be removed. */
export async function removeMade(
  context: KubeContext,
  namespace: string,
  made: Promise<KubeAnswer> | undefined,
): Promise<Removal | null> {
  const space = await made;
  if (space === undefined) return null;
  const unsure = !space.ok && (space.failure === 'timeout' || space.failure === 'failed');
  if (!space.ok && !unsure) return null;
  return removeNamespace(context, namespace);
}

const NOT_MADE: readonly KubeFailure[] = [
  'denied',
  'unauthorised',
  'absent',
  'conflict',
  'refused',
];

/** In a namespace that stays, object by object; also what the API server may have made without saying so. */
export async function removeEach(
  context: KubeContext,
  making: ReadonlyMap<string, Promise<KubeAnswer>>,
  seats: Semaphore,
): Promise<Removal | null> {
  const left = await Promise.all(
    [...making].map(async ([path, answer]) => {
      const made = await answer;
      if (!made.ok && NOT_MADE.includes(made.failure)) return null;
      const leave = await seats.acquire();
      const why = await removeObject(context, path);
      leave?.();
      return why;
    }),
  );
  if (making.size === 0) return null;
  const detail = left.find((why) => why !== null);
  return detail == null ? {state: 'removed'} : {state: 'refused', detail};
}
