import {type Node, regionOf, type Service} from '../../model/node.ts';
import type {Preparation} from '../reach.ts';
import {makeLadder} from './ladder.ts';
import {plainPod} from './objects.ts';
import type {ProbePods} from './probe-pods.ts';
import type {KubeTarget} from './target.ts';
import {TEMPORARY_SERVICE} from './temporary-service.ts';

type PodsOf = (target: KubeTarget) => Promise<ProbePods | null>;
/** What the user chose of them. */
type LadderObjects = {image: string; ingressClass: string | undefined};
type Member = {node: Node; target: KubeTarget};

/**
 * Makes the pods of all nodes together, so that 1,000 of them start in the time of one, and where paths are to be
 * measured the far ends of the pod and service layers. What fails here is told where a script is to run.
 */
export function prepareNodes(
  nodes: readonly Node[],
  podsOf: PodsOf,
  {image, ingressClass}: LadderObjects,
  preparation: Preparation,
): Promise<Service[]> {
  const {signal} = preparation;
  // What is still under way ends when its namespace is removed.
  const cancelled = new Promise<Service[]>((resolve) => {
    if (signal.aborted) resolve([]);
    signal.addEventListener('abort', () => resolve([]), {once: true});
  });
  return Promise.race([prepared(nodes, podsOf, {image, ingressClass}, preparation), cancelled]);
}

async function prepared(
  nodes: readonly Node[],
  podsOf: PodsOf,
  {image, ingressClass}: LadderObjects,
  {signal, layers, meshOf, onProgress}: Preparation,
): Promise<Service[]> {
  const members = nodes.flatMap((node): Member[] =>
    node.reach.kind === 'kubernetes' ? [{node, target: node.reach}] : [],
  );
  let done = 0;
  onProgress(done, members.length);
  const started = new Set<Member>();
  await Promise.all(
    members.map(async (member) => {
      const pods = await podsOf(member.target);
      if (pods !== null && !signal.aborted) {
        const ready = pods.podOn(member.target.node, signal);
        // The plain pod is wanted for its layers only: without it the node is still measured.
        if (layers) await pods.create(plainPod(pods.place, member.target.node, image));
        if ((await ready).ok) started.add(member);
      }
      done += 1;
      onProgress(done, members.length, member.node.id);
    }),
  );
  if (!layers) return [];
  const found = await Promise.all(
    [...regionsOf(nodes)].map(async ([region, own]) => {
      const [first] = own;
      const there = members.filter((member) => own.includes(member.node) && started.has(member));
      if (first?.reach.kind !== 'kubernetes' || there.length === 0 || signal.aborted) return [];
      const pods = await podsOf(first.reach);
      if (pods === null) return [];
      const urls = await makeLadder(pods, {
        region,
        nodes: there.map(({target}) => target.node).sort(),
        image,
        meshRevision: meshOf(first.reach.context),
        ingressClass,
      });
      return urls === null ? [] : [{region, ...urls, origin: TEMPORARY_SERVICE}];
    }),
  );
  return found.flat();
}

/** Regions that lie within one cluster: no other node comes to the address of its services. */
function regionsOf(nodes: readonly Node[]): Map<string, Node[]> {
  const regions = new Map<string, Node[]>();
  for (const node of nodes) {
    const own = regions.get(regionOf(node));
    if (own === undefined) regions.set(regionOf(node), [node]);
    else own.push(node);
  }
  for (const [region, own] of regions) {
    const clusters = new Set(
      own.map(({reach}) => (reach.kind === 'kubernetes' ? reach.context : '')),
    );
    if (clusters.size > 1 || clusters.has('')) regions.delete(region);
  }
  return regions;
}
