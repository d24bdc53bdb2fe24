import {isAppError} from '../../model/error.ts';
import type {ReachTarget} from '../../model/node.ts';
import type {KubeContext} from '../../platform/kube/config.ts';
import {openContext} from '../../platform/kube/config.ts';
import {execInPod} from '../../platform/kube/exec.ts';
import type {Mode} from '../command-words.ts';
import {type FramedEnd, type FramedProcess, startFramed} from '../framed-process.ts';
import {cancelledOutcome, endWord, type Failure, failed, outcomeOf} from '../outcome.ts';
import {lastLine, plainLine} from '../plain-text.ts';
import type {ReachOptions, ReachOutcome, Script, Session} from '../reach.ts';
import {say} from '../strings.ts';
import {CONTAINER} from './objects.ts';
import {createProbePods, type PodReady, type ProbePods} from './probe-pods.ts';

export type KubeTarget = Extract<ReachTarget, {kind: 'kubernetes'}>;

export type KubeTransport = {
  open(target: KubeTarget, script: Script, options: ReachOptions, mode: Mode): Session;
  close(): Promise<void>;
};

/** From the pod into the machine: mount, host name, IPC, network and process namespaces of its first process. */
const INTO_THE_NODE = ['nsenter', '-t', '1', '-m', '-u', '-i', '-n', '-p'] as const;

type Opened = {context: KubeContext; pods: ProbePods};

/** Scripts on the nodes of clusters, through one probe pod per node that is removed at the end. */
export function createKubernetes(image: string): KubeTransport {
  const clusters = new Map<string, Promise<Opened>>();

  function clusterOf({kubeconfig, context}: KubeTarget): Promise<Opened> {
    const key = JSON.stringify([kubeconfig, context]);
    let opened = clusters.get(key);
    if (opened === undefined) {
      const source = kubeconfig === undefined ? {context} : {kubeconfig, context};
      opened = openContext(source).then((found) => ({
        context: found,
        pods: createProbePods(found, image),
      }));
      clusters.set(key, opened);
    }
    return opened;
  }

  function open(target: KubeTarget, script: Script, options: ReachOptions, mode: Mode): Session {
    const ending = new AbortController();
    const signal = AbortSignal.any([ending.signal, ...(options.signal ? [options.signal] : [])]);
    const unsent: string[] = [];
    let framed: FramedProcess | undefined;

    async function through(): Promise<ReachOutcome> {
      let cluster: Opened;
      try {
        cluster = await clusterOf(target);
      } catch (error) {
        if (!isAppError(error)) throw error;
        return without(failed('failed', error.userMessage));
      }
      const ready = await cluster.pods.podOn(target.node, signal);
      if (signal.aborted) return cancelledOutcome();
      if (!ready.ok) return without(noPod(ready, target));
      const {namespace} = cluster.pods;
      framed = startFramed({
        script,
        mode,
        options: {...options, signal},
        sudo: false,
        start: (words, io) =>
          execInPod(
            cluster.context,
            {namespace, pod: ready.pod, container: CONTAINER},
            {argv: [...INTO_THE_NODE, ...words], ...io},
          ),
      });
      for (const text of unsent.splice(0)) framed.write(text);
      return outcomeOf(await framed.done, script, options, {
        notStarted: (end) => notStarted(end, target),
        cutShort: (end) => failed('closed', say('closed', {host: target.node, detail: said(end)})),
      });
    }

    return {
      write: (text) => (framed === undefined ? void unsent.push(text) : framed.write(text)),
      end() {
        if (framed === undefined) ending.abort();
        else framed.end();
      },
      done: through(),
    };
  }

  return {
    open,
    async close() {
      const opened = await Promise.allSettled(clusters.values());
      clusters.clear();
      await Promise.all(
        opened.map((one) => (one.status === 'fulfilled' ? one.value.pods.remove() : undefined)),
      );
    },
  };
}

function without(why: Failure): ReachOutcome {
  return {stdout: Buffer.alloc(0), stderr: '', durationMs: 0, ran: false, ...why};
}

function noPod(ready: Extract<PodReady, {ok: false}>, {context, node}: KubeTarget): Failure {
  const params = {context, node, detail: plainLine(ready.detail)};
  if (ready.denied) return failed('permission-denied', say('kube-denied', params));
  if (ready.step === 'start') return failed('unreachable', say('kube-pod-not-running', params));
  return failed('failed', say('kube-not-created', params));
}

function notStarted(end: FramedEnd, {context, node}: KubeTarget): Failure {
  if (end.gaveUp === 'timeout') return failed('timeout', say('kube-no-answer', {context, node}));
  const params = {context, node, detail: said(end)};
  if (/403|forbidden/i.test(end.stderr))
    return failed('permission-denied', say('kube-denied', params));
  return failed('no-shell', say('kube-no-shell', params));
}

function said(end: FramedEnd): string {
  return end.stderr.trim() === '' ? endWord(end) : lastLine(end.stderr);
}
