import {z} from 'zod';
import {Message} from './message.ts';

/** Ids name files and appear in commands, so they are plain words. */
export const NodeId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,252}$/);

export const ReachTarget = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('local')}),
  z.strictObject({
    kind: z.literal('ssh'),
    /** What is given to ssh(1): an alias of ssh_config or an address. Never starts with `-`. */
    host: z.string().regex(/^[^-\s][^\s]*$/),
    user: z
      .string()
      .regex(/^[^-\s@][^\s@]*$/)
      .exactOptional(),
    port: z.int().min(1).max(65535).exactOptional(),
    identityFile: z.string().exactOptional(),
    /** A user's own ssh_config, given to `ssh -F`. */
    configFile: z.string().exactOptional(),
    jump: z
      .string()
      .regex(/^[^-\s][^\s]*$/)
      .exactOptional(),
  }),
  /** A node of a cluster: through a temporary pod on it. */
  z.strictObject({
    kind: z.literal('kubernetes'),
    /** Absent: `KUBECONFIG`, `~/.kube/config`, or the pod’s own service account. */
    kubeconfig: z.string().exactOptional(),
    context: z.string(),
    /** The node’s name in its cluster. */
    node: z.string().regex(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/),
  }),
  /** Saved files of a machine (`--from`): nothing runs there, its facts were read once. */
  z.strictObject({kind: z.literal('tree'), path: z.string()}),
  /** A target of a Prometheus: nothing runs there, its series were read once. */
  z.strictObject({kind: z.literal('prometheus'), instance: z.string()}),
]);
export type ReachTarget = z.infer<typeof ReachTarget>;

/** One machine of the fleet. */
export const Node = z.strictObject({
  id: NodeId,
  reach: ReachTarget,
  /**
   * The IP address under which its peers reach it, for measuring paths. Often not the address ssh uses
   * (bastions, public addresses). Absent: no path to it can be measured.
   */
  address: z.string().exactOptional(),
  /** `region`, `zone`, `provider`, `instanceType`, `role` and any other. */
  labels: z.record(z.string(), z.string()),
  /** Where the inventory names it: `fleet.yaml:12`, or `--host`. */
  origin: z.string(),
});
export type Node = z.infer<typeof Node>;

/** An HTTP service that each region runs, measured from that region's own nodes. */
export const Service = z.strictObject({
  region: z.string(),
  /** Answers with a small body: fits one packet. */
  url: z.string(),
  /** Answers with a body well above any MTU, 100 kB say. Absent: only the small body is measured. */
  largeUrl: z.string().exactOptional(),
  /** Where a pod of the service itself answers the same paths, past proxy and service address: `http://10.244.1.5:8080`. */
  podUrl: z.string().exactOptional(),
  /** Where the proxy before it (sidecar, gateway) answers them, past the service address. */
  proxyUrl: z.string().exactOptional(),
  /** Where the same proxy answers them over TLS, mutual in a mesh: `https://…`. */
  tlsUrl: z.string().exactOptional(),
  /** Where the ingress or gateway before the service address answers them. */
  ingressUrl: z.string().exactOptional(),
  origin: z.string(),
});
export type Service = z.infer<typeof Service>;

/** Overrides of what facts must match, by fact pattern. */
export const FactExpectation = z.strictObject({
  fact: z.string(),
  policy: z.enum(['identical', 'free', 'symptom']),
  /** Numbers that differ by no more are equal; `relative` is a share of the larger one. Left out: as the fact has it. */
  tolerance: z
    .union([
      z.strictObject({relative: z.number().min(0)}),
      z.strictObject({absolute: z.number().min(0)}),
    ])
    .exactOptional(),
});
export type FactExpectation = z.infer<typeof FactExpectation>;

/** A cluster some of the nodes belong to. */
export const ClusterRef = z.strictObject({
  context: z.string(),
  kubeconfig: z.string().exactOptional(),
  /** Of its namespace kube-system: the same cluster under whatever name. */
  uid: z.string().exactOptional(),
  /** It could not be asked, so none of its nodes are here. */
  failure: Message.exactOptional(),
});
export type ClusterRef = z.infer<typeof ClusterRef>;

export const Inventory = z.strictObject({
  nodes: z.array(Node).min(1),
  services: z.array(Service),
  clusters: z.array(ClusterRef).exactOptional(),
  /** Labels whose equality makes nodes comparable; absent: the default key of `cohorts.ts`. */
  cohortBy: z.array(z.string()).exactOptional(),
  expectations: z.array(FactExpectation),
});
export type Inventory = z.infer<typeof Inventory>;

/** Region of a node; nodes without the label share the region `-`. */
export function regionOf(node: Pick<Node, 'labels'>): string {
  return node.labels.region ?? '-';
}
