import {type InventoryRequest, readInventory} from '../inventory/index.ts';
import {type PlannedCluster, type PlannedRequest, plannedObjects} from '../reach/index.ts';

/** What a run on these targets would make in their clusters. Only nodes are asked for, and nothing is made. */
export async function plannedClusters(
  targets: InventoryRequest,
  request: Omit<PlannedRequest, 'now'>,
): Promise<PlannedCluster[]> {
  const {nodes} = await readInventory(targets);
  return plannedObjects(nodes, {...request, now: new Date()});
}
