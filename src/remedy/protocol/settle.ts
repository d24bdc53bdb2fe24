import {setTimeout as pause} from 'node:timers/promises';
import type {Message} from '../../model/message.ts';
import type {Node} from '../../model/node.ts';
import type {NodeState, PlanStep} from '../../model/plan.ts';
import {type Answer, ask, first, type Wire} from './ask.ts';
import {changedFacts, type FactsReader} from './facts.ts';
import {say} from './strings.ts';

/** A final state of a node, by its own word. */
export type Settled = {
  state: Extract<NodeState, 'committed' | 'rolled-back' | 'in-doubt'>;
  /** Set for `in-doubt`: why it is. */
  message?: Message;
};

export type SettleOptions = {
  readFacts: FactsReader;
  steps: readonly PlanStep[];
  /** Milliseconds of the monotonic clock after which the node’s own timer must have acted. */
  untilMs: number;
  /** `back`: take back whatever is in force. `ask`: only learn how it ended, and take back what hangs half-way. */
  want: 'back' | 'ask';
};

const BETWEEN_MS = 1000;

/**
 * Brings a node to an end that is known: asks it, over new connections, until it says so or its own timer must long
 * have acted. A node that cannot be asked then is in doubt.
 */
export async function settle(wire: Wire, node: Node, options: SettleOptions): Promise<Settled> {
  for (;;) {
    const found = await attempt(wire, node, options);
    if (found !== undefined) return found;
    if (performance.now() > options.untilMs) {
      const seconds = wire.plan.windowSeconds;
      return {state: 'in-doubt', message: say('not-known', {node: node.id, seconds})};
    }
    await pause(BETWEEN_MS);
  }
}

async function attempt(
  wire: Wire,
  node: Node,
  options: SettleOptions,
): Promise<Settled | undefined> {
  const status = await ask(wire, node, {verb: 'status', fresh: true, timeoutMs: 10_000});
  if (status.kind !== 'said') return undefined;
  const state = first(status.lines, 'state');
  const working = first(status.lines, 'worker') === 'alive';
  switch (state) {
    case 'none':
      // Cut short while it was being armed: nothing was done, but something may lie there.
      await ask(wire, node, {verb: 'rollback', fresh: true});
      return backAsBefore(node, options);
    case 'rolled-back':
      return backAsBefore(node, options);
    case 'committed':
      return options.want === 'back' ? goBack(wire, node, options) : {state: 'committed'};
    case 'committing':
    case 'rolling-back':
      return working ? undefined : goBack(wire, node, options);
    default:
      // A timer that is late is not waited for.
      return goBack(wire, node, options);
  }
}

/** Asks the node to undo, and what came of it. */
async function goBack(
  wire: Wire,
  node: Node,
  options: SettleOptions,
): Promise<Settled | undefined> {
  const answer = await ask(wire, node, {verb: 'rollback', fresh: true, timeoutMs: 60_000});
  if (answer.kind !== 'said') return undefined;
  const state = first(answer.lines, 'state');
  if (state === 'rolled-back') return backAsBefore(node, options);
  if (state !== 'undo-failed') return undefined;
  return {state: 'in-doubt', message: undoFailed(wire, node, answer)};
}

export function undoFailed(wire: Wire, node: Node, answer: Answer): Message {
  const detail = answer.kind === 'said' ? first(answer.lines, 'log') : '-';
  const folder = `/var/lib/samespec/txn/${wire.plan.id}`;
  return say('undo-failed', {node: node.id, detail, folder});
}

/** The node says that it is back; that every fact is as before is seen, not believed. */
async function backAsBefore(
  node: Node,
  {readFacts, steps}: SettleOptions,
): Promise<Settled | undefined> {
  const reading = await readFacts(node, {fresh: false});
  if (!reading.ok) return undefined;
  const changed = changedFacts(reading.facts, steps);
  if (changed.length === 0) return {state: 'rolled-back'};
  const message = say('not-as-before', {node: node.id, facts: changed.slice(0, 5)});
  return {state: 'in-doubt', message};
}
