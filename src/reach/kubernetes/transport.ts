import {isAppError} from '../../model/error.ts';
import type {Message} from '../../model/message.ts';
import type {Node, Service} from '../../model/node.ts';
import {type KubeContext, openContext} from '../../platform/kube/config.ts';
import {execInPod} from '../../platform/kube/exec.ts';
import type {Mode} from '../command-words.ts';
import {type FramedEnd, type FramedProcess, startFramed} from '../framed-process.ts';
import {cancelledOutcome, type Failure, outcomeOf} from '../outcome.ts';
import type {Preparation, ReachOptions, ReachOutcome, Script, Session} from '../reach.ts';
import {createSemaphore} from '../semaphore.ts';
import {say} from '../strings.ts';
import {clusterFailure, lost, noPod, notStarted, without} from './failures.ts';
import {CONTAINER} from './objects.ts';
import {prepareNodes} from './prepare.ts';
import {createProbePods, type ProbePods} from './probe-pods.ts';
import {nodeHasNoShell, type Shell, shellWords} from './shells.ts';
import type {KubeTarget} from './target.ts';

export type KubeTransport = {
  open(target: KubeTarget, script: Script, options: ReachOptions, mode: Mode): Session;
  prepare(nodes: readonly Node[], preparation: Preparation): Promise<Service[]>;
  remarks(): readonly Message[];
  close(): Promise<void>;
};

/** Connections that are being made at the same time, per cluster; those that stand are not counted. */
const OPENED_AT_ONCE = 16;

type Opened = {context: KubeContext; pods: ProbePods; gate: () => Promise<() => void>};

export type ProbeChoices = {
  image: string;
  /** A namespace that is there already; left out: one for the run alone. */
  namespace?: string | undefined;
  /** Class of the ingress controller that is measured as well; left out: none. */
  ingressClass?: string | undefined;
};

/** Scripts on the nodes of clusters, through one probe pod per node that is removed at the end. */
export function createKubernetes({image, namespace, ingressClass}: ProbeChoices): KubeTransport {
  const clusters = new Map<string, Promise<Opened>>();
  const remarks: Message[] = [];
  /** Nodes that have no shell of their own, by their probe pod. */
  const withoutShell = new Set<string>();

  function clusterOf({kubeconfig, context}: KubeTarget): Promise<Opened> {
    const key = JSON.stringify([kubeconfig, context]);
    let opened = clusters.get(key);
    if (opened === undefined) {
      const source = kubeconfig === undefined ? {context} : {kubeconfig, context};
      opened = openContext(source).then((found) => {
        const seats = createSemaphore(OPENED_AT_ONCE);
        const gate = async () => (await seats.acquire()) ?? (() => {});
        return {context: found, pods: createProbePods(found, image, namespace), gate};
      });
      clusters.set(key, opened);
    }
    return opened;
  }

  function open(target: KubeTarget, script: Script, options: ReachOptions, mode: Mode): Session {
    const ending = new AbortController();
    const signal = AbortSignal.any([ending.signal, ...(options.signal ? [options.signal] : [])]);
    const unsent: string[] = [];
    let running: FramedProcess | undefined;
    let begun = false;

    function through({context, pods, gate}: Opened, pod: string, shell: Shell): FramedProcess {
      return startFramed({
        script,
        mode,
        options: {...options, signal},
        sudo: false,
        start: (words, io) =>
          execInPod(
            context,
            {namespace: pods.place.namespace, pod, container: CONTAINER},
            {argv: shellWords(shell, words), gate, ...io},
          ),
        onStarted() {
          begun = true;
          for (const text of unsent.splice(0)) running?.write(text);
        },
      });
    }

    /** By the node’s own shell; where it has none, by the pod’s. */
    async function ran(cluster: Opened, pod: string): Promise<FramedEnd> {
      const key = `${target.context}/${pod}`;
      if (!withoutShell.has(key)) {
        running = through(cluster, pod, 'node');
        const end = await running.done;
        if (!nodeHasNoShell(end) || signal.aborted) return end;
        if (!withoutShell.has(key)) {
          const {context, node} = target;
          remarks.push(say('kube-host-unread', {context, node}));
        }
        withoutShell.add(key);
      }
      running = through(cluster, pod, 'pod');
      return running.done;
    }

    async function whole(): Promise<ReachOutcome> {
      let cluster: Opened;
      try {
        cluster = await clusterOf(target);
      } catch (error) {
        if (!isAppError(error)) throw error;
        return without(clusterFailure(error));
      }
      const ready = await cluster.pods.podOn(target.node, signal);
      if (signal.aborted) return cancelledOutcome();
      if (!ready.ok) return without(noPod(ready, target));
      const end = await ran(cluster, ready.pod);
      let cut: Failure | undefined;
      // Evicted, deleted or with its node: the pod’s own fate says more than the connection’s.
      if (end.status === undefined && end.gaveUp === undefined) {
        cut = lost(end, await cluster.pods.fateOf(ready.pod), target);
      }
      return outcomeOf(end, script, options, {
        notStarted: () => cut ?? notStarted(end, target),
        cutShort: () => cut ?? notStarted(end, target),
      });
    }

    return {
      write: (text) => (begun ? running?.write(text) : void unsent.push(text)),
      end() {
        if (running === undefined) ending.abort();
        else running.end();
      },
      done: whole(),
    };
  }

  async function podsOf(target: KubeTarget): Promise<ProbePods | null> {
    try {
      return (await clusterOf(target)).pods;
    } catch (error) {
      if (isAppError(error)) return null;
      throw error;
    }
  }

  async function remove({context: {name: context}, pods}: Opened): Promise<void> {
    const removal = await pods.remove();
    if (removal === null || removal.state === 'removed') return;
    const params = {context, namespace: pods.place.namespace, detail: removal.detail};
    if (namespace !== undefined) remarks.push(say('kube-objects-left', params));
    else if (removal.state === 'stuck') remarks.push(say('kube-namespace-stuck', params));
    else remarks.push(say('kube-namespace-left', params));
  }

  return {
    open,
    prepare: (nodes, preparation) =>
      prepareNodes(nodes, podsOf, {image, ingressClass}, preparation),
    remarks: () => remarks,
    async close() {
      const opened = await Promise.allSettled(clusters.values());
      clusters.clear();
      await Promise.all(
        opened.map((one) => (one.status === 'fulfilled' ? remove(one.value) : undefined)),
      );
    },
  };
}
