import {z} from 'zod';
import {RuleResult, SEVERITIES, Verdict} from '../model/finding.ts';
import {Layer, PathMtuState} from '../model/path.ts';
import {CPU_MODELS} from './cpu-models.ts';

/** Region and node names become host names, namespaces and interface names (`to-REGION`), so they are short plain words. */
const RegionName = z
  .string()
  .regex(/^[a-z][a-z0-9]{0,9}$/, 'is a short lower-case word: bj, hk, eu1');
const NodeName = z.string().regex(/^[a-z][a-z0-9]{0,9}-\d{1,2}$/, 'is REGION-NUMBER: hk-1');
const Mtu = z.int().min(576).max(9216);
const SysctlKey = z
  .string()
  .regex(
    /^net\.[a-z0-9_.-]+$/,
    'must begin with net.: other sysctls are shared by all nodes of a lab',
  );
const SysctlValue = z
  .union([z.string().regex(/^[A-Za-z0-9 _.:-]+$/), z.int()])
  .transform((value) => String(value));
const ProgramName = z
  .string()
  .regex(/^[a-z][a-z0-9_+-]{0,30}$/, 'is the name of a program: python3');
const LabelValue = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/+ -]*$/);
const AbsolutePath = z
  .string()
  .regex(/^(\/[A-Za-z0-9_@+][A-Za-z0-9_.@+-]*)+$/, 'is an absolute path of plain words');
const Translated = z.strictObject({en: z.string().min(1), 'zh-CN': z.string().min(1)});

/** One container image that runs on a node, as the stand-in `crictl` tells it. */
const ContainerImage = z.strictObject({
  /** Reference without digest: `docker.io/istio/proxyv2:1.20.2`. */
  image: z
    .string()
    .regex(/^[a-z0-9][a-z0-9./_-]*:[A-Za-z0-9][A-Za-z0-9._-]*$/, 'is REPOSITORY:TAG'),
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/, 'is sha256: and 64 hexadecimal digits'),
});

/** How pods talk to pods on other nodes: a vxlan as flannel makes it. */
const Overlay = z.strictObject({
  /** MTU of the pods’ interfaces, of cni0 and of flannel.1. */
  podMtuBytes: Mtu.exactOptional(),
  /** Whether the outer packet says “don’t fragment”. */
  outerDf: z.enum(['set', 'unset', 'inherit']).exactOptional(),
  /** Settings inside the pods’ network namespaces, which do not inherit those of the node. */
  podSysctls: z.record(SysctlKey, SysctlValue).exactOptional(),
});

/** A node that is a virtual machine emulated in software by QEMU (TCG), whatever this machine could do. */
const Guest = z.strictObject({
  /** As qemu-system-x86_64 takes it after `-cpu`: `max`, `max,-svm`, `Skylake-Server,-hypervisor`. */
  cpu: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,40}(,[+-][a-z0-9][a-z0-9._-]{0,20}){0,20}$/,
      'is a CPU model of QEMU with flags: max,-svm',
    ),
  /** False: the kernel’s cpuid driver is not loaded, so that nobody can read the hypervisor’s signature. */
  cpuidDriver: z.boolean().exactOptional(),
});

/** What a node is like. Given for all nodes, for a region, for one node: the closer one wins, key by key. */
const NodeSpec = z.strictObject({
  nicMtuBytes: Mtu.exactOptional(),
  cpu: z.enum(CPU_MODELS).exactOptional(),
  /** Flags taken out of /proc/cpuinfo: `[svm]`. */
  hiddenCpuFlags: z.array(z.string().regex(/^[a-z0-9_]+$/)).exactOptional(),
  /** Folders of /sys/module and lines of /proc/modules (where this kernel has that file). */
  kernelModules: z.array(z.enum(['kvm', 'kvm_intel', 'kvm_amd', 'irqbypass'])).exactOptional(),
  overlay: Overlay.exactOptional(),
  /** Set for real in the node’s network namespace and written to its /etc/sysctl.d. */
  sysctls: z.record(SysctlKey, SysctlValue).exactOptional(),
  images: z.array(ContainerImage).exactOptional(),
  /** Text laid over the node’s own files. Below /proc and /sys only files that exist can be covered. */
  files: z.record(AbsolutePath, z.string()).exactOptional(),
  /** Programs the node does not have, with their numbered forms: `[python3]` also hides `python3.11`. */
  hiddenPrograms: z.array(ProgramName).exactOptional(),
  /** False: no sshd, the node answers pings but cannot be logged into. */
  ssh: z.boolean().exactOptional(),
  /** CPU time that all processes of the node may take together, in CPUs: 0.25 is a quarter of one. */
  cpuQuotaCpus: z.number().min(0.01).max(64).exactOptional(),
  /** Processes that keep a CPU busy for ever, at the lowest priority. */
  busyLoops: z.int().min(0).max(8).exactOptional(),
  /** Open files a process of the node may have, soft and hard, at most what this machine allows; also in limits.conf. */
  maxOpenFiles: z.int().min(64).max(1_048_576).exactOptional(),
  guest: Guest.exactOptional(),
});
export type NodeSpec = z.infer<typeof NodeSpec>;

const Region = NodeSpec.extend({
  nodes: z.int().min(1).max(20),
  labels: z.record(z.string().regex(/^[A-Za-z][A-Za-z0-9]*$/), LabelValue).exactOptional(),
  /** False: the region’s gateway drops “fragmentation needed” for packets too big for its nodes. */
  reportsTooBig: z.boolean().exactOptional(),
  /** True: the region’s gateway drops echo requests (ICMP and ICMPv6) that come from outside to its nodes. */
  dropsEchoRequests: z.boolean().exactOptional(),
  /** True: the region’s service is stopped in the middle of things; it accepts connections and answers none. */
  servicePaused: z.boolean().exactOptional(),
});

const LinkDirection = z.strictObject({
  delayMs: z.number().min(0).max(500).exactOptional(),
  mtuBytes: Mtu.exactOptional(),
  /** False: the sending gateway drops “fragmentation needed” instead of telling the sender. */
  reportsTooBig: z.boolean().exactOptional(),
  /** Share of packets lost, 0..1. */
  lossShare: z.number().min(0).max(1).exactOptional(),
  rateMbit: z.number().min(0.1).max(10_000).exactOptional(),
});
export type LinkDirection = z.infer<typeof LinkDirection>;

const Link = LinkDirection.extend({
  between: z.tuple([RegionName, RegionName]),
  /** What differs in the direction toward a region. */
  toward: z.record(RegionName, LinkDirection).exactOptional(),
});

/** Words of a scenario that can be changed while its lab is up, by what they are about. */
export const FAULT_WORDS = {
  link: LinkDirection,
  region: Region.pick({reportsTooBig: true, dropsEchoRequests: true, servicePaused: true}),
  // An sshd can be shut off for a while; one that never was cannot be started.
  node: NodeSpec.pick({nicMtuBytes: true, cpuQuotaCpus: true}).extend({
    ssh: z.literal(false, {error: 'can only be false'}).exactOptional(),
  }),
};

const Service = z.strictObject({
  /** Port on the first node of each region; the proxy pod answers there. */
  port: z.int().min(1024).max(65_535).exactOptional(),
  largeBytes: z.int().min(10_000).max(10_000_000).exactOptional(),
});

const ExpectedFinding = z.strictObject({
  kind: z.string(),
  verdict: Verdict.exactOptional(),
  severity: z.enum(SEVERITIES).exactOptional(),
  /** Exactly the regions it is about; of pairs: every pair touches one of them, and each is touched. */
  regions: z.array(RegionName).exactOptional(),
  /** Exactly the nodes it is about. */
  nodes: z.array(NodeName).exactOptional(),
});

const ExpectedPath = z.strictObject({
  /** A node, or a region: then each of its nodes. */
  from: z.string(),
  to: z.string(),
  layer: Layer.exclude(['service']).exactOptional(),
  state: PathMtuState,
  /** Largest packet that passes; the measurement must be exact. */
  passBytes: z.int().exactOptional(),
});

const ExpectedOutcome = z.strictObject({
  rule: z.string(),
  /** A node, for rules about nodes. */
  subject: z.string(),
  outcome: RuleResult.shape.outcome,
});

/** What a diagnosis of the scenario must and must not say. */
export const Expectation = z.strictObject({
  findings: z.array(ExpectedFinding).exactOptional(),
  /** Kinds that must not appear with a verdict above `note`. */
  absent: z.array(z.string()).exactOptional(),
  /** `note`: nothing may be called a cause or a contributor. */
  maxVerdict: z.enum(['note', 'contributor']).exactOptional(),
  paths: z.array(ExpectedPath).exactOptional(),
  symptom: z
    .union([
      z.literal('none'),
      z.strictObject({
        region: RegionName,
        atLeastRatio: z.number().min(1),
        metric: z.string().exactOptional(),
      }),
    ])
    .exactOptional(),
  /** What single rules must answer of single nodes. */
  outcomes: z.array(ExpectedOutcome).exactOptional(),
  /** Rules that must be reported as ruled out. */
  ruledOut: z.array(z.string()).exactOptional(),
  /** Nodes that must not be reached; all others must be. */
  unreachable: z.array(NodeName).exactOptional(),
});
export type Expectation = z.infer<typeof Expectation>;

/** A fleet to build on this machine, with its faults, and what samespec must find in it. */
export const Scenario = z.strictObject({
  schemaVersion: z.literal(1),
  name: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/, 'is a lower-case word with hyphens'),
  title: Translated,
  summary: Translated,
  /** Which addresses the inventory names. With 6 every node has both and logins still use IPv4. Left out: 4. */
  ipVersion: z.union([z.literal(4), z.literal(6)]).exactOptional(),
  /** What holds for every node. */
  node: NodeSpec.exactOptional(),
  regions: z.record(RegionName, Region).refine((all) => Object.keys(all).length >= 1, {
    error: 'needs at least one region',
  }),
  /** Exceptions for single nodes. */
  nodeOverrides: z.record(NodeName, NodeSpec).exactOptional(),
  /** One entry per pair of regions; a pair left out has 20 ms and 1500 bytes. */
  links: z.array(Link).exactOptional(),
  /** Left out: `{}`. `null`: no service. */
  service: Service.nullable().exactOptional(),
  /** `false`: nothing in it changes a rate, so checking it leaves bulk transfers out and takes half as long. */
  bulkTransfers: z.boolean().exactOptional(),
  expect: Expectation,
});
export type Scenario = z.infer<typeof Scenario>;
