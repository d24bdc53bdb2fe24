import type {Cluster} from '../model/cluster.ts';
import type {Cohort, Comparison} from '../model/comparison.ts';
import type {NodeFacts} from '../model/fact.ts';
import type {Evidence, Severity} from '../model/finding.ts';
import type {Message, Strings} from '../model/message.ts';
import type {Node} from '../model/node.ts';
import type {Observed} from '../model/observed.ts';
import type {PathResult} from '../model/path.ts';
import type {PrometheusSummary} from '../model/series.ts';

/** Everything rules may look at; they get it only through the inputs they declare. */
export type EvidenceView = {
  nodes: readonly Node[];
  facts: ReadonlyMap<string, NodeFacts>;
  /** Second reading, after measuring. */
  factsAfter: ReadonlyMap<string, NodeFacts>;
  paths: readonly PathResult[];
  comparison: Comparison;
  /** In the order of the inventory; absent where nodes belong to none. */
  clusters?: readonly Cluster[];
  /** What was asked of Prometheus, where it was asked. */
  prometheus?: readonly PrometheusSummary[];
};

export type Subject =
  | {kind: 'node'; node: Node}
  | {kind: 'pair'; source: Node; destination: Node}
  | {kind: 'cohort'; cohort: Cohort}
  | {kind: 'fleet'};

/** One named thing a rule needs. `name` is what a reader is told when it is missing. */
export type Input<T> = {
  name: string;
  /**
   * Facts of the node itself, in the first reading, that the answer follows from (each with those above and below it)
   * besides what is the same for its whole cohort; `*` is any one segment. Told, nodes that agree in them need not be asked one by one.
   */
  reads?: readonly string[];
  /** The same for counters of which only counts whether they are above zero. */
  readsPositive?: readonly string[];
  read(view: EvidenceView, subject: Subject): Observed<T>;
};

export type Inputs = Readonly<Record<string, Input<unknown>>>;
type Seen<T> = Extract<Observed<T>, {ok: true}>;
type ValueOf<I> = I extends Input<infer T> ? T : never;

export type Required_<R extends Inputs> = {readonly [K in keyof R]: Seen<ValueOf<R[K]>>};
export type Optional_<O extends Inputs> = {readonly [K in keyof O]: Observed<ValueOf<O[K]>>};

/** What a rule claims about one subject. Text comes from the rule’s own strings. */
export type Claim = {
  /** Sub-verdict; the rule’s id where left out. */
  kind?: string;
  verdict: 'cause' | 'contributor' | 'note' | 'unknown';
  severity: Severity;
  confidence: number;
  /**
   * Claims of one rule with the same kind and the same title parameters are told as one finding.
   * The parameter `where` (nodes, pairs or regions in words) is added by the engine.
   */
  title: Message;
  why: Message;
  evidenceFor: readonly Evidence[];
  evidenceAgainst: readonly Evidence[];
  safe?: readonly {id: string; message: Message}[];
  danger?: readonly {id: string; message: Message}[];
  /** Facts it speaks of, by full name: what differs in them is what this claim explains. */
  facts?: readonly string[];
  /** For rules of scope `cohort` and `fleet`: whom this claim is about. Left out: the subject itself. */
  about?:
    | {nodes: readonly string[]}
    | {regions: readonly string[]}
    | {pairs: readonly (readonly [string, string])[]};
};

export type Outcome =
  | {outcome: 'pass'; message?: Message; evidence: readonly Evidence[]}
  | {outcome: 'not-applicable'; message: Message}
  /** For rules that find out only while asking what they need (a user’s own). */
  | {outcome: 'skipped'; missing: readonly string[]; message: Message}
  | {outcome: 'error'; message: Message}
  | {outcome: 'fail'; claim: Claim};

export type RuleSpec<R extends Inputs, O extends Inputs> = {
  /** Noun for the failing state; equals the folder’s name. */
  id: string;
  /** What one check is about: a node, an ordered pair of nodes, a cohort, the whole fleet. */
  scope: Subject['kind'];
  /** A missing one makes the result `skipped`, naming it. */
  requires: R;
  /** May be missing; the rule sees why. */
  optional?: O;
  /**
   * `about`: what is checked, for `samespec rules`. `ruled-out`: said when it was checked on at least one
   * subject and failed on none; has the parameters `count` (subjects that passed) and `total`.
   */
  strings: Strings & {about: {en: string; 'zh-CN': string}};
  /** Said in place of the rule’s own strings where the catalogue does not hold them: a user’s own rules. */
  told?: {about: Message; 'ruled-out': Message};
  references: readonly string[];
  check(inputs: Required_<R> & Optional_<O>, subject: Subject): Outcome | readonly Outcome[];
};

export type Rule = RuleSpec<Inputs, Inputs>;

/** Ties the parameter of `check` to what is declared. */
export function defineRule<const R extends Inputs, const O extends Inputs = Record<never, never>>(
  spec: RuleSpec<R, O>,
): Rule {
  return spec as unknown as Rule;
}

export function pass(evidence: readonly Evidence[] = [], message?: Message): Outcome {
  return message === undefined ? {outcome: 'pass', evidence} : {outcome: 'pass', evidence, message};
}

export function notApplicable(message: Message): Outcome {
  return {outcome: 'not-applicable', message};
}

export function fail(claim: Claim): Outcome {
  return {outcome: 'fail', claim};
}
