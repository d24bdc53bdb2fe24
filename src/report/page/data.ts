import type {Language} from '../../model/message.ts';
import type {CompareData} from './data-compare.ts';
import type {EffectData, PlanData} from './data-remedy.ts';
import type {DistributionData} from './distributions.ts';
import type {NodeSet} from './node-set.ts';
import type {MatrixData} from './paths.ts';
import type {Text} from './text.ts';

/** Raised when the shape changes: a page and its data are made together, but a server may be older than its page. */
export const PAGE_VERSION = 1;

/** Places in `PageData.sources`. */
export type SourceRefs = readonly number[];

export type Look = 'ok' | 'warn' | 'critical' | 'unknown';

/** All that the page of one run shows. Texts are finished in both languages; names of the fleet are clean, and data. */
export type PageData = {
  pageVersion: typeof PAGE_VERSION;
  /** Which language the page opens in. */
  language: Language;
  run: RunData;
  verdict: VerdictData;
  /** Causes, then contributors, each with the symptoms it accounts for. */
  stories: StoryData[];
  /** Every finding, in the order of the report; others name it by its place here. */
  findings: FindingData[];
  /** Long texts that many findings share (why, what to do), named by their place here. */
  shared: Text[];
  checks: ChecksData;
  rules: RuleData[];
  nodes: NodeData[];
  regions: string[];
  compare: CompareData;
  article: ArticleData[];
  /** Where things were seen, each once. */
  sources: SourceTable;
  raw: RawData;
  paths: MatrixData;
  distributions: DistributionData[];
  plans: PlanData[];
  /** Before and after a change, where the caller has it. */
  effects: EffectData[];
};

export type RunData = {
  id: string;
  samespecVersion: string;
  /** ISO 8601, UTC. */
  startedAt: string;
  endedAt: string | null;
  /** `6 nodes · 3 regions · 30 paths · 38 s` */
  headline: Text;
  /** What was chosen, as JSON. */
  settings: string;
  collectorSha256: string;
};

export type VerdictData = {
  conclusion: 'cause' | 'contributor' | 'unexplained' | 'clean' | 'inconclusive';
  /** True where `clean` holds only for what could be read. */
  partly: boolean;
  /** The whole in one sentence. */
  message: Text;
  /** Symptoms nobody explains, the first few of `unexplainedCount`. */
  unexplained: SymptomData[];
  unexplainedCount: number;
  /** Regions that are worse than the others. */
  oddRegions: string[];
};

/** `hk answers 3.4x slower than bj and sg`, and on what ground. */
export type SymptomData = {id: string; headline: Text; detail: Text};

/** One fault: what is felt, by which way, and what is wrong. */
export type StoryData = {
  finding: number;
  status: 'explained' | 'expected' | 'latent';
  symptoms: SymptomData[];
  mechanisms: LinkData[];
  roots: LinkData[];
  /** Findings that led to it; told here. */
  origins: number[];
  against: Text | null;
  /** How much of which gap it accounts for, or why that is not known; and the known ones only. */
  shares: Text[];
  knownShares: Text[];
};

/** A link of the chain; `measured` false: it would follow, nobody measured it. */
export type LinkData = {
  text: Text;
  measured: boolean;
  sources: SourceRefs;
  /** Paths it rests on, the first few. */
  paths: PathRef[];
};

/** An ordered pair, by name. */
export type PathRef = {from: string; to: string};

export type FindingData = {
  id: string;
  rule: string;
  verdict: 'cause' | 'contributor' | 'note' | 'ruled-out' | 'unknown';
  severity: 'critical' | 'high' | 'medium' | 'low' | 'info';
  /** 0..1 */
  confidence: number;
  title: Text;
  scope: ScopeData;
  for: EvidenceData[];
  against: EvidenceData[];
  /** Places in `shared`. */
  why: number;
  safe: ActionData[];
  danger: ActionData[];
  references: string[];
  /** Facts it speaks of. */
  facts: string[];
  /** What is typed to have a plan made of it; absent where there is nothing to do. */
  plan?: string;
};

/** `pairs`: the first few of `pairCount` ordered pairs. */
export type ScopeData = {
  nodes: NodeSet;
  regions: string[];
  pairs: PathRef[];
  pairCount: number;
  where: Text | null;
};
export type EvidenceData = {text: Text; sources: SourceRefs};
/** `text` is a place in `shared`. */
export type ActionData = {id: string; text: number};

export type ChecksData = {
  /** How much was looked at. */
  counted: Text[];
  notes: number[];
  unknown: number[];
  /** What nobody could tell, summed up. */
  gaps: Text[];
  /** Nodes that did not answer, or not wholly. */
  troubles: Text[];
  ruledOut: {subject: Text; findings: number[]}[];
};

export type RuleData = {
  rule: string;
  pass: number;
  fail: number;
  notApplicable: number;
  skipped: number;
  error: number;
  /** Inputs that were missing, the first few, and how many in all. */
  missing: string[];
  missingCount: number;
};

export type NodeData = {
  id: string;
  region: string;
  address: string | null;
  look: Look;
  /** What became of reading it. */
  outcome: Text;
  durationMs: number | null;
  /** Findings that name it. */
  findings: number[];
};

export type ArticleData = {
  command: string;
  results: {region: string; text: Text}[];
  concluded: Text;
  shows: Text;
};

/** Words once each, and five numbers per source: node, command, section, time (places in `words`), raw (place, or -1). */
export type SourceTable = {words: string[]; rows: number[]};

/** What was run and what came back, as far as a page can carry it. */
export type RawData = {
  outputs: RawOutput[];
  /** Outputs left out to keep the page small, and how they are seen. */
  leftOut: number;
  command: string;
  /** Every command of the collector on the first nodes. */
  commands: {node: string; rows: CommandRow[]}[];
  commandNodes: number;
  /** Rows a parser could not read. */
  dropped: {node: string; section: string; row: string; why: string}[];
  droppedCount: number;
  /** Measurements with what they printed, per probe the first ones. */
  probes: {title: Text; count: number; paths: ProbeData[]}[];
};

export type CommandRow = {
  command: string;
  section: string;
  exit: number;
  durationMs: number;
  bytes: number;
  truncated: boolean;
};

export type ProbeData = {
  from: string;
  to: string;
  state: string;
  method: string;
  at: string;
  rows: [term: Text, value: Text][];
  /** `output` null: left out. */
  evidence: {command: string; output: string | null}[];
};

/** What one command printed on one node. */
export type RawOutput = {
  node: string;
  section: string;
  command: string;
  at: string;
  text: string;
  /** Characters that were cut off at the end. */
  cut: number;
  /** Exit status; null: not known. */
  exit: number | null;
};
