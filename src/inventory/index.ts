import {hostname} from 'node:os';
import {AppError} from '../model/error.ts';
import type {Inventory, Node, Service} from '../model/node.ts';
import {findAddresses} from './find-address.ts';
import {readHostFlag} from './host-flag.ts';
import type {KubernetesRequest} from './kubernetes/index.ts';
import {readInventoryFile} from './read-file.ts';
import type {Part} from './source.ts';
import {say} from './strings.ts';

export {readAcceptedFile} from './accepted-yaml.ts';
export {claimOf} from './claim.ts';
export {strings} from './strings.ts';

export type InventoryRequest = {
  /** Paths after `-i`: samespec YAML, or an Ansible inventory in INI or YAML. */
  files: readonly string[];
  /** Values after `--host`. */
  hosts: readonly string[];
  /** Clusters whose nodes belong to the fleet. */
  kubernetes?: KubernetesRequest;
  /** Given to nodes that do not have these labels themselves. */
  labels?: Readonly<Record<string, string>>;
};

/**
 * Who the nodes are. Without files and hosts: this machine.
 * Throws an AppError (exit 2) that names file and line for anything wrong in what was given.
 */
export async function readInventory(request: InventoryRequest): Promise<Inventory> {
  const parts: Part[] = [];
  // The nodes of clusters have services as well, and expectations.
  const clusters = (request.kubernetes?.contexts.length ?? 0) > 0;
  for (const file of request.files) parts.push(await readInventoryFile(file, clusters));
  const flagged = request.hosts.map(readHostFlag);
  if (flagged.length > 0) parts.push({nodes: flagged, services: [], expectations: []});
  const clustered = await clustersOf(request.kubernetes);
  if (parts.length === 0 && clustered === undefined)
    parts.push({nodes: [thisMachine()], services: [], expectations: []});

  const nodes = combined(
    parts.flatMap((part) => part.nodes),
    clustered?.nodes ?? [],
  );
  refuseDuplicates(nodes);
  const services = parts.flatMap((part) => part.services);
  refuseOtherServices(services);
  const cohortBy = parts.findLast((part) => part.cohortBy !== undefined)?.cohortBy;
  const labelled = nodes.map((node) => ({...node, labels: {...request.labels, ...node.labels}}));
  return {
    nodes: await findAddresses(labelled),
    services,
    ...(clustered === undefined ? {} : {clusters: clustered.clusters}),
    ...(cohortBy === undefined ? {} : {cohortBy}),
    expectations: parts.flatMap((part) => part.expectations),
  };
}

/** The client library is loaded where a cluster is asked for, and only there. */
async function clustersOf(request: KubernetesRequest | undefined) {
  if (request === undefined || request.contexts.length === 0) return undefined;
  const {readClusters} = await import('./kubernetes/index.ts');
  return readClusters(request);
}

/**
 * A machine named in a file and in a cluster (same name, or same address) is one node: reached as the file says,
 * with the labels of both, the file's first.
 */
function combined(listed: readonly Node[], clustered: readonly Node[]): Node[] {
  const left = new Set(clustered);
  const both = listed.map((node) => {
    const same = clustered.find(
      ({id, address}) => id === node.id || (address !== undefined && address === addressOf(node)),
    );
    if (same === undefined) return node;
    left.delete(same);
    return {
      ...node,
      ...(node.address === undefined && same.address !== undefined ? {address: same.address} : {}),
      labels: {...same.labels, ...node.labels},
    };
  });
  return [...both, ...left];
}

function addressOf(node: Node): string | undefined {
  return node.address ?? (node.reach.kind === 'ssh' ? node.reach.host : undefined);
}

function thisMachine(): Node {
  const id = hostname()
    .replaceAll(/[^A-Za-z0-9._-]/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '');
  return {id: id === '' ? 'localhost' : id, reach: {kind: 'local'}, labels: {}, origin: '-'};
}

function refuseDuplicates(nodes: readonly Node[]): void {
  const origins = new Map<string, string>();
  for (const {id, origin} of nodes) {
    const first = origins.get(id);
    if (first !== undefined) {
      throw new AppError('inventory-duplicate', {place: origin, name: id, first});
    }
    origins.set(id, origin);
  }
}

function refuseOtherServices(services: readonly Service[]): void {
  const known = new Map<string, Service>();
  for (const service of services) {
    const {region, origin: place} = service;
    const first = known.get(region);
    if (first !== undefined) {
      const detail = say('service-twice', {region, first: first.origin});
      throw new AppError('inventory-syntax', {place, detail});
    }
    known.set(region, service);
  }
}
