import {randomBytes} from 'node:crypto';
import {setTimeout as pause} from 'node:timers/promises';
import type {KubeAnswer, KubeRequest} from '../../platform/kube/ask.ts';
import {askKube} from '../../platform/kube/ask.ts';
import type {KubeContext} from '../../platform/kube/config.ts';
import {
  type KubeObject,
  LIFETIME_SECONDS,
  namespaceObject,
  nodePod,
  plainPod,
  podName,
} from './objects.ts';
import {type PodState, podState} from './pod-state.ts';

/** The probe pods of one run in one cluster, made node by node when first asked for. */
export type ProbePods = {
  namespace: string;
  /** Ready to run something in, or why not. */
  podOn(node: string, signal: AbortSignal): Promise<PodReady>;
  /** Removes the namespace with all that is in it. Safe to call twice. */
  remove(): Promise<void>;
};

export type PodReady =
  | {ok: true; pod: string}
  | {ok: false; step: 'namespace' | 'create' | 'start'; detail: string; denied: boolean};

const LIMITS = {timeoutMs: 15_000, maxBytes: 1_000_000} as const;
const START_LIMIT_MS = 60_000;
const LOOK_EVERY_MS = 500;
const REMOVAL_LIMIT_MS = 30_000;
/** A new namespace has no service account for a moment, and pods are refused until it has. */
const ACCOUNT_LIMIT_MS = 15_000;

export function createProbePods(context: KubeContext, image: string): ProbePods {
  const namespace = `samespec-${randomBytes(4).toString('hex')}`;
  const pods = new Map<string, Promise<PodReady>>();
  let made: Promise<KubeAnswer> | undefined;
  let removed: Promise<void> | undefined;

  function ask(path: string, request: Partial<KubeRequest> = {}): Promise<KubeAnswer> {
    return askKube(context, path, {...LIMITS, ...request});
  }

  function makeNamespace(): Promise<KubeAnswer> {
    const deadline = new Date(Date.now() + LIFETIME_SECONDS * 1000);
    return ask('/api/v1/namespaces', {method: 'POST', body: namespaceObject(namespace, deadline)});
  }

  async function make(node: string, signal: AbortSignal): Promise<PodReady> {
    made ??= makeNamespace();
    const space = await made;
    if (!space.ok) return refused('namespace', space);
    const created = await create(nodePod(namespace, node, image), signal);
    if (!created.ok) return refused('create', created);
    // The plain pod is wanted for the pod layer only: without it the node is still measured.
    await create(plainPod(namespace, node, image), signal);
    return started(podName('node', node), signal);
  }

  async function create(object: KubeObject, signal: AbortSignal): Promise<KubeAnswer> {
    const path = `/api/v1/namespaces/${namespace}/pods`;
    const until = Date.now() + ACCOUNT_LIMIT_MS;
    for (;;) {
      const answer = await ask(path, {method: 'POST', body: object, signal});
      const early = !answer.ok && answer.status === 403 && /service ?account/i.test(answer.detail);
      if (!early || Date.now() > until || signal.aborted) return answer;
      await pause(LOOK_EVERY_MS);
    }
  }

  async function started(pod: string, signal: AbortSignal): Promise<PodReady> {
    const until = Date.now() + START_LIMIT_MS;
    let last: PodState = {state: 'waiting', detail: '-'};
    while (Date.now() < until && !signal.aborted) {
      const answer = await ask(`/api/v1/namespaces/${namespace}/pods/${pod}`, {signal});
      if (answer.ok) last = podState(answer.body);
      if (last.state === 'running') return {ok: true, pod};
      if (last.state === 'failed') break;
      await pause(LOOK_EVERY_MS);
    }
    return {ok: false, step: 'start', detail: last.detail, denied: false};
  }

  return {
    namespace,
    podOn(node, signal) {
      let ready = pods.get(node);
      if (ready === undefined) {
        ready = make(node, signal);
        pods.set(node, ready);
      }
      return ready;
    },
    remove() {
      removed ??= removeNamespace(ask, namespace, made);
      return removed;
    },
  };
}

/** Gone only when the API server says so: a namespace in deletion still runs what is in it. Also when making it is under way. */
async function removeNamespace(
  ask: (path: string, request: Partial<KubeRequest>) => Promise<KubeAnswer>,
  namespace: string,
  made: Promise<KubeAnswer> | undefined,
): Promise<void> {
  if (made === undefined) return;
  await made;
  const path = `/api/v1/namespaces/${namespace}`;
  const until = Date.now() + REMOVAL_LIMIT_MS;
  let answer = await ask(path, {method: 'DELETE'});
  while ((answer.ok || answer.failure === 'conflict') && Date.now() < until) {
    await pause(LOOK_EVERY_MS);
    answer = await ask(path, {});
  }
}

function refused(step: 'namespace' | 'create', answer: Extract<KubeAnswer, {ok: false}>): PodReady {
  const denied = answer.failure === 'denied' || answer.failure === 'unauthorised';
  return {ok: false, step, detail: answer.detail, denied};
}
