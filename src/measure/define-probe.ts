import type {NodeFacts} from '../model/fact.ts';
import type {Strings} from '../model/message.ts';
import type {Inventory, Node} from '../model/node.ts';
import type {Layer, PathResult} from '../model/path.ts';
import type {Reach} from '../reach/reach.ts';

export type PathLayer = Exclude<Layer, 'service'>;

/** One end of a path: a node’s own address, or a pod on it. */
export type Endpoint = {
  node: Node;
  /** Numeric IPv4 or IPv6 address; null when none is known, so nothing can be sent to it. */
  address: string | null;
  /** A process inside the pod’s network namespace, as the node numbers it; null for the node itself. */
  pid: number | null;
  /** Interface MTU by the collected facts; null when not known. */
  mtuBytes: number | null;
};

/** What one source measures. */
export type Fan = {layer: PathLayer; source: Endpoint; destinations: readonly Endpoint[]};

/** Real load on the services, instead of a few requests. */
export type LoadOptions = {
  /** Of each body, from one node. */
  requestsPerSecond: number;
  seconds: number;
  connections: 'new' | 'keep-alive';
  /** Requests under way at the same time; at most 400. */
  maxInFlight: number;
  /** 0..1: each arrival is late by a uniform share of the spacing, at most this one. */
  jitter: number;
};

export type MeasureOptions = {
  probes: readonly PathResult['probe'][];
  layers: readonly PathLayer[];
  /** Run probes that need it (pods, raw sockets) through sudo. */
  sudo: boolean;
  bandwidthSeconds: number;
  /** Ports the listeners of the two-ended probe may use; null: any. */
  ports: readonly [number, number] | null;
  /** Bandwidth between every two nodes (of a large fleet, of its sample) instead of one pair for each two regions. */
  allPairs: boolean;
  /** Bandwidth also by iperf3, where both ends have it. */
  crossCheck: boolean;
  /** Bandwidth tests at the same time between the same two regions. */
  regionPairCap: number;
  /** Bulk tests of a round that are repeated alone, to see whether they disturb each other; 0: none. */
  soloChecks: number;
  /** Where they do: measure again with fewer at once (`repeat`), or only say so (`mark`). */
  onInterference: 'repeat' | 'mark';
  /** Picks the sample of a fleet too large for all pairs. */
  sampleSeed: string;
  /** Requests per URL and node. */
  requests: number;
  /** A request is given up after this long. */
  requestTimeoutSeconds: number;
  /** One node at a time puts this load on its service. Absent: only `requests`, gently. */
  load?: LoadOptions;
};

/** What plans are made from; planning is pure. */
export type PlanView = {
  inventory: Inventory;
  facts: ReadonlyMap<string, NodeFacts>;
  options: MeasureOptions;
  /** Who may measure whom, without what is done already. */
  fans: readonly Fan[];
  /** Only certain pairs are wanted, not all. */
  sampled: boolean;
  /** Results of an earlier, interrupted run. */
  done: readonly PathResult[];
};

/** Rounds follow one another; the jobs of one round run at the same time. */
export type Stage<Job> = {layer: Layer; rounds: readonly (readonly Job[])[]};

export type Tools = {
  reach: Reach;
  sudo: boolean;
  /** ISO 8601, UTC. */
  now(): string;
  /** What earlier stages found: a round-trip time helps to choose deadlines. */
  results: readonly PathResult[];
  signal?: AbortSignal;
};

/** One way of measuring paths. A folder under `probes/` holds one of these. */
export type Probe<Job> = {
  /** Equals the folder’s name. */
  id: PathResult['probe'];
  strings: Strings;
  /** Stages in the order in which they run; pure. */
  plan(view: PlanView): readonly Stage<Job>[];
  /** Measures one job. A node that fails gives results of state `unknown`, never an exception. */
  run(job: Job, tools: Tools): Promise<PathResult[]>;
  /** Looks at the results of a stage together before they are handed out; `earlier` holds those of former stages and runs. */
  settle?(results: readonly PathResult[], earlier: readonly PathResult[]): PathResult[];
};

/** Jobs are private to their probe: the plan carries them, only the probe that made them reads them. */
export type AnyProbe = Probe<unknown>;

export function defineProbe<Job>(probe: Probe<Job>): AnyProbe {
  return probe as unknown as AnyProbe;
}
