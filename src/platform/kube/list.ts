import {z} from 'zod';
import {askKube, type KubeAnswer} from './ask.ts';
import type {KubeContext} from './config.ts';

export type ListRequest<T> = {
  /** Without paging: `/api/v1/nodes`. */
  path: string;
  labelSelector?: string | undefined;
  fieldSelector?: string | undefined;
  /** Makes of one object what is kept of it; `null` leaves it out. What is not kept is freed page by page. */
  keep: (object: unknown) => T | null;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
};

export type Listed<T> =
  | {ok: true; items: T[]; resourceVersion: string}
  | Extract<KubeAnswer, {ok: false}>;

const PAGE = 150;
const PAGE_BYTES = 64 * 1024 * 1024;
/** A list that changes faster than it can be read is not chased for ever. */
const RESTARTS = 2;

const Page = z.object({
  metadata: z.object({
    continue: z.string().optional(),
    resourceVersion: z.string().optional(),
  }),
  items: z.array(z.unknown()).nullable(),
});

/**
 * All objects of one kind, read in pages of 150, so that neither side holds them all at once.
 * A page that has expired (410) starts the list again. Source: Kubernetes API concepts, “Retrieving large results sets
 * in chunks”.
 */
export async function listKube<T>(
  context: KubeContext,
  request: ListRequest<T>,
): Promise<Listed<T>> {
  for (let restarts = 0; ; restarts++) {
    const listed = await listOnce(context, request);
    if (listed.ok || listed.failure !== 'gone' || restarts === RESTARTS) return listed;
  }
}

async function listOnce<T>(
  context: KubeContext,
  {path, labelSelector, fieldSelector, keep, timeoutMs, signal}: ListRequest<T>,
): Promise<Listed<T>> {
  const items: T[] = [];
  let next = '';
  for (;;) {
    const query = new URLSearchParams({limit: String(PAGE)});
    if (labelSelector !== undefined) query.set('labelSelector', labelSelector);
    if (fieldSelector !== undefined) query.set('fieldSelector', fieldSelector);
    if (next !== '') query.set('continue', next);
    const answer = await askKube(context, `${path}?${query}`, {
      timeoutMs,
      maxBytes: PAGE_BYTES,
      signal,
    });
    if (!answer.ok) return answer;
    const page = Page.safeParse(answer.body);
    if (!page.success) {
      return {ok: false, failure: 'malformed', status: null, detail: 'not a list', body: null};
    }
    for (const object of page.data.items ?? []) {
      const kept = keep(object);
      if (kept !== null) items.push(kept);
    }
    next = page.data.metadata.continue ?? '';
    if (next === '')
      return {ok: true, items, resourceVersion: page.data.metadata.resourceVersion ?? ''};
  }
}
