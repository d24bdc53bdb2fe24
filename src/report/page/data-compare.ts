import type {NodeSet} from './node-set.ts';
import type {Text} from './text.ts';

/** What differs between nodes, and what of it goes with being slow. */
export type CompareData = {
  /** Facts that split the nodes in the same way, what matters first. */
  classes: DifferenceData[];
  classCount: number;
  /** What must be said beside the ranking. */
  remarks: Text[];
  /** Every fact that is known, as far as the page carries it; by name. */
  facts: FactData[];
  /** Facts that were read and are not in `facts`. */
  factsLeftOut: number;
  explanations: ExplanationData[];
  /** Settings in which clusters differ. */
  clusters: ClusterData[];
  /** Who is odd in which metric, and what cannot be said. */
  outliers: Text[];
};

export type DifferenceData = {
  kind: 'region-drift' | 'within-region';
  /** The most plausible first. */
  facts: string[];
  factCount: number;
  groups: GroupData[];
  /** Log-odds that this is what is wrong with the minority, and the rank it gives. */
  logOdds: number;
  score: number;
  accepted: {reason: string; until: string} | null;
};

/** Nodes that show the same. `value` null: none, for the reason given. The first group is the largest. */
export type GroupData = {
  value: string | null;
  reason: Text | null;
  nodes: NodeSet;
  count: number;
};

/**
 * One fact over the fleet. `policy`: what a difference in it means; `compared` is absent where it was not looked at
 * as one (it is equal everywhere, or may differ freely).
 */
export type FactData = {
  name: string;
  policy: 'identical' | 'symptom' | null;
  tag: string | null;
  kind: 'region-drift' | 'within-region' | 'equal' | 'free';
  groups: GroupData[];
  /** Values beyond those in `groups`, each on few nodes. */
  more: number;
  /** Nodes that could not tell: neither equal nor different. */
  unknown: NodeSet;
  /** Read from this section by this command. */
  section: string | null;
  command: string | null;
  /** Findings that speak of it. */
  findings: number[];
};

/** The largest group first; a symptom is what follows from other things. */
export type ClusterData = {
  fact: string;
  isSymptom: boolean;
  groups: {value: Text; clusters: string[]}[];
  unknown: string[];
};

export type ExplanationData = {
  headline: Text;
  message: Text;
  candidates: {verdict: string; word: Text; text: Text; nodes: NodeSet; facts: string[]}[];
  candidateCount: number;
  limits: Text[];
  experiment: Text | null;
};
