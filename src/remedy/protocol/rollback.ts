import type {NodeResult, PlanOutcome, PlanTarget} from '../../model/plan.ts';
import {type ApplyRequest, outcomeOf, untouched} from './apply.ts';
import {ask, first, type Wire} from './ask.ts';
import {sameHost} from './preflight.ts';
import {settle} from './settle.ts';
import {say} from './strings.ts';

export type RollbackRequest = Omit<ApplyRequest, 'noDeadman' | 'dryRun'>;

/** Takes a plan back on every node, whatever state it is in there: also one that was committed long ago. */
export async function rollbackPlan(request: RollbackRequest): Promise<PlanOutcome> {
  const {plan, journal} = request;
  const startedAt = new Date().toISOString();
  await journal.write({node: null, event: 'begin'});
  const nodes: NodeResult[] = [];
  // The other way round: what was changed last goes back first.
  for (const id of [...plan.rollout.order].reverse()) {
    const target = plan.targets.find(({node}) => node.id === id);
    if (target !== undefined) nodes.unshift(await backOne(request, target));
  }
  const outcome = outcomeOf(plan, nodes, startedAt);
  await journal.write({node: null, event: 'end', state: outcome.state});
  return outcome;
}

async function backOne(request: RollbackRequest, target: PlanTarget): Promise<NodeResult> {
  const {plan, readFacts, journal, onState} = request;
  const {node} = target;
  const wire: Wire = request;
  const other = await sameHost(target);
  if (other !== undefined) return untouched(node.id, other);
  const steps = plan.steps.filter((step) => step.target === node.id);
  const status = await ask(wire, node, {verb: 'status'});
  if (status.kind === 'said' && first(status.lines, 'state') === 'none') {
    return untouched(node.id, say('nothing-to-undo', {node: node.id}));
  }
  const untilMs = performance.now() + plan.windowSeconds * 1000;
  const end = await settle(wire, node, {readFacts, steps, untilMs, want: 'back'});
  const message = end.message ?? say('asked-back');
  await journal.write({node: node.id, event: 'state', state: end.state, message});
  onState(node.id, end.state);
  return {node: node.id, state: end.state, deadman: null, persisted: false, message};
}
