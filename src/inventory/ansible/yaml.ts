import type {SourceFile} from '../source.ts';
import {
  readYaml,
  unknownKey,
  type YamlFile,
  type YamlReader,
  type YamlValue,
} from '../yaml-document.ts';
import {type AnsibleInventory, addHost, emptyInventory, groupOf, type Variables} from './groups.ts';
import {hostsOf} from './ini.ts';

export const GROUP_KEYS = ['hosts', 'children', 'vars'] as const;

/** Reads an Ansible inventory in YAML form. Source: ansible.builtin.yaml. */
export async function readAnsibleYaml(source: SourceFile): Promise<AnsibleInventory> {
  const {root, reader} = await readYaml(source);
  const inventory = emptyInventory();
  for (const {key, value} of reader.entries(root)) readGroup(inventory, reader, key, value);
  return inventory;
}

function readGroup(
  inventory: AnsibleInventory,
  reader: YamlReader,
  name: string,
  value: YamlValue,
): void {
  const group = groupOf(inventory, name);
  const fields = groupFields(reader, value);
  if (fields.vars !== undefined) {
    for (const [key, variable] of variablesOf(reader, fields.vars))
      group.variables.set(key, variable);
  }
  if (fields.hosts !== undefined) {
    for (const {key, place, value: host} of reader.entries(fields.hosts)) {
      const variables = variablesOf(reader, host);
      for (const {name: hostName, port} of hostsOf(key, place)) {
        addHost(inventory, name, {name: hostName, port, variables, place});
      }
    }
  }
  if (fields.children === undefined) return;
  for (const {key, value: child} of reader.entries(fields.children)) {
    group.children.add(key);
    readGroup(inventory, reader, key, child);
  }
}

function groupFields(reader: YamlReader, value: YamlValue) {
  const found: Partial<Record<(typeof GROUP_KEYS)[number], YamlValue>> = {};
  for (const {key, place, value: child} of reader.entries(value)) {
    const known = GROUP_KEYS.find((name) => name === key);
    if (known === undefined) throw unknownKey(place, key, GROUP_KEYS);
    found[known] = child;
  }
  return found;
}

/** A mapping of variables: of a group, a host, or a file of group_vars. */
export function variablesOf(reader: YamlFile['reader'], value: YamlValue): Variables {
  const variables: Variables = new Map();
  for (const {key, place, value: child} of reader.entries(value)) {
    variables.set(key, {value: reader.plain(child), place});
  }
  return variables;
}
