import {createHash, randomBytes} from 'node:crypto';

export const OWNER_LABEL = {'app.kubernetes.io/managed-by': 'samespec'} as const;
export const DEADLINE_ANNOTATION = 'samespec/deadline';
export const LAYER_LABEL = 'samespec/layer';
export const RUN_LABEL = 'samespec/run';
export const POD_LABEL = 'samespec/pod';

/** Nothing of a run outlives this, whatever becomes of the one who started it. */
export const LIFETIME_SECONDS = 3600;

/** Where a run makes its objects, and what all of them bear. */
export type Place = {
  namespace: string;
  /** Eight hexadecimal digits, drawn anew by each run: names of two runs never meet. */
  run: string;
  deadline: Date;
};

/** `node`: in the machine’s own namespaces. `pod`: an ordinary pod. `mesh`: an ordinary pod with the mesh’s sidecar. */
export type PodLayer = 'node' | 'pod' | 'mesh';

/** A namespace of its own for this run, or the one that is given for all runs. */
export function newPlace(given: string | undefined, now: Date): Place {
  const run = randomBytes(4).toString('hex');
  const deadline = new Date(now.getTime() + LIFETIME_SECONDS * 1000);
  return {namespace: given ?? `samespec-${run}`, run, deadline};
}

/** Under it the pods answer as they do at the root. */
export function pathOf({run}: Place): string {
  return `/samespec-${run}`;
}

/** Node names may be longer than pod names; a part of their hash keeps them apart, and runs in one namespace. */
export function podName({run}: Place, layer: PodLayer, node: string): string {
  return `${layer}-${shortHash(`${run}/${node}`)}`;
}

/** Regions are free text; services have names of their own. */
export function serviceName({run}: Place, region: string): string {
  return `service-${shortHash(`${run}/${region}`)}`;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}

/** Owner, run and deadline. */
export function common({namespace, run, deadline}: Place) {
  return {
    namespace,
    labels: {...OWNER_LABEL, [RUN_LABEL]: run},
    annotations: {[DEADLINE_ANNOTATION]: deadline.toISOString()},
  };
}
