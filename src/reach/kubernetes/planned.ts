import {type Node, regionOf} from '../../model/node.ts';
import {
  DEFAULT_IMAGE,
  type KubeObject,
  LIFETIME_SECONDS,
  namespaceObject,
  nodePod,
  plainPod,
  serviceName,
  serviceObject,
} from './objects.ts';

/** Stands for the part of the name that each run draws anew. */
const NAMESPACE = 'samespec-00000000';

export type PlannedCluster = {context: string; objects: KubeObject[]};

/**
 * What a run would make in each cluster, in order. The names of namespaces differ in a real run, and the service of a
 * region stands before the first of its pods that answers.
 */
export function plannedObjects(
  nodes: readonly Node[],
  {image = DEFAULT_IMAGE, layers, now}: {image?: string | undefined; layers: boolean; now: Date},
): PlannedCluster[] {
  const planned = new Map<string, KubeObject[]>();
  const served = new Set<string>();
  for (const node of nodes) {
    if (node.reach.kind !== 'kubernetes') continue;
    const {context, node: name} = node.reach;
    const objects = planned.get(context) ?? [namespaceObject(NAMESPACE, deadlineAt(now))];
    planned.set(context, objects);
    objects.push(nodePod(NAMESPACE, name, image));
    if (!layers) continue;
    objects.push(plainPod(NAMESPACE, name, image));
    const region = regionOf(node);
    if (served.has(region)) continue;
    served.add(region);
    objects.push(serviceObject(NAMESPACE, serviceName(region), 'pod', name));
  }
  return [...planned].map(([context, objects]) => ({context, objects}));
}

function deadlineAt(now: Date): Date {
  return new Date(now.getTime() + LIFETIME_SECONDS * 1000);
}
