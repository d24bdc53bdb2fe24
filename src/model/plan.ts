import {z} from 'zod';
import {Message} from './message.ts';
import {Node} from './node.ts';

/** Raised when the shape of plans changes; a newer number is refused with a clear sentence. */
export const PLAN_SCHEMA_VERSION = 1;

/** Lower-case hexadecimal SHA-256. */
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A machine the plan is made for, and how it proves that it is this one. */
export const PlanTarget = z.strictObject({
  node: Node,
  /** `SHA256:…` of every host key known here when the plan was made, sorted. Empty: not reached over SSH. */
  hostKeys: z.array(z.string()),
  /** Id of the cohort it was compared in. */
  cohort: z.string().nullable(),
});
export type PlanTarget = z.infer<typeof PlanTarget>;

/**
 * A fact as it was when the plan was made. `sha256` is that of the canonical JSON of its value, or of the word
 * `missing:REASON`; anything else at the time of applying makes the plan stale.
 */
export const Precondition = z.strictObject({fact: z.string(), sha256: Sha256});
export type Precondition = z.infer<typeof Precondition>;

/** A fact that must hold once the step was applied. */
export const Expectation = z.strictObject({
  fact: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
});
export type Expectation = z.infer<typeof Expectation>;

/** An argument vector; never a shell string. */
const Argv = z.array(z.string().max(65_536)).min(1).max(64);

/** What keeps a change over a reboot. Written after the proof only. */
export const Persist = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('file'),
    /** Absolute. */
    path: z.string().regex(/^\/[^\0]*$/),
    /** Octal rights: `0644`. */
    mode: z.string().regex(/^0[0-7]{3}$/),
    /** The whole new content, line break at the end. */
    content: z.string().max(65_536),
    /** Of the file as it must still be; null: it must not be there. */
    oldSha256: Sha256.nullable(),
    /** Run afterwards and must succeed (`netplan generate`); null: nothing to run. */
    check: Argv.nullable(),
    /** Run after the old file was put back, for what `check` derived from the new one; null: nothing to run. */
    undoCheck: Argv.nullable(),
    /** Files written by `check` that must then hold this text: `MTUBytes=1400`. */
    asserts: z.array(z.strictObject({path: z.string(), contains: z.string()})),
  }),
  /** What is kept by a program and not by a file of ours: `nmcli connection modify …`. */
  z.strictObject({kind: z.literal('command'), argv: Argv, inverse: Argv}),
]);
export type Persist = z.infer<typeof Persist>;

/** One change on one node. */
export const PlanStep = z.strictObject({
  /** Unique in the plan: `hk-1/2`. */
  id: z.string(),
  /** Node id of a target. */
  target: z.string(),
  /** The kind of action: a folder of `src/remedy/actions`. */
  action: z.string(),
  /** What it does, in words. */
  title: Message,
  /** Steps of one phase are done on all nodes that are changed together before those of the next one. */
  phase: z.int().min(0),
  /** Network namespace in which it runs, as its inode number; null: the node’s own. */
  namespace: z.int().positive().nullable(),
  /** Empty: nothing to do at run time, the step only writes what is kept. */
  argv: z.array(z.string().max(65_536)).max(64),
  preconditions: z.array(Precondition),
  /** Restores the old value; may be run twice, and without `argv` having been run. Empty where `argv` is. */
  inverse: z.array(z.string().max(65_536)).max(64),
  persist: z.array(Persist),
  expect: z.array(Expectation),
  blastRadius: z.strictObject({interfaces: z.array(z.string()), pods: z.array(z.string())}),
  /** Traffic may be interrupted while it is done. */
  disruptive: z.boolean(),
});
export type PlanStep = z.infer<typeof PlanStep>;

/** One size that must pass between two nodes once a change is made: measured with “don’t fragment”, both ways. */
export const ProofPath = z.strictObject({
  /** Node ids; `from` is a target. */
  from: z.string(),
  to: z.string(),
  layer: z.enum(['host', 'pod']),
  /** Addresses to send from one to the other and back. */
  fromAddress: z.string(),
  toAddress: z.string(),
  /** Network namespaces of the two ends, as inode numbers; null: the node’s own. */
  fromNamespace: z.int().positive().nullable(),
  toNamespace: z.int().positive().nullable(),
  /** Size of the whole IP packet. */
  bytes: z.int().min(576),
  /** It passed before too, so losing it means the change broke something. */
  heldBefore: z.boolean(),
});
export type ProofPath = z.infer<typeof ProofPath>;

export const Rollout = z.strictObject({
  /** `node`: one first, then as many at a time as `maxUnavailable`. `together`: all nodes, phase by phase. */
  mode: z.enum(['node', 'together']),
  /** Node ids, first the one that is tried alone. */
  order: z.array(z.string()),
  maxUnavailable: z.int().min(1),
  /** Between one group of nodes and the next. */
  pauseSeconds: z.number().min(0),
});
export type Rollout = z.infer<typeof Rollout>;

/** Quantities a verdict can rest on, as measured by `samespec diagnose`. */
export const CriterionMetric = z.enum([
  'service-small',
  'service-large',
  'throughput',
  'round-trip',
  'path-mtu',
]);
export type CriterionMetric = z.infer<typeof CriterionMetric>;

const Guard = z.strictObject({
  metric: CriterionMetric,
  region: z.string(),
  direction: z.enum(['lower-is-better', 'higher-is-better']),
  /** A change beyond this share, in the wrong direction, is a regression. */
  marginShare: z.number().positive(),
  /** A regression here fails the whole verification. */
  critical: z.boolean(),
});

/** What is to be shown, fixed before anything is applied. */
export const Criterion = z.strictObject({
  metric: CriterionMetric,
  /** Region that is to become better. */
  region: z.string(),
  direction: z.enum(['lower-is-better', 'higher-is-better']),
  /** Per run. */
  statistic: z.enum(['median', 'p95']),
  /** δ of the verdicts: the log effect is judged against ±ln(1 + δ). */
  marginShare: z.number().positive(),
  runsPerArm: z.int().min(1),
  /** `abba`: the change is reversed and made again between runs. `before-after`: it is made once. */
  order: z.enum(['abba', 'before-after']),
  /** Regions that are left as they are and measured in the same time windows. */
  control: z.array(z.string()),
  /** Healthy regions whose level is to be reached again. */
  peers: z.array(z.string()),
  guards: z.array(Guard),
});
export type Criterion = z.infer<typeof Criterion>;

/** A file for whoever owns the object; samespec does not apply it. */
export const PlanArtifact = z.strictObject({
  /** A plain file name. */
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/),
  content: z.string(),
  /** What it is, who owns the object, and how it is put in force. */
  instructions: Message,
});
export type PlanArtifact = z.infer<typeof PlanArtifact>;

/** What only a person or a provider can do: a text ready to be sent, with the evidence. */
export const PlanTicket = z.strictObject({
  /** `aws`, `gcp`, …; `hypervisor` is one’s own, `cluster` and `owner` are people of one’s own. */
  recipient: z.string(),
  subject: Message,
  body: z.array(Message),
  nodes: z.array(z.string()),
});
export type PlanTicket = z.infer<typeof PlanTicket>;

/** A danger that somebody accepted by name. */
export const PlanRisk = z.strictObject({id: z.string(), message: Message});
export type PlanRisk = z.infer<typeof PlanRisk>;

/** Everything of a plan but its id. */
export const PlanBody = z.strictObject({
  schemaVersion: z.literal(PLAN_SCHEMA_VERSION),
  /** ISO 8601, UTC: the end of the run it was made from, so that one run and one finding give one plan. */
  createdAt: z.string(),
  samespecVersion: z.string(),
  run: z.string(),
  finding: z.string(),
  findingTitle: Message,
  /** Remedy of the finding that this plan carries out. */
  remedy: z.string(),
  targets: z.array(PlanTarget),
  /** Other nodes that take part in the proof. */
  witnesses: z.array(PlanTarget),
  steps: z.array(PlanStep),
  /** What it will not do. */
  leftOut: z.array(Message),
  artifacts: z.array(PlanArtifact),
  tickets: z.array(PlanTicket),
  acceptedRisks: z.array(PlanRisk),
  /** What must never be done instead. */
  dangers: z.array(PlanRisk),
  rollout: Rollout,
  proof: z.array(ProofPath),
  criterion: Criterion.nullable(),
  /** Rollback time T: without a commit within it, a node goes back by itself. */
  windowSeconds: z.int().min(2),
  /** Reach nodes through `sudo -n`. */
  sudo: z.boolean(),
});
export type PlanBody = z.infer<typeof PlanBody>;

/** A change that is shown before it is made. `apply` does exactly this. */
export const Plan = z.strictObject({
  /** SHA-256 of the canonical JSON of all the rest. */
  id: Sha256,
  ...PlanBody.shape,
});
export type Plan = z.infer<typeof Plan>;

/** Where one node stands in a plan. Anything that cannot be decided is `in-doubt`, never success. */
export const NODE_STATES = [
  'planned',
  'armed',
  'applied',
  'proven',
  'committed',
  'rolled-back',
  'in-doubt',
] as const;
export const NodeState = z.enum(NODE_STATES);
export type NodeState = z.infer<typeof NodeState>;

/** One line of the journal: what was done, where, how it ended. Append-only. */
export const JournalEntry = z.strictObject({
  /** ISO 8601, UTC, samespec’s clock. */
  at: z.string(),
  plan: Sha256,
  /** One attempt to apply or roll back. */
  attempt: z.string(),
  /** Who: `user@host` of the machine samespec runs on. */
  by: z.string(),
  node: z.string().nullable(),
  event: z.enum(['begin', 'command', 'state', 'refused', 'end']),
  /** For `command`: what was run on the node, and its exit status; null: it did not end there. */
  argv: z.array(z.string()).exactOptional(),
  exit: z.int().nullable().exactOptional(),
  /** SHA-256 of its output. */
  outputSha256: Sha256.exactOptional(),
  /** For `state`: the node’s new state. */
  state: NodeState.exactOptional(),
  message: Message.exactOptional(),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

/** What became of one node of a plan. */
export const NodeResult = z.strictObject({
  node: z.string(),
  state: NodeState,
  /** What ends the change should samespec vanish: `systemd`, `at+shell`, `shell`, `none`; null: never armed. */
  deadman: z.string().nullable(),
  /** True once what must outlast a reboot is written; a reboot has not shown it. */
  persisted: z.boolean(),
  /** Why it is not committed, or what must be known beside it. */
  message: Message.nullable(),
});
export type NodeResult = z.infer<typeof NodeResult>;

/** What became of a plan; `samespec apply -o json` prints this. */
export const PlanOutcome = z.strictObject({
  schemaVersion: z.literal(PLAN_SCHEMA_VERSION),
  plan: Sha256,
  /** The worst of its nodes: `in-doubt` before `rolled-back` before the rest. */
  state: NodeState,
  nodes: z.array(NodeResult),
  startedAt: z.string(),
  endedAt: z.string(),
});
export type PlanOutcome = z.infer<typeof PlanOutcome>;

/** Canonical JSON: keys sorted, no white space; the text whose hash is the id of a plan. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
