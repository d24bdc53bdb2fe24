import {setTimeout as pause} from 'node:timers/promises';
import {askKube, type KubeAnswer, type KubeRequest} from '../../platform/kube/ask.ts';
import type {KubeContext} from '../../platform/kube/config.ts';
import {listKube} from '../../platform/kube/list.ts';
import {createSemaphore} from '../semaphore.ts';
import type {Removal} from './namespaces.ts';
import {whyNodeNotReady} from './node-ready.ts';
import {type KubeObject, namespaceObject, nodePod} from './objects.ts';
import {collectionPath} from './own-objects.ts';
import {newPlace, type Place, podName, RUN_LABEL} from './place.ts';
import {type PodState, podState} from './pod-state.ts';
import {createPodWatch} from './pod-watch.ts';
import {removeEach, removeMade} from './remove-made.ts';

/** The temporary objects of one run in one cluster, made when first asked for. */
export type ProbePods = {
  place: Place;
  /** The pod in which scripts run on this node, ready for them; or why there is none. */
  podOn(node: string, signal: AbortSignal): Promise<PodReady>;
  /** Makes any object of this run; its namespace comes first, where the run has one of its own. */
  create(object: KubeObject): Promise<KubeAnswer>;
  /** One of its objects as it is now. */
  read(object: KubeObject): Promise<KubeAnswer>;
  /** Waits until a pod answers, or will not. */
  untilReady(pod: string, limitMs: number): Promise<PodState>;
  /** What the API server says of a pod now, in a few words. */
  fateOf(pod: string): Promise<string>;
  /** Removes all that was made, the namespace first. Safe to call twice. `null`: there was nothing to remove. */
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

/** `given`: a namespace that is there already, for whoever may make none. */
export function createProbePods(
  context: KubeContext,
  image: string,
  given?: string | undefined,
): ProbePods {
  const place = newPlace(given, new Date());
  const {namespace} = place;
  const within = `/api/v1/namespaces/${namespace}`;
  const closing = new AbortController();
  const seats = createSemaphore(CREATED_AT_ONCE);
  const ready = new Map<string, Promise<PodReady>>();
  /** Paths of what was asked for in a namespace that stays. */
  const making = new Map<string, Promise<KubeAnswer>>();
  let made: Promise<KubeAnswer> | undefined;
  let removed: Promise<Removal | null> | undefined;

  const watch = createPodWatch(async () => {
    const listed = await listKube(context, {
      path: `${within}/pods`,
      labelSelector: `${RUN_LABEL}=${place.run}`,
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
    return ask('/api/v1/namespaces', {method: 'POST', body: namespaceObject(place)});
  }

  async function create(object: KubeObject): Promise<KubeAnswer> {
    // Whoever comes after the removal must not begin anew what nobody would remove.
    if (closing.signal.aborted) return CANCELLED;
    if (given !== undefined) {
      const answer = post(object);
      making.set(pathOfObject(object), answer);
      return answer;
    }
    made ??= makeNamespace();
    const space = await made;
    return space.ok ? post(object) : space;
  }

  async function post(object: KubeObject): Promise<KubeAnswer> {
    const path = collectionPath(object, namespace);
    const giveUpMs = Date.now() + ACCOUNT_LIMIT_MS;
    const {signal} = closing;
    for (;;) {
      const leave = await seats.acquire(signal);
      if (leave === undefined) return CANCELLED;
      // What stands alone is removed by name, so it has to be known whether it was made.
      const until = given === undefined ? {signal} : {};
      const answer = await ask(path, {method: 'POST', body: object, ...until});
      leave();
      const early = !answer.ok && answer.status === 403 && /service ?account/i.test(answer.detail);
      if (!early || Date.now() > giveUpMs || signal.aborted) return answer;
      await pause(TRY_EVERY_MS);
    }
  }

  function pathOfObject(object: KubeObject): string {
    return `${collectionPath(object, namespace)}/${object.metadata.name}`;
  }

  async function makeNodePod(node: string): Promise<PodReady> {
    const created = await create(nodePod(place, node, image));
    if (!created.ok) {
      const space = await made;
      return refused(space === undefined || space.ok ? 'create' : 'namespace', created);
    }
    const pod = podName(place, 'node', node);
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
    place,
    podOn(node, signal) {
      let one = ready.get(node);
      if (one === undefined) {
        one = makeNodePod(node);
        ready.set(node, one);
      }
      return Promise.race([one, goneWith(signal)]);
    },
    create,
    read: (object) => ask(pathOfObject(object), {signal: closing.signal}),
    untilReady: (pod, limitMs) =>
      watch.until(pod, ({ready, state}) => ready || state === 'failed', limitMs, closing.signal),
    async fateOf(pod) {
      const answer = await ask(`${within}/pods/${pod}`);
      return answer.ok ? podState(answer.body).detail : answer.detail;
    },
    remove() {
      closing.abort();
      removed ??=
        given === undefined
          ? removeMade(context, namespace, made)
          : removeEach(context, making, seats);
      return removed;
    },
  };
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
