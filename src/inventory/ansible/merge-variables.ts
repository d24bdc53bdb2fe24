import {type AnsibleInventory, groupsOf, type Variables} from './groups.ts';
import {folderVariables} from './variable-folders.ts';

export type MergedHost = {name: string; place: string; variables: Variables; groups: Set<string>};

/**
 * Variables of each host, later ones winning: groups of the inventory from `all` down, then group_vars in the same
 * order, then the host’s own, then host_vars. Among groups of one depth `ansible_group_priority`, then the name decides.
 * Source: Ansible, “Variable precedence”, numbers 3, 4, 6, 8 and 9.
 */
export async function mergeVariables(
  inventory: AnsibleInventory,
  inventoryFile: string,
): Promise<MergedHost[]> {
  const ofGroup = new Map<string, Variables>();
  for (const name of inventory.groups.keys()) {
    ofGroup.set(name, await folderVariables(inventoryFile, 'group_vars', name));
  }
  const merged: MergedHost[] = [];
  for (const host of inventory.hosts.values()) {
    const order = groupOrder(inventory, host.name);
    const layers = [
      ...order.map((name) => inventory.groups.get(name)?.variables),
      ...order.map((name) => ofGroup.get(name)),
      host.variables,
      await folderVariables(inventoryFile, 'host_vars', host.name),
    ];
    const variables: Variables = new Map();
    for (const layer of layers) for (const [key, value] of layer ?? []) variables.set(key, value);
    merged.push({name: host.name, place: host.place, variables, groups: new Set(order)});
  }
  return merged;
}

function groupOrder(inventory: AnsibleInventory, host: string): string[] {
  const rank = (name: string) => {
    const given = inventory.groups.get(name)?.variables.get('ansible_group_priority')?.value;
    return Number(given ?? 1) || 1;
  };
  return [...groupsOf(inventory, host)]
    .sort(([a, depthA], [b, depthB]) => depthA - depthB || rank(a) - rank(b) || (a < b ? -1 : 1))
    .map(([name]) => name);
}
