import {z} from 'zod';
import {askKube} from '../../platform/kube/ask.ts';
import type {KubeContext} from '../../platform/kube/config.ts';
import {type Listed, listKube} from '../../platform/kube/list.ts';
import type {KubeObject} from './objects.ts';
import {DEADLINE_ANNOTATION, OWNER_LABEL, RUN_LABEL} from './place.ts';

/** One object that a run made in a namespace which is not its own. */
export type OwnedObject = {
  /** `pods/node-0a1b2c3d4e` */
  name: string;
  path: string;
  deadline: Date | undefined;
};

const LIMITS = {timeoutMs: 15_000, maxBytes: 1_000_000} as const;

const KINDS = [
  {apiVersion: 'v1', kind: 'Pod'},
  {apiVersion: 'v1', kind: 'Service'},
  {apiVersion: 'networking.k8s.io/v1', kind: 'Ingress'},
] as const;

/** Path of all objects of this kind in a namespace. */
export function collectionPath(
  {apiVersion, kind}: Pick<KubeObject, 'apiVersion' | 'kind'>,
  namespace: string,
): string {
  const base = apiVersion === 'v1' ? '/api/v1' : `/apis/${apiVersion}`;
  return `${base}/namespaces/${namespace}/${plural(kind)}`;
}

/** What runs of samespec made in a namespace that is given to them, whoever ran them. */
export async function listOwnObjects(
  context: KubeContext,
  namespace: string,
): Promise<Listed<OwnedObject>> {
  const [[label, value] = ['', '']] = Object.entries(OWNER_LABEL);
  const items: OwnedObject[] = [];
  for (const one of KINDS) {
    const path = collectionPath(one, namespace);
    const listed = await listKube(context, {
      path,
      // Others may call their objects ours; a run’s own mark is what we put there.
      labelSelector: `${label}=${value},${RUN_LABEL}`,
      keep: (object) => ownedObject(object, path),
      timeoutMs: LIMITS.timeoutMs,
    });
    // Whoever may not see ingresses made none.
    if (!listed.ok && one.kind === 'Ingress') continue;
    if (!listed.ok) return listed;
    items.push(...listed.items);
  }
  return {ok: true, items, resourceVersion: ''};
}

/** `null`: gone, or never made; else why it is still there. */
export async function removeObject(context: KubeContext, path: string): Promise<string | null> {
  const answer = await askKube(context, path, {...LIMITS, method: 'DELETE'});
  return answer.ok || answer.failure === 'absent' ? null : answer.detail;
}

const Owned = z.object({
  metadata: z.object({
    name: z.string().regex(/^[a-z0-9-]{1,63}$/),
    annotations: z.record(z.string(), z.string()).optional(),
  }),
});

function ownedObject(object: unknown, path: string): OwnedObject | null {
  const read = Owned.safeParse(object);
  if (!read.success) return null;
  const {name, annotations = {}} = read.data.metadata;
  const at = Date.parse(annotations[DEADLINE_ANNOTATION] ?? '');
  const kind = path.slice(path.lastIndexOf('/') + 1);
  const deadline = Number.isNaN(at) ? undefined : new Date(at);
  return {name: `${kind}/${name}`, path: `${path}/${name}`, deadline};
}

function plural(kind: string): string {
  return kind === 'Ingress' ? 'ingresses' : `${kind.toLowerCase()}s`;
}
