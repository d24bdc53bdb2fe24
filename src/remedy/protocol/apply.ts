import {setTimeout as pause} from 'node:timers/promises';
import type {Message} from '../../model/message.ts';
import {
  type NodeResult,
  type NodeState,
  PLAN_SCHEMA_VERSION,
  type Plan,
  type PlanOutcome,
  type PlanTarget,
} from '../../model/plan.ts';
import type {Reach} from '../../reach/reach.ts';
import type {Journal} from '../plan/journal.ts';
import type {Wire} from './ask.ts';
import {changeNode, keeps, keptMessage, type NodeChange} from './change-node.ts';
import type {FactsReader} from './facts.ts';
import {groupsOf} from './groups.ts';
import {preflight, type Readiness, sameHost} from './preflight.ts';
import {type Settled, settle} from './settle.ts';
import {say} from './strings.ts';

export type ApplyRequest = {
  plan: Plan;
  reach: Reach;
  journal: Journal;
  readFacts: FactsReader;
  noDeadman: boolean;
  /** Everything up to the first change, and nothing more. */
  dryRun: boolean;
  signal: AbortSignal;
  onState(node: string, state: NodeState): void;
};

/**
 * Carries out a plan, node by node or together: everything is looked at before anything is changed, each node goes
 * back by itself unless it was committed, and the first failure stops the rest.
 */
export async function applyPlan(request: ApplyRequest): Promise<PlanOutcome> {
  const {plan, journal} = request;
  const startedAt = new Date().toISOString();
  await journal.write({node: null, event: 'begin'});
  const results = new Map<string, NodeResult>();
  for (const node of plan.rollout.order) results.set(node, untouched(node, say('not-tried')));
  const refused = await resumeAndCheck(request, results);
  if (!refused && !request.dryRun) await changeGroups(request, results);
  const outcome = outcomeOf(plan, [...results.values()], startedAt);
  await journal.write({node: null, event: 'end', state: outcome.state});
  return outcome;
}

export function outcomeOf(plan: Plan, nodes: NodeResult[], startedAt: string): PlanOutcome {
  const states = new Set(nodes.map(({state}) => state));
  const worst: NodeState[] = ['in-doubt', 'rolled-back', 'planned'];
  const state = worst.find((each) => states.has(each)) ?? 'committed';
  const endedAt = new Date().toISOString();
  return {schemaVersion: PLAN_SCHEMA_VERSION, plan: plan.id, state, nodes, startedAt, endedAt};
}

export function untouched(node: string, message: Message): NodeResult {
  return {node, state: 'planned', deadman: null, persisted: false, message};
}

/** True when a node refused, or what an earlier attempt left could not be brought to a good end. */
async function resumeAndCheck(
  request: ApplyRequest,
  results: Map<string, NodeResult>,
): Promise<boolean> {
  const {plan, journal} = request;
  const wire: Wire = request;
  const checks = await Promise.all(
    plan.targets.map(async (target) => {
      const steps = plan.steps.filter((step) => step.target === target.node.id);
      return {target, steps, found: await preflight(wire, target, steps, request)};
    }),
  );
  let refused = false;
  for (const {target, steps, found} of checks) {
    const {id} = target.node;
    const result = await outcomeOfBegun(request, target, steps, found);
    if (result === null) continue;
    results.set(id, result);
    const {message} = result;
    await journal.write({node: id, event: 'refused', ...(message ? {message} : {})});
    if (result.state !== 'committed') refused = true;
  }
  for (const witness of plan.witnesses) {
    const other = await sameHost(witness);
    if (other === undefined) continue;
    const [first = ''] = plan.rollout.order;
    results.set(first, untouched(first, other));
    refused = true;
  }
  return refused;
}

/**
 * An earlier attempt: what it committed stays; what it left half-way is taken back, and done again where all is as the
 * plan found it. Null: the node is ready to be changed.
 */
async function outcomeOfBegun(
  request: ApplyRequest,
  target: PlanTarget,
  steps: Plan['steps'],
  found: Readiness,
): Promise<NodeResult | null> {
  const {plan, readFacts, dryRun} = request;
  const {node} = target;
  if (found.kind === 'ready') return null;
  if (found.kind === 'refused') return untouched(node.id, found.message);
  const inForce = found.state === 'committed';
  if (dryRun) {
    return inForce ? kept(node.id, steps) : untouched(node.id, say('half-way', {node: node.id}));
  }
  const untilMs = performance.now() + plan.windowSeconds * 1000;
  const want = inForce || found.state === 'committing' ? 'ask' : 'back';
  const end: Settled = await settle(request, node, {readFacts, steps, untilMs, want});
  request.onState(node.id, end.state);
  if (end.state === 'committed') return kept(node.id, steps);
  const again = end.state === 'in-doubt' ? null : await preflight(request, target, steps, request);
  if (again?.kind === 'ready') return null;
  const message = again?.kind === 'refused' ? again.message : say('half-way', {node: node.id});
  return {...untouched(node.id, end.message ?? message), state: end.state};
}

function kept(node: string, steps: Plan['steps']): NodeResult {
  const message = keptMessage(steps);
  return {node, state: 'committed', deadman: null, persisted: keeps(steps), message};
}

async function changeGroups(
  request: ApplyRequest,
  results: Map<string, NodeResult>,
): Promise<void> {
  const {plan, signal} = request;
  const groups = groupsOf(plan);
  for (const [index, group] of groups.entries()) {
    const open = group.filter((node) => results.get(node)?.state !== 'committed');
    if (open.length === 0) continue;
    if (signal.aborted) return;
    const changes = open.map((node) => changeOf(request, node));
    const whole = await changeGroup(request, changes);
    for (const change of changes) results.set(change.node.id, change.result());
    if (!whole) return;
    const {pauseSeconds} = plan.rollout;
    if (index < groups.length - 1 && pauseSeconds > 0) {
      await pause(pauseSeconds * 1000, undefined, {signal}).catch(() => {});
    }
  }
}

function changeOf(request: ApplyRequest, id: string): NodeChange {
  const target = request.plan.targets.find(({node}) => node.id === id);
  if (target === undefined) throw new Error(`the plan orders ${id}, which is no target of it`);
  const steps = request.plan.steps.filter((step) => step.target === id);
  return changeNode(request, target.node, steps, request);
}

async function changeGroup(
  {plan, signal}: ApplyRequest,
  changes: readonly NodeChange[],
): Promise<boolean> {
  const phases = [...new Set(plan.steps.map(({phase}) => phase))].sort((a, b) => a - b);
  const last = phases.at(-1);
  const stages: ((change: NodeChange) => Promise<Message | undefined>)[] = [
    (change) => change.arm(),
    ...phases.flatMap((phase) => [
      (change: NodeChange) => change.apply(phase),
      ...(phase === last ? [] : [(change: NodeChange) => change.prove(phase, false)]),
    ]),
    (change) => change.prove(last ?? 0, true),
    (change) => change.commit(),
  ];
  for (const stage of stages) {
    const failures = await Promise.all(
      changes.map(async (change) => ({change, why: await guarded(stage, change)})),
    );
    const failed = failures.find(({why}) => why !== undefined);
    if (failed?.why === undefined && !signal.aborted) continue;
    await Promise.all(
      failures.map(({change, why}) =>
        change.takeBack(why ?? reasonFor(change, failed?.change, signal)),
      ),
    );
    return changes.every((change) => change.result().state === 'committed');
  }
  return true;
}

/** A mistake of ours in the middle of a change must not leave the node to itself. */
async function guarded(
  stage: (change: NodeChange) => Promise<Message | undefined>,
  change: NodeChange,
): Promise<Message | undefined> {
  try {
    return await stage(change);
  } catch (error) {
    await change.takeBack(say('interrupted', {node: change.node.id}));
    throw error;
  }
}

function reasonFor(
  change: NodeChange,
  failed: NodeChange | undefined,
  signal: AbortSignal,
): Message {
  if (failed !== undefined) return say('group-failed', {node: failed.node.id});
  return say(signal.aborted ? 'interrupted' : 'not-tried', {node: change.node.id});
}
