import {setTimeout as pause} from 'node:timers/promises';
import {z} from 'zod';
import {askKube, type KubeAnswer} from '../../platform/kube/ask.ts';
import type {KubeContext} from '../../platform/kube/config.ts';
import {type Listed, listKube} from '../../platform/kube/list.ts';
import {DEADLINE_ANNOTATION, OWNER_LABEL} from './place.ts';

/** A namespace that a run of samespec made. */
export type OwnedNamespace = {
  name: string;
  /** Until when its run may need it; `undefined`: it does not say. */
  deadline: Date | undefined;
};

/** What became of removing a namespace. `stuck`: the deletion began and does not come to its end. */
export type Removal =
  | {state: 'removed'}
  | {state: 'stuck'; detail: string}
  | {state: 'refused'; detail: string};

const LIMITS = {timeoutMs: 15_000, maxBytes: 1_000_000} as const;
const LOOK_EVERY_MS = 500;
const REMOVAL_LIMIT_MS = 30_000;

/** What we make is called so; a namespace of the same owner with another name was made by a person. */
const OWN_NAME = /^samespec-[0-9a-f]{8}$/;

const Namespace = z.object({
  metadata: z.object({
    name: z.string().regex(OWN_NAME),
    annotations: z.record(z.string(), z.string()).optional(),
  }),
});

/** All namespaces of a cluster that runs of samespec made, whoever ran them. */
export function listOwnNamespaces(context: KubeContext): Promise<Listed<OwnedNamespace>> {
  const [[label, value] = ['', '']] = Object.entries(OWNER_LABEL);
  return listKube(context, {
    path: '/api/v1/namespaces',
    labelSelector: `${label}=${value}`,
    keep: ownedNamespace,
    timeoutMs: LIMITS.timeoutMs,
  });
}

function ownedNamespace(object: unknown): OwnedNamespace | null {
  const read = Namespace.safeParse(object);
  if (!read.success) return null;
  const {name, annotations = {}} = read.data.metadata;
  const at = Date.parse(annotations[DEADLINE_ANNOTATION] ?? '');
  return {name, deadline: Number.isNaN(at) ? undefined : new Date(at)};
}

/**
 * Removes a namespace with all that is in it. Gone only when the API server says so, as a namespace in deletion still
 * runs what is in it; but nobody waits for ever: finalizers of others may hold it.
 */
export async function removeNamespace(context: KubeContext, name: string): Promise<Removal> {
  const path = `/api/v1/namespaces/${name}`;
  const until = Date.now() + REMOVAL_LIMIT_MS;
  let answer = await askKube(context, path, {...LIMITS, method: 'DELETE'});
  if (!answer.ok && answer.failure !== 'conflict') return removalOf(answer);
  while (Date.now() < until) {
    await pause(LOOK_EVERY_MS);
    answer = await askKube(context, path, LIMITS);
    // Forbidden to look, but not to delete: whoever may not see it cannot be told more.
    if (!answer.ok) return answer.failure === 'denied' ? {state: 'removed'} : removalOf(answer);
  }
  return {state: 'stuck', detail: answer.ok ? whyHeld(answer.body) : answer.detail};
}

function removalOf({failure, detail}: Extract<KubeAnswer, {ok: false}>): Removal {
  return failure === 'absent' ? {state: 'removed'} : {state: 'refused', detail};
}

const Held = z.object({
  status: z.object({
    conditions: z
      .array(z.object({type: z.string(), status: z.string(), message: z.string().optional()}))
      .default([]),
  }),
});

/** The namespace controller tells what is left and which finalizers hold it. */
function whyHeld(namespace: unknown): string {
  const read = Held.safeParse(namespace);
  if (!read.success) return '-';
  const said = read.data.status.conditions
    .filter(({status, message}) => status === 'True' && message !== undefined)
    .map(({message}) => message);
  return said.join('; ') || '-';
}
