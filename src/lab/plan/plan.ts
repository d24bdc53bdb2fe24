import type {LinkDirection, Scenario} from '../scenario.ts';
import {nodeNames} from '../scenario-check.ts';
import {type ResolvedGuest, type ResolvedNode, resolveNode} from './resolve-node.ts';

/** A pod of the lab: one network namespace with one process. */
export type PlannedPod = {
  namespace: string;
  /** Name of its end in the node. */
  hostInterface: string;
  address: string;
  role: {kind: 'proxy'; backend: string} | {kind: 'backend'} | {kind: 'idle'};
};

export type PlannedNode = {
  id: string;
  region: string;
  namespace: string;
  /** Of a guest’s card; that of other nodes is the kernel’s choice. */
  mac: string;
  address: string;
  /** Null in a lab without IPv6. */
  address6: string | null;
  /** `10.244.3`: pods are .10 and up, cni0 is .1, flannel.1 is .0. */
  podPrefix: string;
  overlayMac: string;
  /** None on a guest. */
  pods: PlannedPod[];
  spec: ResolvedNode;
};

/** A node that is a virtual machine; it has no namespace of its own, its program runs in that of its gateway. */
export type PlannedGuest = PlannedNode & {
  spec: ResolvedNode & {guest: ResolvedGuest};
};

export type PlannedRegion = {
  name: string;
  /** First three numbers of its addresses; the gateway is .1. */
  prefix: string;
  /** First four groups of its IPv6 addresses; null in a lab without IPv6. */
  prefix6: string | null;
  gatewayNamespace: string;
  /** The veth by which the machine itself reaches the region. */
  rootInterface: string;
  rootAddress: string;
  gatewayRootAddress: string;
  reportsTooBig: boolean;
  dropsEchoRequests: boolean;
  servicePaused: boolean;
  nodes: PlannedNode[];
  labels: Readonly<Record<string, string>>;
};

/** One direction of a link, as the sending gateway sees it. */
type PlannedDirection = Required<Omit<LinkDirection, 'rateMbit'>> & {
  rateMbit: number | null;
  from: string;
  to: string;
  /** Of the sending gateway’s end. */
  address: string;
  address6: string | null;
  mac: string;
};
export type PlannedLink = {number: number; directions: [PlannedDirection, PlannedDirection]};

/** Every name and address of a lab, worked out before anything is made. */
export type LabPlan = {
  name: string;
  index: number;
  regions: PlannedRegion[];
  links: PlannedLink[];
  /** Where the user-space delay line runs; unused where the kernel has netem. */
  lineNamespace: string;
  service: {port: number; largeBytes: number} | null;
};

export const SERVICE_POD_PORT = 8080;
const LINKS_SUBNET = 0xfe;
const DEFAULT_SERVICE = {port: 30080, largeBytes: 262_144};

/** Unique local addresses (RFC 4193) of a lab; they exist in its namespaces alone. */
function network6(scenario: Scenario, index: number, subnet: number): string | null {
  if (scenario.ipVersion !== 6) return null;
  return `fd53:5350:${(index + 1).toString(16)}:${subnet.toString(16)}`;
}

/** The lab’s share of 10.0.0.0/8; one per lab that is up at the same time. */
export function networkPrefix(index: number): string {
  return `10.${100 + index}`;
}

export function planLab(scenario: Scenario, name: string, index: number): LabPlan {
  const tag = `sslab${index}`;
  const regionNames = Object.keys(scenario.regions);
  const ids = nodeNames(scenario);
  const withService = scenario.service !== null;
  const regions = regionNames.map((region, i): PlannedRegion => {
    const spec = scenario.regions[region];
    const prefix = `${networkPrefix(index)}.${i + 1}`;
    const prefix6 = network6(scenario, index, i + 1);
    const management = `${networkPrefix(index)}.255`;
    const planned = ids
      .filter((id) => id.slice(0, id.lastIndexOf('-')) === region)
      .map((id, n) =>
        planNode(scenario, {id, region, tag, n, number: ids.indexOf(id) + 1, prefix, prefix6}),
      );
    if (withService) placeService(planned);
    return {
      name: region,
      prefix,
      prefix6,
      gatewayNamespace: `${tag}-gw-${region}`,
      rootInterface: `${tag}r${i + 1}`,
      gatewayRootAddress: `${management}.${i * 4 + 1}`,
      rootAddress: `${management}.${i * 4 + 2}`,
      reportsTooBig: spec?.reportsTooBig ?? true,
      dropsEchoRequests: spec?.dropsEchoRequests ?? false,
      servicePaused: spec?.servicePaused ?? false,
      nodes: planned,
      labels: spec?.labels ?? {},
    };
  });
  return {
    name,
    index,
    regions,
    links: planLinks(scenario, index),
    lineNamespace: `${tag}-line`,
    service: withService ? {...DEFAULT_SERVICE, ...scenario.service} : null,
  };
}

/** Nodes made of namespaces. */
export function namespaceNodes(plan: LabPlan): PlannedNode[] {
  return plan.regions.flatMap((region) => region.nodes).filter((node) => !isGuest(node));
}

export function guestsOf(plan: LabPlan): PlannedGuest[] {
  return plan.regions.flatMap((region) => region.nodes).filter(isGuest);
}

export function isGuest(node: PlannedNode): node is PlannedGuest {
  return node.spec.guest !== null;
}

/** All network namespaces, pods first: what must go when the lab ends. */
export function namespacesOf(plan: LabPlan): string[] {
  const nodes = namespaceNodes(plan);
  return [
    ...nodes.flatMap((node) => node.pods.map((pod) => pod.namespace)),
    ...nodes.map((node) => node.namespace),
    ...plan.regions.map((region) => region.gatewayNamespace),
    plan.lineNamespace,
  ];
}

type NodePlace = {
  id: string;
  region: string;
  tag: string;
  n: number;
  number: number;
  prefix: string;
  prefix6: string | null;
};

function planNode(scenario: Scenario, place: NodePlace): PlannedNode {
  const {id, region, tag, n, number, prefix, prefix6} = place;
  const spec = resolveNode(scenario, id);
  const namespace = spec.guest === null ? `${tag}-${id}` : `${tag}-gw-${region}`;
  const hex = number.toString(16).padStart(2, '0');
  return {
    id,
    region,
    namespace,
    mac: `5a:10:0e:00:00:${hex}`,
    address: `${prefix}.${11 + n}`,
    address6: prefix6 === null ? null : `${prefix6}::${(0x11 + n).toString(16)}`,
    podPrefix: `10.244.${number}`,
    overlayMac: `5a:10:24:40:00:${hex}`,
    pods: spec.guest === null ? [planPod(namespace, `10.244.${number}`, 1)] : [],
    spec,
  };
}

function planPod(nodeNamespace: string, prefix: string, number: number): PlannedPod {
  return {
    namespace: `${nodeNamespace}.p${number}`,
    hostInterface: `vethp${number}`,
    address: `${prefix}.${9 + number}`,
    role: {kind: 'idle'},
  };
}

/** The proxy runs on the first node, the backend on the second, so that each request crosses the overlay. */
function placeService(nodes: PlannedNode[]): void {
  const [first, second] = nodes;
  if (first === undefined) return;
  const proxy = first.pods[0];
  if (second === undefined) first.pods.push(planPod(first.namespace, first.podPrefix, 2));
  const backend = second === undefined ? first.pods[1] : second.pods[0];
  if (proxy === undefined || backend === undefined) return;
  backend.role = {kind: 'backend'};
  proxy.role = {kind: 'proxy', backend: backend.address};
}

function planLinks(scenario: Scenario, index: number): PlannedLink[] {
  const regions = Object.keys(scenario.regions);
  const links: PlannedLink[] = [];
  for (const [i, a] of regions.entries()) {
    for (const b of regions.slice(i + 1)) {
      const given = scenario.links?.find(({between}) => between.includes(a) && between.includes(b));
      const number = links.length;
      const prefix6 = network6(scenario, index, LINKS_SUBNET);
      const direction = (from: string, to: string, host: number): PlannedDirection => ({
        from,
        to,
        address: `${networkPrefix(index)}.254.${number * 4 + host}`,
        address6: prefix6 === null ? null : `${prefix6}::${(number * 4 + host).toString(16)}`,
        mac: `5a:10:fe:00:${number.toString(16).padStart(2, '0')}:0${host}`,
        delayMs: given?.toward?.[to]?.delayMs ?? given?.delayMs ?? 20,
        mtuBytes: given?.toward?.[to]?.mtuBytes ?? given?.mtuBytes ?? 1500,
        reportsTooBig: given?.toward?.[to]?.reportsTooBig ?? given?.reportsTooBig ?? true,
        lossShare: given?.toward?.[to]?.lossShare ?? given?.lossShare ?? 0,
        rateMbit: given?.toward?.[to]?.rateMbit ?? given?.rateMbit ?? null,
      });
      links.push({number, directions: [direction(a, b, 1), direction(b, a, 2)]});
    }
  }
  return links;
}
