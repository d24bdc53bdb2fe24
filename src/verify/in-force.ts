import type {JournalEntry, NodeState, Plan} from '../model/plan.ts';

/** Whether a plan is in force. `part`: on some nodes, or a change is under way. */
export type Force = 'never' | 'no' | 'yes' | 'part' | 'in-doubt';

/** By the journal of this machine. Pure. */
export function forceOf(plan: Plan, journal: readonly JournalEntry[]): Force {
  return forces(plan, journal).at(-1)?.force ?? 'never';
}

/** Whether a plan stayed in force, or stayed out of it, all the time between two moments (ISO 8601, UTC). */
export function heldDuring(
  plan: Plan,
  journal: readonly JournalEntry[],
  startedAt: string,
  endedAt: string,
): 'in' | 'out' | 'neither' {
  const steps = forces(plan, journal);
  const before = steps.findLast(({at}) => at <= startedAt)?.force ?? 'never';
  const during = steps.filter(({at}) => at > startedAt && at <= endedAt).map(({force}) => force);
  const all = [before, ...during];
  if (all.every((force) => force === 'yes')) return 'in';
  return all.every((force) => force === 'no' || force === 'never') ? 'out' : 'neither';
}

/** Every moment at which a node’s state was written down, with what that makes of the whole. */
function forces(plan: Plan, journal: readonly JournalEntry[]): {at: string; force: Force}[] {
  const states = new Map<string, NodeState>();
  const found: {at: string; force: Force}[] = [];
  for (const {at, event, node, state} of journal) {
    if (state === undefined) continue;
    if (event === 'state' && node !== null) states.set(node, state);
    else if (event === 'end' && state === 'committed') {
      // Also of an attempt whose own lines were lost in a crash.
      for (const each of plan.rollout.order) states.set(each, state);
    } else continue;
    found.push({at, force: forceNow(plan, states)});
  }
  return found;
}

function forceNow(plan: Plan, states: ReadonlyMap<string, NodeState>): Force {
  const all = plan.rollout.order.map((node) => states.get(node) ?? 'planned');
  if (all.includes('in-doubt')) return 'in-doubt';
  if (all.every((state) => state === 'committed')) return 'yes';
  return all.every((state) => state === 'planned' || state === 'rolled-back') ? 'no' : 'part';
}
