import {factsOfCluster, factsOfNodes, joined, RawCluster} from '../collect/cluster/index.ts';
import type {NodeFacts} from '../model/fact.ts';
import type {SavedRun} from '../store/load.ts';

/** Facts of the clusters themselves, and what they add to the facts of their nodes, by node id. */
export type ClusterReadings = {
  /** One per cluster that was read, in the order of the inventory; `node` is the context’s name. */
  clusters: NodeFacts[];
  ofNodes: Map<string, NodeFacts>;
};

/** From the saved answers of the clusters; an answer that cannot be read is like none. */
export async function readClusters(run: SavedRun): Promise<ClusterReadings> {
  const {inventory} = run.manifest;
  const clusters: NodeFacts[] = [];
  const ofNodes = new Map<string, NodeFacts>();
  for (const [index, {context}] of (inventory.clusters ?? []).entries()) {
    const raw = parsed(await run.cluster(index));
    if (raw === undefined) continue;
    clusters.push(factsOfCluster(raw));
    const said = factsOfNodes(raw);
    for (const {id, reach, labels} of inventory.nodes) {
      const name = reach.kind === 'kubernetes' ? reach.node : id;
      const facts = labels.cluster === context ? said.get(name) : undefined;
      if (facts !== undefined) ofNodes.set(id, facts);
    }
  }
  return {clusters, ofNodes};
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
  facts: ReadonlyMap<string, NodeFacts>,
  {ofNodes}: ClusterReadings,
): Map<string, NodeFacts> {
  const all = new Map(facts);
  for (const [node, own] of facts) {
    const added = ofNodes.get(node);
    if (added !== undefined) all.set(node, joined(own, added));
  }
  return all;
}
