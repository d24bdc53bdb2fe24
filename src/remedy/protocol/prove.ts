import type {Message} from '../../model/message.ts';
import type {Node} from '../../model/node.ts';
import type {PlanStep, ProofPath} from '../../model/plan.ts';
import {ask, first, type Wire} from './ask.ts';
import {type FactsReader, unmetFact} from './facts.ts';
import {say} from './strings.ts';
import {lostVital, readVitals, type Vitals} from './vitals.ts';

/** What must go each way through a new connection: more than any window, so full packets are among it. */
const BULK_BYTES = 1_048_576;

/** ping says so when the node itself or a router refuses a size; silence is a black hole. */
const TOLD = /too long|too big|frag needed/i;

/**
 * Shows that a changed node still works, over connections made after the change; a living session proves nothing.
 * Undefined: proven. Else why not.
 */
export async function prove(
  wire: Wire,
  node: Node,
  steps: readonly PlanStep[],
  options: {readFacts: FactsReader; final: boolean; before: Vitals | null},
): Promise<Message | undefined> {
  const bulk = await proveConnection(wire, node);
  if (bulk !== undefined) return bulk;
  const paths = wire.plan.proof.filter(({from}) => from === node.id);
  // In the middle of a change only what held before can be asked for.
  const due = paths.filter(({heldBefore}) => options.final || heldBefore);
  const tried = await Promise.all(due.map((path) => provePath(wire, path)));
  const lost = tried.find((message) => message !== undefined);
  if (lost !== undefined) return lost;
  const reading = await options.readFacts(node, {fresh: true});
  if (!reading.ok) return say('facts-unread', {node: node.id, reason: reading.reason});
  const fact = unmetFact(reading.facts, steps);
  if (fact !== undefined) return say('not-in-force', {node: node.id, fact});
  return options.final ? proveVitals(wire, node, options.before) : undefined;
}

async function proveVitals(
  wire: Wire,
  node: Node,
  before: Vitals | null,
): Promise<Message | undefined> {
  if (before === null) return undefined;
  const after = await readVitals(wire, node, before);
  if (after === null) return say('vitals-unread', {node: node.id});
  return lostVital(node.id, before, after);
}

async function proveConnection(wire: Wire, node: Node): Promise<Message | undefined> {
  const answer = await ask(wire, node, {
    verb: 'bulk',
    args: [String(BULK_BYTES)],
    input: 'samespec '.repeat(Math.ceil(BULK_BYTES / 9)).slice(0, BULK_BYTES),
    fresh: true,
    timeoutMs: Math.min(20_000, wire.plan.windowSeconds * 1000),
  });
  if (answer.kind === 'lost') {
    return say('no-new-connection', {node: node.id, reason: answer.reason});
  }
  const whole =
    answer.kind === 'said' &&
    first(answer.lines, 'took') === String(BULK_BYTES) &&
    first(answer.lines, 'sent') === 'all';
  if (whole) return undefined;
  const detail = answer.kind === 'refused' ? answer.detail : first(answer.lines, 'took');
  return say('no-new-connection', {node: node.id, reason: detail});
}

/** Packets of exactly this size that may not be fragmented, from one end and then from the other. */
async function provePath(wire: Wire, path: ProofPath): Promise<Message | undefined> {
  const {from, to, bytes} = path;
  const there = {
    ...path,
    by: from,
    namespace: path.fromNamespace,
    address: path.toAddress,
    peer: to,
  };
  const back = {
    ...path,
    by: to,
    namespace: path.toNamespace,
    address: path.fromAddress,
    peer: from,
  };
  for (const {by, namespace, address, peer} of [there, back]) {
    const node = nodeOf(wire, by);
    if (node === undefined) continue;
    const where = namespace === null ? '-' : String(namespace);
    const args = [where, address, String(bytes)];
    const answer = await ask(wire, node, {verb: 'echo', args, timeoutMs: 15_000});
    if (answer.kind === 'said' && Number(first(answer.lines, 'received')) >= 1) continue;
    if (answer.kind !== 'said') {
      const reason = answer.kind === 'lost' ? answer.reason : `${answer.code} ${answer.detail}`;
      return say('path-unasked', {from: by, to: peer, reason});
    }
    const id = path.heldBefore ? 'path-lost' : 'path-not-won';
    const told = TOLD.test(first(answer.lines, 'said')) ? 'yes' : 'no';
    return say(id, {from: by, to: peer, layer: path.layer, bytes, told});
  }
  return undefined;
}

function nodeOf({plan}: Wire, id: string): Node | undefined {
  return [...plan.targets, ...plan.witnesses].find(({node}) => node.id === id)?.node;
}
