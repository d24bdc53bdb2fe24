import {existsSync} from 'node:fs';
import {AppError} from '../../model/error.ts';
import type {Message} from '../../model/message.ts';
import type {Node} from '../../model/node.ts';
import {say} from '../strings.ts';
import {isHost, isNodeName, isUser, nameFromHost, pathBeside, portOf} from '../words.ts';
import type {AnsibleInventory, Variable} from './groups.ts';
import type {MergedHost} from './merge-variables.ts';

const SSH_CONNECTIONS = ['ssh', 'smart', 'paramiko', 'paramiko_ssh', 'openssh'];
const LABELS: readonly (readonly [variable: string, label: string])[] = [
  ['zone', 'zone'],
  ['provider', 'provider'],
  ['instance_type', 'instanceType'],
];
const LABEL_PREFIX = 'samespec_label_';
const REGIONS_GROUP = 'regions';

/** Makes a node of an Ansible host, taking from its variables what concerns reaching it and its labels. */
export function nodeOf(host: MergedHost, inventory: AnsibleInventory, file: string): Node {
  const {name, place} = host;
  const id = isNodeName(name) ? name : nameFromHost(name);
  if (!isNodeName(id)) {
    throw new AppError('inventory-wrong-type', {place, key: name, expected: say('a-node-name')});
  }
  return {id, reach: reachOf(host, file), labels: labelsOf(host, inventory), origin: place};
}

function reachOf(host: MergedHost, file: string): Node['reach'] {
  const connection = text(host, 'ansible_connection');
  if (connection?.value === 'local') return {kind: 'local'};
  if (connection !== undefined && !SSH_CONNECTIONS.includes(connection.value)) {
    const params = {name: host.name, value: connection.value};
    throw new AppError('inventory-syntax', {
      place: connection.place,
      detail: say('bad-connection', params),
    });
  }
  const address = text(host, 'ansible_host', 'ansible_ssh_host');
  if (address !== undefined) check(host, address, isHost, say('a-host'));
  const user = text(host, 'ansible_user', 'ansible_ssh_user');
  if (user !== undefined) check(host, user, isUser, say('a-user'));
  const port = text(host, 'ansible_port', 'ansible_ssh_port');
  if (port !== undefined) check(host, port, (value) => portOf(value) !== undefined, say('a-port'));
  const key = text(host, 'ansible_ssh_private_key_file', 'ansible_private_key_file');
  const jump = jumpOf(text(host, 'ansible_ssh_common_args')?.value);
  return {
    kind: 'ssh',
    host: address?.value ?? host.name,
    ...(user === undefined ? {} : {user: user.value}),
    ...(port === undefined ? {} : {port: Number(port.value)}),
    ...(key === undefined ? {} : {identityFile: keyFile(file, key.value)}),
    ...(jump === undefined ? {} : {jump}),
  };
}

type Text = {variable: string; value: string; place: string};

/** The first of these variables that is set, as text; templates are refused. */
function text(host: MergedHost, ...names: string[]): Text | undefined {
  for (const variable of names) {
    const found = host.variables.get(variable);
    if (found === undefined || found.value === null || found.value === '') continue;
    const value = String(found.value);
    if (!/\{\{|\{%/.test(value)) return {variable, value, place: found.place};
    const params = {name: host.name, variable, value};
    throw new AppError('inventory-syntax', {place: found.place, detail: say('template', params)});
  }
  return undefined;
}

function check(host: MergedHost, given: Text, fits: (v: string) => boolean, expected: Message) {
  if (fits(given.value)) return;
  const {variable, value, place} = given;
  const params = {name: host.name, variable, value, expected};
  throw new AppError('inventory-syntax', {place, detail: say('bad-variable', params)});
}

/** Beside the inventory where it is there, else as ssh would find it: from the current folder. */
function keyFile(file: string, path: string): string {
  const beside = pathBeside(file, path);
  return existsSync(beside) ? beside : pathBeside(`${process.cwd()}/-`, path);
}

/** `-o ProxyJump=bastion` or `-J bastion` among the common arguments. */
function jumpOf(given: string | undefined): string | undefined {
  const jump = /(?:^|[\s"'])(?:-J\s*|-o\s*["']?ProxyJump[= ])([^\s"']+)/i.exec(given ?? '')?.[1];
  return jump !== undefined && isHost(jump) ? jump : undefined;
}

function labelsOf(host: MergedHost, inventory: AnsibleInventory): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const [variable, label] of LABELS) {
    const value = plain(host.variables.get(variable));
    if (value !== undefined) labels[label] = value;
  }
  for (const [name, variable] of host.variables) {
    const value = plain(variable);
    if (!name.startsWith(LABEL_PREFIX) || name === LABEL_PREFIX || value === undefined) continue;
    labels[name.slice(LABEL_PREFIX.length)] = value;
  }
  const region =
    plain(host.variables.get('samespec_region')) ??
    plain(host.variables.get('region')) ??
    regionGroup(host, inventory);
  if (region !== undefined) labels.region = region;
  return labels;
}

/** Text or number; templates and structures are no labels. */
function plain(variable: Variable | undefined): string | undefined {
  const value = variable?.value;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '' || /\{\{|\{%/.test(value)) return undefined;
  return value;
}

/** A child group of `regions` that the host is in. */
function regionGroup(host: MergedHost, inventory: AnsibleInventory): string | undefined {
  const regions = inventory.groups.get(REGIONS_GROUP)?.children ?? new Set<string>();
  return [...regions].find((name) => host.groups.has(name));
}
