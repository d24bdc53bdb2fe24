import {factSegments, type NodeFacts} from '../../model/fact.ts';
import {leafNames, leafOf} from '../../model/leaf-table.ts';
import type {Message} from '../../model/message.ts';
import {regionOf} from '../../model/node.ts';
import type {ReportDocument} from '../../model/report.ts';
import {say} from '../strings.ts';
import {iperfResult, podPlacement} from './article-load.ts';
import {pingResult} from './article-ping.ts';

/** One check that people do by hand: its answer in each region, what the article made of it, what it means. */
export type ArticleCheck = {
  id: (typeof CHECKS)[number]['id'];
  /** As the article has it. */
  command: string;
  results: {region: string; result: Message}[];
  concluded: Message;
  shows: Message;
};

type RegionNodes = {document: ReportDocument; region: string; nodes: readonly NodeFacts[]};

/** In the order of the article. */
const CHECKS = [
  {id: 'images', command: 'sha256 of the images', result: imageDigests},
  {id: 'pods', command: 'kubectl get pods -o wide', result: podsOf},
  {
    id: 'files',
    command: 'diff /etc/sysctl.conf; diff /etc/security/limits.conf',
    result: fileEntries,
  },
  {id: 'cpu-flag', command: "egrep -o 'vmx|svm' /proc/cpuinfo", result: cpuFlag},
  {id: 'kvm-modules', command: 'lsmod | grep kvm', result: kvmModules},
  {id: 'iperf', command: 'iperf3 -c PEER', result: iperfOf},
  {id: 'ping', command: 'ping -M do -s 1472 PEER', result: pingOf},
  {id: 'ip-link', command: 'ip link show eth0', result: interfaceMtu},
] as const;

/** Every check with its result per region, regions sorted; none for a run of one region, where nothing is compared. */
export function articleChecks(document: ReportDocument): ArticleCheck[] {
  const facts = new Map(document.facts.map((one) => [one.node, one]));
  const regions = new Map<string, NodeFacts[]>();
  for (const node of document.run.inventory.nodes) {
    const known = regions.get(regionOf(node)) ?? [];
    const read = facts.get(node.id);
    regions.set(regionOf(node), read === undefined ? known : [...known, read]);
  }
  if (regions.size < 2) return [];
  const names = [...regions.keys()].sort();
  return CHECKS.map(({id, command, result}) => ({
    id,
    command,
    results: names.map((region) => ({
      region,
      result: result({document, region, nodes: regions.get(region) ?? []}),
    })),
    concluded: say(`article-${id}-concluded`),
    shows: say(`article-${id}-shows`),
  }));
}

function cpuFlag({nodes}: RegionNodes): Message {
  return perNode(nodes, (facts) => {
    const flag = valueIn(facts, 'virt.nestingFlag');
    if (flag === undefined) return undefined;
    return flag === 'none' ? say('article-no-output') : say('article-value', {value: String(flag)});
  });
}

const MODULES = ['kvm', 'kvm_amd', 'kvm_intel', 'kvm_pvm'];

function kvmModules({nodes}: RegionNodes): Message {
  return perNode(nodes, (facts) => {
    // Without an answer about any module nobody looked.
    if (!MODULES.some((name) => leafOf(facts, `kvm.module.${name}`) !== undefined))
      return undefined;
    const found = MODULES.flatMap((name) => {
      const state = valueIn(facts, `kvm.module.${name}`);
      if (state === 'builtin') return [say('article-kvm-builtin', {name})];
      const users = valueIn(facts, `kvm.module.${name}.users`);
      if (state !== 'loaded') return [];
      if (typeof users !== 'number') return [say('article-value', {value: name})];
      return [say('article-kvm-loaded', {name, users})];
    });
    return found.length === 0 ? say('article-no-output') : joined(found);
  });
}

function pingOf({document, region}: RegionNodes): Message {
  const parts = pingResult(document, region);
  return parts.length === 0 ? say('article-unknown') : joined(parts);
}

function podsOf({nodes}: RegionNodes): Message {
  return podPlacement(nodes) ?? say('article-unknown');
}

function iperfOf({document, region}: RegionNodes): Message {
  const parts = iperfResult(document, region);
  return parts.length === 0 ? say('article-unknown') : joined(parts);
}

function interfaceMtu({nodes}: RegionNodes): Message {
  return perNode(nodes, (facts) => {
    const mtu = valueIn(facts, 'net.default.mtuBytes');
    const name = valueIn(facts, 'net.default.interface');
    if (mtu === undefined || name === undefined) return undefined;
    return say('article-interface', {interface: String(name), mtu: Number(mtu)});
  });
}

function fileEntries(given: RegionNodes): Message {
  const isEntry = (path: string) => /^(?:sysctlFile|limits\.file)[.[]/.test(path);
  const count = valuesOf(given, isEntry);
  if (count === 0 && !given.nodes.some((facts) => wasRead(facts, ['sysctl.files', 'limits']))) {
    return say('article-unknown');
  }
  const differing = differingIn(given, isEntry);
  const inForce = differingIn(given, (path) => /^sysctl[.[]/.test(path));
  return say('article-entries', {count, differing, inForce});
}

function imageDigests(given: RegionNodes): Message {
  const isDigest = (path: string) =>
    path.startsWith('container.image') && factSegments(path).at(-1) === 'digest';
  const count = valuesOf(given, isDigest);
  if (count === 0) return digestsInClusters(given);
  return say('article-images', {count, differing: differingIn(given, isDigest)});
}

/** Where no node told of its images, what the clusters of the region say of those of their workloads. */
function digestsInClusters({document, region}: RegionNodes): Message {
  const {run, clusters = [], comparison} = document;
  const nodes = run.inventory.nodes.filter((node) => regionOf(node) === region);
  const own = new Set(nodes.map(({labels}) => labels.cluster));
  const isDigest = (path: string) =>
    path.startsWith('workload') &&
    /^(?:manifest|config)Digest$/.test(factSegments(path).at(-1) ?? '');
  const told = clusters
    .filter(({node}) => own.has(node))
    .flatMap(({leaves}) => Object.entries(leaves))
    .filter(([path, leaf]) => 'value' in leaf && isDigest(path));
  const count = new Set(told.map(([path]) => path)).size;
  if (count === 0) return say('article-unknown');
  const odd = (comparison.clusterPartitions ?? []).filter(
    ({fact, groups}) =>
      isDigest(fact) && groups.slice(1).some((group) => group.nodes.some((name) => own.has(name))),
  );
  return say('article-images', {count, differing: odd.length});
}

function wasRead(facts: NodeFacts, sections: readonly string[]): boolean {
  return sections.some((section) => facts.sections[section] !== undefined);
}

/** Facts of this kind that any node of the region has a value of. */
function valuesOf({nodes}: RegionNodes, wanted: (path: string) => boolean): number {
  const found = new Set<string>();
  // Nodes with the same facts share one list of names.
  const lists = new Map<readonly string[], string[]>();
  for (const facts of nodes) {
    const names = leafNames(facts);
    const own = lists.get(names) ?? names.filter(wanted);
    lists.set(names, own);
    for (const path of own) {
      if (!found.has(path) && valueIn(facts, path) !== undefined) found.add(path);
    }
  }
  return found.size;
}

/** Facts of this kind in which a node of the region is not among the largest group of its cohort. */
function differingIn({document, nodes}: RegionNodes, wanted: (path: string) => boolean): number {
  const own = new Set(nodes.map(({node}) => node));
  const odd = document.comparison.partitions.filter(
    ({fact, groups}) =>
      wanted(fact) && groups.slice(1).some((group) => group.nodes.some((node) => own.has(node))),
  );
  return new Set(odd.map(({fact}) => fact)).size;
}

function valueIn(facts: NodeFacts, path: string) {
  const leaf = leafOf(facts, path);
  return leaf !== undefined && 'value' in leaf ? leaf.value : undefined;
}

/** One answer where all nodes of the region agree, else each with how many gave it; two are told. */
function perNode(
  nodes: readonly NodeFacts[],
  read: (facts: NodeFacts) => Message | undefined,
): Message {
  const answers = new Map<string, {message: Message; count: number}>();
  for (const facts of nodes) {
    const message = read(facts) ?? say('article-unknown');
    const key = JSON.stringify(message);
    answers.set(key, {message, count: (answers.get(key)?.count ?? 0) + 1});
  }
  const [first, ...others] = [...answers.values()].sort((a, b) => b.count - a.count);
  if (first === undefined) return say('article-unknown');
  if (others.length === 0) return first.message;
  return joined(
    [first, ...others].map(({message, count}) =>
      say('article-some', {value: message, count, total: nodes.length}),
    ),
  );
}

function joined(parts: readonly Message[]): Message {
  const [first, ...rest] = parts;
  if (first === undefined) return say('article-unknown');
  return rest.length === 0 ? first : say('article-parts-two', {first, second: joined(rest)});
}
