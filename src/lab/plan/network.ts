import type {LabPlan, PlannedLink, PlannedNode, PlannedPod, PlannedRegion} from './plan.ts';
import {isGuest, namespaceNodes, namespacesOf, SERVICE_POD_PORT} from './plan.ts';

/** Inside the lab’s own wiring frames of any size pass: only what a scenario says limits them. */
const WIRE_MTU = 9500;
/** Logins must work whatever the scenario breaks, so the machine itself sends small packets to its nodes. */
const MANAGEMENT_MTU = 1280;

/** Input of `ip -batch`, `bridge -batch` and `nft -f`, by namespace; `root` for the machine itself. */
export type NetworkFiles = {
  /** One name a line. */
  namespaces: string;
  root: string;
  /** `ip -n NAMESPACE -batch`. */
  ip: Map<string, string>;
  /** `bridge -n NAMESPACE -batch`. */
  fdb: Map<string, string>;
  nft: Map<string, string>;
  /** Lines `NAMESPACE INTERFACE`: offloads are switched off there, so that each packet is one packet. */
  offloadsOff: string;
  /** Lines `NAMESPACE INTERFACE DELAY_MS LOSS_PERCENT RATE_MBIT|-` for `tc netem` or tbf. */
  shaping: string;
  /** Lines of arguments of delay-line.py; empty where netem does the work. */
  delayLines: string;
};

type Delay = 'netem' | 'line';

export function networkFiles(plan: LabPlan, delay: Delay): NetworkFiles {
  const nodes = namespaceNodes(plan);
  const ip = new Map<string, string>();
  const fdb = new Map<string, string>();
  const nft = new Map<string, string>();
  for (const region of plan.regions) {
    ip.set(region.gatewayNamespace, lines(gatewayCommands(plan, region)));
    const table = gatewayTables(plan, region);
    if (table !== '') nft.set(region.gatewayNamespace, table);
  }
  for (const node of nodes) {
    ip.set(node.namespace, lines(nodeCommands(node, nodes)));
    fdb.set(node.namespace, lines(forwardingEntries(node, nodes)));
    for (const pod of node.pods) ip.set(pod.namespace, lines(podCommands(node, pod)));
    const proxy = node.pods.find((pod) => pod.role.kind === 'proxy');
    if (proxy !== undefined && plan.service !== null) {
      nft.set(node.namespace, nodePortTable(node.address, plan.service.port, proxy.address));
    }
  }
  if (delay === 'line' && plan.links.length > 0) {
    ip.set(plan.lineNamespace, lines(plan.links.flatMap(lineCommands)));
  }
  return {
    namespaces: lines(namespacesOf(plan)),
    root: lines(rootCommands(plan, nodes, delay)),
    ip,
    fdb,
    nft,
    offloadsOff: lines(plan.links.flatMap((link) => linkEnds(plan, link, delay))),
    shaping: lines(plan.links.flatMap((link) => shapingOf(plan, link, delay))),
    delayLines: delay === 'line' ? lines(plan.links.map(delayLineArguments)) : '',
  };
}

function lines(commands: readonly string[]): string {
  return commands.map((command) => `${command}\n`).join('');
}

function rootCommands(plan: LabPlan, nodes: readonly PlannedNode[], delay: Delay): string[] {
  const commands: string[] = [];
  for (const region of plan.regions) {
    const {rootInterface, gatewayNamespace, gatewayRootAddress} = region;
    commands.push(
      `link add ${rootInterface} type veth peer name mgmt netns ${gatewayNamespace}`,
      `addr add ${region.rootAddress}/30 dev ${rootInterface}`,
      `link set ${rootInterface} up`,
    );
    for (const node of region.nodes.filter((each) => !isGuest(each))) {
      const nicMtu = Math.max(node.spec.nicMtuBytes, node.spec.podMtuBytes + 50);
      const leg = `peer name ${node.id} mtu ${WIRE_MTU} netns ${gatewayNamespace}`;
      commands.push(`link add eth0 mtu ${nicMtu} netns ${node.namespace} type veth ${leg}`);
    }
    // The gateway’s end must be up before the machine can route through it, so the route comes last.
    commands.push(
      `route add ${region.prefix}.0/24 via ${gatewayRootAddress} dev ${rootInterface} mtu ${MANAGEMENT_MTU} advmss ${MANAGEMENT_MTU - 40}`,
    );
  }
  for (const node of nodes) {
    for (const pod of node.pods) {
      const mtu = node.spec.podMtuBytes;
      const peer = `peer name ${pod.hostInterface} mtu ${mtu} netns ${node.namespace}`;
      commands.push(`link add eth0 mtu ${mtu} netns ${pod.namespace} type veth ${peer}`);
    }
  }
  for (const link of plan.links) {
    const [ab, ba] = link.directions;
    const a = `to-${ab.to} address ${ab.mac} mtu ${WIRE_MTU} netns ${gatewayOf(plan, ab.from)}`;
    const b = `to-${ba.to} address ${ba.mac} mtu ${WIRE_MTU} netns ${gatewayOf(plan, ba.from)}`;
    if (delay === 'netem') commands.push(`link add ${a} type veth peer name ${b}`);
    else {
      const end = (side: string) =>
        `peer name l${link.number}${side} mtu ${WIRE_MTU} netns ${plan.lineNamespace}`;
      commands.push(`link add ${a} type veth ${end('a')}`, `link add ${b} type veth ${end('b')}`);
    }
  }
  return commands;
}

function gatewayOf(plan: LabPlan, region: string): string {
  return plan.regions.find(({name}) => name === region)?.gatewayNamespace ?? '';
}

function gatewayCommands(plan: LabPlan, region: PlannedRegion): string[] {
  const commands = [
    'link set lo up',
    `addr add ${region.gatewayRootAddress}/30 dev mgmt`,
    'link set mgmt up',
    'link add br0 type bridge',
  ];
  for (const node of region.nodes) {
    if (isGuest(node)) commands.push(`tuntap add dev ${node.id} mode tap`);
    const mtu = isGuest(node) ? `mtu ${WIRE_MTU} ` : '';
    commands.push(`link set ${node.id} ${mtu}master br0 up`);
  }
  commands.push(
    `link set br0 mtu ${WIRE_MTU} up`,
    `addr add ${region.prefix}.1/24 dev br0`,
    // A route’s MTU limits what is forwarded to the byte; a veth’s own MTU allows four bytes more.
    ...region.nodes.map(
      (node) => `route add ${node.address}/32 dev br0 mtu ${node.spec.nicMtuBytes}`,
    ),
    ...gatewayCommands6(region),
  );
  for (const {directions} of plan.links) {
    const out = directions.find(({from}) => from === region.name);
    const back = directions.find(({to}) => to === region.name);
    if (out === undefined || back === undefined) continue;
    const peer = plan.regions.find(({name}) => name === out.to);
    commands.push(
      `addr add ${out.address}/30 dev to-${out.to}`,
      `link set to-${out.to} up`,
      // Known beforehand, so that no packet waits for an address and loss cannot hide the neighbour.
      `neigh add ${back.address} lladdr ${back.mac} dev to-${out.to} nud permanent`,
      `route add ${peer?.prefix}.0/24 via ${back.address} dev to-${out.to} mtu ${out.mtuBytes}`,
    );
    if (peer === undefined || peer.prefix6 === null) continue;
    commands.push(
      `addr add ${out.address6}/126 dev to-${out.to} nodad`,
      `neigh add ${back.address6} lladdr ${back.mac} dev to-${out.to} nud permanent`,
      `route add ${peer.prefix6}::/64 via ${back.address6} dev to-${out.to} mtu ${out.mtuBytes}`,
    );
  }
  return commands;
}

function gatewayCommands6({prefix6, nodes}: PlannedRegion): string[] {
  if (prefix6 === null) return [];
  return [
    `addr add ${prefix6}::1/64 dev br0 nodad`,
    ...nodes.map(({address6, spec}) => `route add ${address6}/128 dev br0 mtu ${spec.nicMtuBytes}`),
  ];
}

function nodeCommands(node: PlannedNode, nodes: readonly PlannedNode[]): string[] {
  const {spec, podPrefix} = node;
  const gateway = `${node.address.slice(0, node.address.lastIndexOf('.'))}.1`;
  const commands = [
    'link set lo up',
    `addr add ${node.address}/24 dev eth0`,
    'link set eth0 up',
    `route add default via ${gateway}`,
    ...nodeCommands6(node),
    'link add cni0 type bridge',
    ...node.pods.map((pod) => `link set ${pod.hostInterface} master cni0 up`),
    `addr add ${podPrefix}.1/24 dev cni0`,
    'link set cni0 up',
    `link add flannel.1 mtu ${spec.podMtuBytes} address ${node.overlayMac} type vxlan id 1 dstport 8472 local ${node.address} dev eth0 df ${spec.outerDf} nolearning`,
    `addr add ${podPrefix}.0/32 dev flannel.1`,
    'link set flannel.1 up',
    // A tunnel keeps its MTU when the NIC under it shrinks; this is how a too big one comes about.
    `link set eth0 mtu ${spec.nicMtuBytes}`,
  ];
  for (const peer of nodes) {
    if (peer === node) continue;
    commands.push(
      `neigh add ${peer.podPrefix}.0 lladdr ${peer.overlayMac} dev flannel.1 nud permanent`,
      `route add ${peer.podPrefix}.0/24 via ${peer.podPrefix}.0 dev flannel.1 onlink`,
    );
  }
  return commands;
}

function nodeCommands6({address6}: PlannedNode): string[] {
  if (address6 === null) return [];
  const gateway = `${address6.slice(0, address6.indexOf('::'))}::1`;
  return [`addr add ${address6}/64 dev eth0 nodad`, `route add default via ${gateway} dev eth0`];
}

function forwardingEntries(node: PlannedNode, nodes: readonly PlannedNode[]): string[] {
  return nodes
    .filter((peer) => peer !== node)
    .map(
      (peer) => `fdb append ${peer.overlayMac} dev flannel.1 dst ${peer.address} self permanent`,
    );
}

function podCommands(node: PlannedNode, pod: PlannedPod): string[] {
  return [
    'link set lo up',
    `addr add ${pod.address}/24 dev eth0`,
    'link set eth0 up',
    `route add default via ${node.podPrefix}.1`,
  ];
}

function lineCommands({number}: PlannedLink): string[] {
  return [`link set l${number}a up`, `link set l${number}b up`];
}

function gatewayTables(plan: LabPlan, region: PlannedRegion): string {
  const silent = silentToward(plan, region);
  return [
    silenceTable(silent.map(({prefix}) => prefix)),
    silenceTable6(silent.flatMap(({prefix6}) => prefix6 ?? [])),
    region.dropsEchoRequests ? echoTable() : '',
  ].join('');
}

/** All tables a gateway may have. */
export const GATEWAY_TABLES = ['ip lab', 'ip6 lab', 'ip echo', 'ip6 echo'];

/** Regions toward which this gateway keeps “too big” to itself. */
function silentToward(plan: LabPlan, region: PlannedRegion): PlannedRegion[] {
  const silent = region.reportsTooBig ? [] : [region];
  for (const {directions} of plan.links) {
    const out = directions.find(({from}) => from === region.name);
    if (out === undefined || out.reportsTooBig) continue;
    const peer = plan.regions.find(({name}) => name === out.to);
    if (peer !== undefined) silent.push(peer);
  }
  return silent;
}

/** The refused packet’s destination stands 24 bytes into the ICMP message. */
function silenceTable(prefixes: readonly string[]): string {
  const rules = prefixes.map((prefix) => {
    const hex = prefix.split('.').map((part) => Number(part).toString(16).padStart(2, '0'));
    return `icmp type destination-unreachable icmp code frag-needed @th,192,24 0x${hex.join('')} counter drop`;
  });
  return tableOf('ip lab', 'output', rules);
}

/** An ICMPv6 message has 8 bytes of its own; in the refused packet the destination stands at 24. */
function silenceTable6(prefixes: readonly string[]): string {
  const rules = prefixes.map((prefix) => {
    const hex = prefix.split(':').map((group) => group.padStart(4, '0'));
    return `icmpv6 type packet-too-big @th,256,64 0x${hex.join('')} counter drop`;
  });
  return tableOf('ip6 lab', 'output', rules);
}

/** As a cloud’s firewall does it: questions from outside are dropped, answers to one’s own pass. */
function echoTable(): string {
  // Kernels with bridge netfilter show the traffic inside the region here as well.
  const drop = (type: string) => [
    `iifname != "br0" oifname "br0" ${type} type echo-request counter drop`,
  ];
  return (
    tableOf('ip echo', 'forward', drop('icmp')) + tableOf('ip6 echo', 'forward', drop('icmpv6'))
  );
}

function tableOf(name: string, hook: string, rules: readonly string[]): string {
  if (rules.length === 0) return '';
  const body = rules.map((rule) => `    ${rule}\n`).join('');
  return `table ${name} {\n  chain ${hook} {\n    type filter hook ${hook} priority 0;\n${body}  }\n}\n`;
}

function nodePortTable(address: string, port: number, pod: string): string {
  const rule = `    ip daddr ${address} tcp dport ${port} dnat to ${pod}:${SERVICE_POD_PORT}\n`;
  const chain = (name: string, hook: string) =>
    `  chain ${name} {\n    type nat hook ${hook} priority -100;\n${rule}  }\n`;
  return `table ip nodeport {\n${chain('incoming', 'prerouting')}${chain('local', 'output')}}\n`;
}

function linkEnds(plan: LabPlan, link: PlannedLink, delay: Delay): string[] {
  const ends = link.directions.map(({from, to}) => `${gatewayOf(plan, from)} to-${to}`);
  if (delay === 'netem') return ends;
  const line = (side: string) => `${plan.lineNamespace} l${link.number}${side}`;
  return [...ends, line('a'), line('b')];
}

function shapingOf(plan: LabPlan, link: PlannedLink, delay: Delay): string[] {
  const shaped: string[] = [];
  for (const way of link.directions) {
    const rate = way.rateMbit === null ? '-' : String(way.rateMbit);
    const netem = delay === 'netem' ? `${way.delayMs} ${way.lossShare * 100}` : '- -';
    if (rate === '-' && netem === '- -') continue;
    shaped.push(`${gatewayOf(plan, way.from)} to-${way.to} ${netem} ${rate}`);
  }
  return shaped;
}

function delayLineArguments({number, directions: [ab, ba]}: PlannedLink): string {
  return `l${number}a l${number}b ${ab.delayMs} ${ba.delayMs} ${ab.lossShare} ${ba.lossShare}`;
}
