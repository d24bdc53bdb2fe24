import {join} from 'node:path';
import type {Message} from '../model/message.ts';
import type {Inventory} from '../model/node.ts';
import type {Criterion, JournalEntry, NodeState, Plan} from '../model/plan.ts';
import type {VerifyRunFile} from '../model/verification.ts';
import type {Reach} from '../reach/reach.ts';
import {planFolder} from '../remedy/index.ts';
import {readJournal} from '../remedy/plan/journal.ts';
import type {SavedRun} from '../store/load.ts';
import {type Force, forceOf} from '../verify/in-force.ts';
import type {Arm} from '../verify/order.ts';
import {loadRuns} from '../verify/run-files.ts';

export type VerifyWork = {
  plan: Plan;
  /** Folder of the saved runs; the runs of the verification lie beside the journal of the plan. */
  runs: string;
  /** The run whose nodes and services are measured again. */
  from: SavedRun;
  /** `interleave` applies the plan and rolls it back between runs. */
  arm: Arm | 'interleave';
  /** Runs per side; absent: as the criterion says. */
  count?: number;
  /** Requests per body and node; absent: enough to see a change of level. */
  requests?: number;
  maxDurationMs?: number;
  version: string;
  signal: AbortSignal;
  onProgress(message: Message): void;
  onState(node: string, state: NodeState): void;
};

/** A verification under way. */
export type Verifying = VerifyWork & {
  criterion: Criterion;
  inventory: Inventory;
  reach: Reach;
  wanted: number;
  folder: string;
  began: number;
};

export async function filesOf(context: Verifying): Promise<VerifyRunFile[]> {
  return loadRuns(context.folder, context.plan, await journalOf(context));
}

export async function forceNow(work: VerifyWork): Promise<Force> {
  return forceOf(work.plan, await journalOf(work));
}

export function journalOf({plan, runs}: VerifyWork): Promise<JournalEntry[]> {
  return readJournal(join(planFolder(runs, plan.id), 'journal.jsonl'));
}
