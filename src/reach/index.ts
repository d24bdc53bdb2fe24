import type {Node} from '../model/node.ts';
import type {Mode} from './command-words.ts';
import {DEFAULT_IMAGE} from './kubernetes/objects.ts';
import {createKubernetes} from './kubernetes/transport.ts';
import {openLocal} from './local.ts';
import {cancelledOutcome, savedFilesOutcome} from './outcome.ts';
import type {Reach, ReachOptions, Script, Session} from './reach.ts';
import {createSemaphore} from './semaphore.ts';
import {createSsh} from './ssh.ts';

export {listOwnNamespaces, type Removal, removeNamespace} from './kubernetes/namespaces.ts';
export {listOwnObjects, removeObject} from './kubernetes/own-objects.ts';
export {type PlannedCluster, type PlannedRequest, plannedObjects} from './kubernetes/planned.ts';
export {TEMPORARY_SERVICE} from './kubernetes/temporary-service.ts';
export type {Reach, ReachOptions, ReachOutcome, Script} from './reach.ts';
export {strings} from './strings.ts';

export type ReachSettings = {
  concurrency: number;
  probeImage?: string | undefined;
  probeNamespace?: string | undefined;
  probeIngress?: string | undefined;
};

/**
 * Scripts on nodes, whatever way each is reached.
 * `concurrency` bounds how many `run` at once over all nodes; waiting is not counted into their time limit.
 * Sessions (`open`) are not bounded by it, as both ends of a pair must be open together; no node has more than
 * eight of either at a time.
 */
export function createReach(options: ReachSettings): Reach {
  const seats = createSemaphore(options.concurrency);
  const ssh = createSsh();
  const kubernetes = createKubernetes({
    image: options.probeImage ?? DEFAULT_IMAGE,
    namespace: options.probeNamespace,
    ingressClass: options.probeIngress,
  });

  function start(node: Node, script: Script, reachOptions: ReachOptions, mode: Mode): Session {
    if (node.reach.kind === 'local') return openLocal(script, reachOptions, mode);
    if (node.reach.kind === 'tree' || node.reach.kind === 'prometheus') return nowhere();
    if (node.reach.kind === 'kubernetes') {
      return kubernetes.open(node.reach, script, reachOptions, mode);
    }
    return ssh.open(node.reach, script, reachOptions, mode);
  }

  return {
    async run(node, script, runOptions) {
      const leave = await seats.acquire(runOptions.signal);
      if (leave === undefined) return cancelledOutcome();
      try {
        return await start(node, script, runOptions, 'once').done;
      } finally {
        leave();
      }
    },
    open: (node, script, sessionOptions) => start(node, script, sessionOptions, 'talk'),
    prepare: kubernetes.prepare,
    remarks: kubernetes.remarks,
    async close() {
      await Promise.all([ssh.close(), kubernetes.close()]);
    },
  };
}

/** Saved files and series run nothing. */
function nowhere(): Session {
  return {write() {}, end() {}, done: Promise.resolve(savedFilesOutcome())};
}
