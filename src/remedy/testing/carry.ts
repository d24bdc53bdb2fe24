import {join} from 'node:path';
import type {NodeFacts} from '../../model/fact.ts';
import type {NodeState, Plan, PlanOutcome} from '../../model/plan.ts';
import {createReach} from '../../reach/index.ts';
import type {Reach} from '../../reach/reach.ts';
import {openJournal, planFolder} from '../plan/journal.ts';
import {applyPlan} from '../protocol/apply.ts';
import {factsReader} from '../protocol/facts.ts';
import {rollbackPlan} from '../protocol/rollback.ts';
import type {TestFleet} from './fleet.ts';

export type Carrying = {
  dryRun?: boolean;
  noDeadman?: boolean;
  signal?: AbortSignal;
  onState?: (node: string, state: NodeState) => void;
  /** Wraps the way to the nodes, to break it. */
  reach?: (reach: Reach) => Reach;
};

export function applyOn(fleet: TestFleet, plan: Plan, how: Carrying = {}): Promise<PlanOutcome> {
  return carried(fleet, plan, how, applyPlan);
}

export function rollbackOn(fleet: TestFleet, plan: Plan, how: Carrying = {}): Promise<PlanOutcome> {
  return carried(fleet, plan, how, rollbackPlan);
}

async function carried(
  fleet: TestFleet,
  plan: Plan,
  how: Carrying,
  work: (request: Parameters<typeof applyPlan>[0]) => Promise<PlanOutcome>,
): Promise<PlanOutcome> {
  const journal = await openJournal(planFolder(join(fleet.folder, 'runs'), plan.id), plan);
  const plain = createReach({concurrency: 16});
  const reach = how.reach?.(plain) ?? plain;
  try {
    return await work({
      plan,
      reach,
      journal,
      readFacts: factsReader(reach, plan.sudo),
      noDeadman: how.noDeadman ?? false,
      dryRun: how.dryRun ?? false,
      signal: how.signal ?? new AbortController().signal,
      onState: how.onState ?? (() => {}),
    });
  } finally {
    await plain.close();
    await journal.close();
  }
}

export async function factsOf({nodes}: TestFleet): Promise<Map<string, NodeFacts>> {
  const reach = createReach({concurrency: 16});
  try {
    const readings = await Promise.all(
      nodes.map(async ({node}) => {
        const reading = await factsReader(reach, false)(node, {fresh: false});
        if (!reading.ok) throw new Error(`no facts of ${node.id}`);
        return [node.id, reading.facts] as const;
      }),
    );
    return new Map(readings);
  } finally {
    await reach.close();
  }
}
