import {randomBytes} from 'node:crypto';
import {setTimeout as pause} from 'node:timers/promises';
import {askKube, type KubeAnswer, type KubeRequest} from '../../platform/kube/ask.ts';
import type {KubeContext} from '../../platform/kube/config.ts';
import {listKube} from '../../platform/kube/list.ts';
import {createSemaphore} from '../semaphore.ts';
import {type Removal, removeNamespace} from './namespaces.ts';
import {whyNodeNotReady} from './node-ready.ts';
import {
  type KubeObject,
  LAYER_LABEL,
  LIFETIME_SECONDS,
  namespaceObject,
  nodePod,
  podName,
} from './objects.ts';
import {type PodState, podState} from './pod-state.ts';
import {createPodWatch} from './pod-watch.ts';

/** The temporary objects of one run in one cluster, made when first asked for. */
export type ProbePods = {
  namespace: string;
  /** The pod in which scripts run on this node, ready for them; or why there is none. */
  podOn(node: string, signal: AbortSignal): Promise<PodReady>;
  /** Makes any object of this run; its namespace comes first. */
  create(object: KubeObject): Promise<KubeAnswer>;
  /** Waits until a pod answers, or will not. */
  untilReady(pod: string, limitMs: number): Promise<PodState>;
  /** What the API server says of a pod now, in a few words. */
  fateOf(pod: string): Promise<string>;
  /** Removes the namespace with all that is in it. Safe to call twice. `null`: there was nothing to remove. */
  remove(): Promise<Removal | null>;
};

export type PodReady =
  | {ok: true; pod: string}
  | {ok: false; step: 'namespace' | 'create' | 'start'; detail: string; denied: boolean};

const LIMITS = {timeoutMs: 15_000, maxBytes: 1_000_000} as const;
const START_LIMIT_MS = 60_000;
/** A kubelet that lives takes up a pod within this, or its node’s condition is asked for. */
const TAKEN_UP_MS = 8_000;
const TRY_EVERY_MS = 500;
/** A new namespace has no service account for a moment, and pods are refused until it has. */
const ACCOUNT_LIMIT_MS = 15_000;
/** Many at once, so that 1,000 nodes start together; not so many that an API server queues them. */
const CREATED_AT_ONCE = 24;

const CANCELLED: KubeAnswer = {
  ok: false,
  failure: 'cancelled',
  status: null,
  detail: 'cancelled',
  body: undefined,
};

export function createProbePods(context: KubeContext, image: string): ProbePods {
  const namespace = `samespec-${randomBytes(4).toString('hex')}`;
  const within = `/api/v1/namespaces/${namespace}`;
  const closing = new AbortController();
  const seats = createSemaphore(CREATED_AT_ONCE);
  const ready = new Map<string, Promise<PodReady>>();
  let made: Promise<KubeAnswer> | undefined;
  let removed: Promise<Removal | null> | undefined;

  const watch = createPodWatch(async () => {
    const listed = await listKube(context, {
      path: `${within}/pods`,
      labelSelector: LAYER_LABEL,
      keep: (object) => ({name: nameOf(object), state: podState(object)}),
      timeoutMs: LIMITS.timeoutMs,
      signal: closing.signal,
    });
    return listed.ok ? new Map(listed.items.map(({name, state}) => [name, state])) : null;
  });

  function ask(path: string, request: Partial<KubeRequest> = {}): Promise<KubeAnswer> {
    return askKube(context, path, {...LIMITS, ...request});
  }

  function makeNamespace(): Promise<KubeAnswer> {
    const deadline = new Date(Date.now() + LIFETIME_SECONDS * 1000);
    return ask('/api/v1/namespaces', {method: 'POST', body: namespaceObject(namespace, deadline)});
  }

  async function create(object: KubeObject): Promise<KubeAnswer> {
    // Whoever comes after the removal must not begin anew what nobody would remove.
    if (closing.signal.aborted) return CANCELLED;
    made ??= makeNamespace();
    const space = await made;
    if (!space.ok) return space;
    const path = `${within}/${object.kind.toLowerCase()}s`;
    const until = Date.now() + ACCOUNT_LIMIT_MS;
    const {signal} = closing;
    for (;;) {
      const leave = await seats.acquire(signal);
      const answer = await ask(path, {method: 'POST', body: object, signal});
      leave?.();
      const early = !answer.ok && answer.status === 403 && /service ?account/i.test(answer.detail);
      if (!early || Date.now() > until || signal.aborted) return answer;
      await pause(TRY_EVERY_MS);
    }
  }

  async function makeNodePod(node: string): Promise<PodReady> {
    const created = await create(nodePod(namespace, node, image));
    if (!created.ok) {
      const space = await made;
      return refused(space?.ok ? 'create' : 'namespace', created);
    }
    const pod = podName('node', node);
    const taken = await watch.until(pod, (state) => state.begun, TAKEN_UP_MS, closing.signal);
    if (!taken.begun && taken.state === 'waiting') {
      const why = await whyNodeNotReady(context, node);
      if (why !== undefined) return {ok: false, step: 'start', detail: why, denied: false};
    }
    const {state, detail} = await watch.until(pod, settled, START_LIMIT_MS, closing.signal);
    if (state === 'running') return {ok: true, pod};
    return {ok: false, step: 'start', detail, denied: false};
  }

  return {
    namespace,
    podOn(node, signal) {
      let one = ready.get(node);
      if (one === undefined) {
        one = makeNodePod(node);
        ready.set(node, one);
      }
      return Promise.race([one, goneWith(signal)]);
    },
    create,
    untilReady: (pod, limitMs) =>
      watch.until(pod, ({ready, state}) => ready || state === 'failed', limitMs, closing.signal),
    async fateOf(pod) {
      const answer = await ask(`${within}/pods/${pod}`);
      return answer.ok ? podState(answer.body).detail : answer.detail;
    },
    remove() {
      closing.abort();
      removed ??= removeMade(context, namespace, made);
      return removed;
    },
  };
}

/** Also while its making is under way. A namespace that the API server refused to make is not there to be removed. */
async function removeMade(
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

/** Whoever gives up no longer waits; the pod goes on starting for those who come after. */
function goneWith(signal: AbortSignal): Promise<PodReady> {
  const gone: PodReady = {ok: false, step: 'start', detail: 'cancelled', denied: false};
  return new Promise((resolve) => {
    if (signal.aborted) resolve(gone);
    signal.addEventListener('abort', () => resolve(gone), {once: true});
  });
}

function settled({state}: PodState): boolean {
  return state !== 'waiting';
}

function nameOf(object: unknown): string {
  return (object as {metadata?: {name?: string}} | null)?.metadata?.name ?? '';
}

function refused(step: 'namespace' | 'create', answer: Extract<KubeAnswer, {ok: false}>): PodReady {
  const denied = isMissingRight(answer);
  return {ok: false, step, detail: answer.detail, denied};
}

/** Quotas and admission refuse with the same status as missing rights; they are told apart by their words. */
function isMissingRight({failure, detail}: Extract<KubeAnswer, {ok: false}>): boolean {
  if (failure === 'unauthorised') return true;
  return failure === 'denied' && /\bcannot (?:create|get|list) resource\b/.test(detail);
}
