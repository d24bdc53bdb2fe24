import {type Node, regionOf} from '../../model/node.ts';
import {
  DEFAULT_IMAGE,
  ingressObject,
  type KubeObject,
  namespaceObject,
  nodePod,
  plainPod,
  serviceObject,
} from './objects.ts';
import {newPlace, type Place} from './place.ts';

/** Stands for the part of the names that each run draws anew. */
const RUN = '00000000';

export type PlannedRequest = {
  image?: string | undefined;
  /** `--probe-namespace`: there already. */
  namespace?: string | undefined;
  ingressClass?: string | undefined;
  layers: boolean;
  now: Date;
};

export type PlannedCluster = {context: string; objects: KubeObject[]};

/**
 * What a run would make in each cluster, in order. The names of namespaces differ in a real run, and the service of a
 * region stands before the first of its pods that answers.
 */
export function plannedObjects(
  nodes: readonly Node[],
  {image = DEFAULT_IMAGE, namespace, ingressClass, layers, now}: PlannedRequest,
): PlannedCluster[] {
  const {deadline} = newPlace(namespace, now);
  const place: Place = {namespace: namespace ?? `samespec-${RUN}`, run: RUN, deadline};
  const planned = new Map<string, KubeObject[]>();
  const served = new Set<string>();
  for (const node of nodes) {
    if (node.reach.kind !== 'kubernetes') continue;
    const {context, node: name} = node.reach;
    const objects =
      planned.get(context) ?? (namespace === undefined ? [namespaceObject(place)] : []);
    planned.set(context, objects);
    objects.push(nodePod(place, name, image));
    if (!layers) continue;
    objects.push(plainPod(place, name, image));
    const region = regionOf(node);
    if (served.has(region)) continue;
    served.add(region);
    objects.push(serviceObject(place, region, 'pod', name));
    if (ingressClass !== undefined) objects.push(ingressObject(place, region, ingressClass));
  }
  return [...planned].map(([context, objects]) => ({context, objects}));
}
