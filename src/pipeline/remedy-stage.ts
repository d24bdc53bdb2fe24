import type {NodeState, Plan, PlanOutcome} from '../model/plan.ts';
import {createReach} from '../reach/index.ts';
import type {Reach} from '../reach/reach.ts';
import {applyPlan, factsReader, openJournal, planFolder, rollbackPlan} from '../remedy/index.ts';
import {markPlan} from '../store/plan-marks.ts';

export type CarryOutOptions = {
  /** Folder of the saved runs; the journal lies beside it. */
  runs: string;
  signal: AbortSignal;
  onState(node: string, state: NodeState): void;
};

const CONCURRENCY = 16;

/** Applies a plan over the ways its targets name, with a journal on this machine. */
export function carryOut(
  plan: Plan,
  options: CarryOutOptions & {noDeadman: boolean; dryRun: boolean},
): Promise<PlanOutcome> {
  return withWire(plan, options, (wire) => applyPlan({...wire, ...options}));
}

/** Puts back whatever of a plan is in force. */
export function takeBack(plan: Plan, options: CarryOutOptions): Promise<PlanOutcome> {
  return withWire(plan, options, (wire) => rollbackPlan({...wire, ...options}));
}

type Wired = Pick<Parameters<typeof applyPlan>[0], 'plan' | 'reach' | 'journal' | 'readFacts'>;

async function withWire(
  plan: Plan,
  {runs}: CarryOutOptions,
  work: (wire: Wired) => Promise<PlanOutcome>,
): Promise<PlanOutcome> {
  const journal = await openJournal(planFolder(runs, plan.id), plan);
  await markPlan(runs, plan);
  const reach: Reach = createReach({concurrency: CONCURRENCY});
  try {
    return await work({plan, reach, journal, readFacts: factsReader(reach, plan.sudo)});
  } finally {
    await reach.close();
    await journal.close();
  }
}
