import type {Message} from '../../model/message.ts';
import type {Node} from '../../model/node.ts';
import type {PlanStep, PlanTarget} from '../../model/plan.ts';
import {knownHostKeys} from '../host-keys.ts';
import {ask, first, type Wire} from './ask.ts';
import {aboveMaximum, changedFacts, type FactsReader} from './facts.ts';
import {linkMtuOf} from './link-mtu-of.ts';
import {say} from './strings.ts';

/** Where a node stands before anything is done to it. */
export type Readiness =
  | {kind: 'ready'}
  /** An earlier attempt left something: its state on the node, and whether its worker still runs there. */
  | {kind: 'begun'; state: string}
  | {kind: 'refused'; message: Message};

export type PreflightOptions = {readFacts: FactsReader; noDeadman: boolean};

/** True when ssh would still accept exactly the keys the plan was made with. */
export async function sameHost({node, hostKeys}: PlanTarget): Promise<Message | undefined> {
  if (node.reach.kind !== 'ssh') return undefined;
  if (hostKeys.length === 0) return say('no-host-key', {node: node.id});
  const known = await knownHostKeys(node);
  const same = known.length > 0 && known.every((key) => hostKeys.includes(key));
  return same ? undefined : say('other-host', {node: node.id});
}

export async function preflight(
  wire: Wire,
  target: PlanTarget,
  steps: readonly PlanStep[],
  options: PreflightOptions,
): Promise<Readiness> {
  const {node} = target;
  const other = await sameHost(target);
  if (other !== undefined) return {kind: 'refused', message: other};
  const programs = new Set<string>(['setsid', 'head', 'od', 'wc']);
  for (const {argv, namespace} of steps) {
    if (argv[0] !== undefined) programs.add(argv[0]);
    if (namespace !== null) programs.add('nsenter').add('mount');
  }
  const answer = await ask(wire, node, {verb: 'preflight', args: [...programs]});
  if (answer.kind === 'lost') return refused('unreachable', {node: node.id, reason: answer.reason});
  if (answer.kind === 'refused')
    return refused('unprepared', {node: node.id, detail: answer.detail});
  const {lines} = answer;
  if (first(lines, 'uid') !== '0') return refused('not-root', {node: node.id});
  const path = first(lines, 'unwritable');
  if (path !== '') return refused('read-only', {node: node.id, path});
  const tools = lines.get('missing') ?? [];
  if (tools.length > 0) return refused('missing-tool', {node: node.id, tools: [...tools]});
  const {proof, id} = wire.plan;
  const provesHere = proof.some(({from, to}) => from === node.id || to === node.id);
  if (provesHere && first(lines, 'ping') !== 'iputils') return refused('no-ping', {node: node.id});
  if (first(lines, 'deadman') === 'none' && !options.noDeadman) {
    return refused('no-deadman', {node: node.id, detail: 'systemd, at, setsid'});
  }
  const xdp = raisedUnderXdp(node, steps, lines.get('xdp') ?? []);
  if (xdp !== undefined) return {kind: 'refused', message: xdp};
  const active = first(lines, 'active');
  if (active !== '-' && active !== id) return refused('active', {node: node.id, plan: active});
  const state = first(lines, 'state');
  if (state !== 'none' && state !== 'rolled-back') return {kind: 'begun', state};
  return unchanged(node, steps, options);
}

/** A program in the driver’s receive path takes frames up to one page only; what is not raised is not refused. */
function raisedUnderXdp(
  node: Node,
  steps: readonly PlanStep[],
  devices: readonly string[],
): Message | undefined {
  for (const step of steps) {
    const change = linkMtuOf(step);
    if (change === null || !devices.includes(change.device)) continue;
    if (change.newBytes > change.oldBytes) return say('xdp', {node: node.id, ...change});
  }
  return undefined;
}

async function unchanged(
  node: Node,
  steps: readonly PlanStep[],
  {readFacts}: PreflightOptions,
): Promise<Readiness> {
  const reading = await readFacts(node, {fresh: false});
  if (!reading.ok) return refused('unreachable', {node: node.id, reason: reading.reason});
  const changed = changedFacts(reading.facts, steps);
  if (changed.length > 0) {
    return refused('stale', {node: node.id, facts: changed.slice(0, 5)});
  }
  const above = aboveMaximum(reading.facts, steps);
  return above === undefined ? {kind: 'ready'} : {kind: 'refused', message: above};
}

function refused(id: Parameters<typeof say>[0], params: Message['params']): Readiness {
  return {kind: 'refused', message: say(id, params)};
}
