import {type InventoryRequest, readInventory} from '../inventory/index.ts';
import {type PlannedCluster, plannedObjects} from '../reach/index.ts';

/** What a run on these targets would make in their clusters. Only nodes are asked for, and nothing is made. */
export async function plannedClusters(
  targets: InventoryRequest,
  {image, layers}: {image: string | undefined; layers: boolean},
): Promise<PlannedCluster[]> {
  const {nodes} = await readInventory(targets);
  return plannedObjects(nodes, {image, layers, now: new Date()});
}
