import {collectNode, parseFacts} from '../../collect/index.ts';
import {factPath, type NodeFacts} from '../../model/fact.ts';
import type {Message} from '../../model/message.ts';
import type {Node} from '../../model/node.ts';
import type {PlanStep} from '../../model/plan.ts';
import type {Reach} from '../../reach/reach.ts';
import {factHash, factIs} from '../fact-hash.ts';
import {numberFact} from '../facts-view.ts';
import {linkMtuOf} from './link-mtu-of.ts';
import {say} from './strings.ts';

export type FactsReading = {ok: true; facts: NodeFacts} | {ok: false; reason: Message};

/** Reads the facts of one node now, by the same collector that the run was made with. */
export type FactsReader = (node: Node, how: {fresh: boolean}) => Promise<FactsReading>;

export function factsReader(reach: Reach, sudo: boolean, timeoutMs = 30_000): FactsReader {
  return async (node, {fresh}) => {
    const own: Reach = fresh
      ? {...reach, run: (to, script, options) => reach.run(to, script, {...options, fresh})}
      : reach;
    const limits = {timeoutMs, maxBytes: 16 * 1024 * 1024, sudo, which: 'all'} as const;
    const {raw, outcome} = await collectNode(own, node, limits);
    if (!outcome.ok) {
      return {ok: false, reason: outcome.message ?? {id: 'collect/no-answer', params: {exit: 0}}};
    }
    return {ok: true, facts: parseFacts(node.id, new Date().toISOString(), raw)};
  };
}

/** Facts that are not as the plan found them. */
export function changedFacts(facts: NodeFacts, steps: readonly PlanStep[]): string[] {
  const changed = new Set<string>();
  for (const {preconditions} of steps) {
    for (const {fact, sha256} of preconditions)
      if (factHash(facts, fact) !== sha256) changed.add(fact);
  }
  return [...changed];
}

/** The first fact that did not become what the steps were to make of it. */
export function unmetFact(facts: NodeFacts, steps: readonly PlanStep[]): string | undefined {
  for (const {expect} of steps) {
    for (const {fact, value} of expect) if (!factIs(facts, fact, value)) return fact;
  }
  return undefined;
}

/** A device that takes no such MTU, by the limits its driver tells now (`maxmtu` of `ip -d link`). */
export function aboveMaximum(facts: NodeFacts, steps: readonly PlanStep[]): Message | undefined {
  for (const step of steps) {
    const change = linkMtuOf(step);
    if (change === null) continue;
    const {device, newBytes} = change;
    const limitBytes = numberFact(facts, factPath('net', 'link', device, 'maxMtuBytes'));
    if (limitBytes === null || limitBytes === 0 || newBytes <= limitBytes) continue;
    return say('above-maximum', {node: facts.node, device, limitBytes, newBytes});
  }
  return undefined;
}
