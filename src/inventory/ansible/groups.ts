import {AppError} from '../../model/error.ts';
import {say} from '../strings.ts';

/** A variable and where it was set. Values are what YAML or Python’s literals make of them. */
export type Variable = {value: unknown; place: string};
export type Variables = Map<string, Variable>;

export type AnsibleHost = {name: string; variables: Variables; place: string};
export type AnsibleGroup = {
  name: string;
  variables: Variables;
  hosts: Set<string>;
  children: Set<string>;
};

/** An Ansible inventory as its files say it, before variables are merged. */
export type AnsibleInventory = {
  groups: Map<string, AnsibleGroup>;
  hosts: Map<string, AnsibleHost>;
};

export function emptyInventory(): AnsibleInventory {
  const inventory: AnsibleInventory = {groups: new Map(), hosts: new Map()};
  groupOf(inventory, 'all');
  return inventory;
}

export function groupOf(inventory: AnsibleInventory, name: string): AnsibleGroup {
  const known = inventory.groups.get(name);
  if (known !== undefined) return known;
  const group = {name, variables: new Map(), hosts: new Set<string>(), children: new Set<string>()};
  inventory.groups.set(name, group);
  return group;
}

/** The same host in several groups is one host; its variables add up. */
export function addHost(
  inventory: AnsibleInventory,
  group: string,
  host: {name: string; port: string | undefined; variables: Variables; place: string},
): void {
  const {name, port, variables, place} = host;
  const known = inventory.hosts.get(name) ?? {name, variables: new Map(), place};
  inventory.hosts.set(name, known);
  if (port !== undefined) known.variables.set('ansible_port', {value: port, place});
  for (const [key, variable] of variables) known.variables.set(key, variable);
  groupOf(inventory, group).hosts.add(name);
}

/** Groups a host is in, directly or through children, with their depth below `all` (0). */
export function groupsOf(inventory: AnsibleInventory, host: string): Map<string, number> {
  const depths = depthsOf(inventory);
  const found = new Map<string, number>([['all', 0]]);
  const parents = parentsOf(inventory);
  const waiting: string[] = [];
  for (const group of inventory.groups.values())
    if (group.hosts.has(host)) waiting.push(group.name);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.set(name, depths.get(name) ?? 1);
    waiting.push(...(parents.get(name) ?? []));
  }
  return found;
}

function parentsOf(inventory: AnsibleInventory): Map<string, string[]> {
  const parents = new Map<string, string[]>();
  for (const group of inventory.groups.values()) {
    for (const child of group.children) {
      parents.set(child, [...(parents.get(child) ?? []), group.name]);
    }
  }
  return parents;
}

/** Longest way down from `all`; groups that are nobody’s children are children of `all`. */
function depthsOf(inventory: AnsibleInventory): Map<string, number> {
  const parents = parentsOf(inventory);
  const depths = new Map<string, number>([['all', 0]]);
  const depth = (name: string): number => {
    const known = depths.get(name);
    if (known !== undefined) return known;
    const above = (parents.get(name) ?? []).map(depth);
    const own = 1 + Math.max(0, ...above);
    depths.set(name, own);
    return own;
  };
  for (const name of inventory.groups.keys()) depth(name);
  return depths;
}

/** Throws when a group is among its own children. */
export function refuseLoops(inventory: AnsibleInventory, place: string): void {
  const done = new Set<string>();
  const visit = (name: string, above: readonly string[]): void => {
    if (above.includes(name)) {
      throw new AppError('inventory-syntax', {place, detail: say('group-loop', {group: name})});
    }
    if (done.has(name)) return;
    for (const child of inventory.groups.get(name)?.children ?? []) visit(child, [...above, name]);
    done.add(name);
  };
  for (const name of inventory.groups.keys()) visit(name, []);
}
