import {
  factsOfCluster,
  factsOfNodes,
  groupLeaves,
  type PodOfGroup,
  podsByUid,
  RawCluster,
} from '../collect/cluster/index.ts';
import type {FactLeaf, NodeFacts} from '../model/fact.ts';
import type {Inventory} from '../model/node.ts';
import type {SavedRun} from '../store/load.ts';
import {withLeaves} from './with-leaves.ts';

/** Facts of the clusters themselves, and what they say of their nodes, by node id. */
export type ClusterReadings = {
  /** One per cluster that was read, in the order of the inventory; `node` is the context’s name. */
  clusters: NodeFacts[];
  ofNodes: Map<string, NodeFacts>;
  /** Pods by their UID, of the cluster of each node. */
  podsOf: Map<string, ReadonlyMap<string, PodOfGroup>>;
};

/** From the saved answers of the clusters; an answer that cannot be read is like none. */
export async function readClusters(run: SavedRun): Promise<ClusterReadings> {
  const {inventory} = run.manifest;
  const readings: ClusterReadings = {clusters: [], ofNodes: new Map(), podsOf: new Map()};
  const members = Map.groupBy(inventory.nodes, ({labels}) => labels.cluster);
  for (const [index, {context}] of (inventory.clusters ?? []).entries()) {
    const raw = parsed(await run.cluster(index));
    if (raw !== undefined) addCluster(readings, raw, members.get(context) ?? []);
  }
  return readings;
}

function addCluster(
  {clusters, ofNodes, podsOf}: ClusterReadings,
  raw: RawCluster,
  nodes: Inventory['nodes'],
): void {
  clusters.push(factsOfCluster(raw));
  const said = factsOfNodes(raw);
  const pods = podsByUid(raw);
  for (const {id, reach} of nodes) {
    podsOf.set(id, pods);
    const facts = said.get(reach.kind === 'kubernetes' ? reach.node : id);
    if (facts !== undefined) ofNodes.set(id, facts);
  }
}

function parsed(bytes: Buffer | undefined): RawCluster | undefined {
  if (bytes === undefined) return undefined;
  try {
    return RawCluster.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return undefined;
  }
}

/**
 * The facts of nodes with what their clusters say of them. A node that could not be reached stays without facts:
 * what it did not report is unknown, not absent.
 */
export function withClusters(
  facts: Map<string, NodeFacts>,
  {ofNodes, podsOf}: Pick<ClusterReadings, 'ofNodes' | 'podsOf'>,
): Map<string, NodeFacts> {
  if (podsOf.size === 0) return facts;
  return withLeaves(facts, (own, id) => {
    const added = ofNodes.get(id);
    const groups: Record<string, FactLeaf> = groupLeaves(own, podsOf.get(id) ?? new Map());
    return {leaves: {...added?.leaves, ...groups}, sections: added?.sections ?? {}};
  });
}
