import {factPath, type NodeFacts} from '../../../model/fact.ts';
import type {DraftStep} from '../../define-action.ts';
import {precondition} from '../../fact-hash.ts';
import {say} from './strings.ts';

/**
 * The MTU of the route to one destination, `default` or an address. The node’s own program does it: it keeps every
 * other attribute of the route, and puts the whole route back as it was.
 */
export function routeStep(
  facts: NodeFacts,
  destination: string,
  newBytes: number,
  kind: 'set' | 'lock' | 'lift',
): DraftStep {
  const fact = factPath('net', 'route', destination, 'mtuBytes');
  const lock = kind === 'lock' ? ['lock'] : [];
  const undone = ['samespec-route-back', destination];
  return {
    target: facts.node,
    title: say(kind, {destination, newBytes}),
    namespace: null,
    argv: kind === 'lift' ? undone : ['samespec-route-mtu', destination, String(newBytes), ...lock],
    preconditions: [precondition(facts, fact)],
    inverse: undone,
    persist: [],
    expect: kind === 'set' ? [{fact, value: newBytes}] : [],
    blastRadius: {interfaces: [], pods: []},
    disruptive: false,
  };
}
