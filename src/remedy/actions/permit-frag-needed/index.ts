import type {NodeFacts} from '../../../model/fact.ts';
import {criterionOf} from '../../criterion.ts';
import {type DraftStep, defineAction} from '../../define-action.ts';
import {precondition} from '../../fact-hash.ts';
import {numberFact} from '../../facts-view.ts';
import {nodesOf} from '../../peers.ts';
import {proofPaths} from '../../proof-paths.ts';
import {ticketsFor} from '../../tickets/index.ts';
import {say, strings} from './strings.ts';

/** Lets senders hear that their packets are too large, as far as the hosts’ own firewall is in the way. */
export const permitFragNeeded = defineAction({
  id: 'permit-frag-needed',
  remedies: ['allow-ptb-icmp'],
  strings,
  draft({document, finding, remedy, facts}) {
    const tickets = ticketsFor(document, finding, remedy);
    const steps = nodesOf(finding).flatMap((node) => {
      const own = facts.get(node);
      if (own === undefined || numberFact(own, 'mssClamp.iptablesRules') === null) return [];
      return CHAINS.map((chain) => permitStep(own, chain));
    });
    if (steps.length === 0) return {steps, tickets, leftOut: [say('no-iptables')]};
    const targets = [...new Set(steps.map(({target}) => target))];
    return {
      steps,
      tickets,
      leftOut: [say('host-only'), say('not-kept')],
      proof: proofPaths(document, targets, null),
      criterion: criterionOf(document, finding, 'abba'),
    };
  },
});

const CHAINS = ['INPUT', 'FORWARD'] as const;

function permitStep(facts: NodeFacts, chain: (typeof CHAINS)[number]): DraftStep {
  const match = ['-p', 'icmp', '--icmp-type', 'fragmentation-needed'];
  const rule = [chain, ...match, '-m', 'comment', '--comment', 'samespec', '-j', 'ACCEPT'];
  return {
    target: facts.node,
    title: say('permit', {what: `ICMP 3/4, ${chain}`}),
    namespace: null,
    argv: ['iptables', '-w', '-I', ...rule],
    preconditions: [precondition(facts, 'mssClamp.iptablesRules')],
    inverse: ['samespec-iptables-drop', 'iptables', 'filter', ...rule],
    persist: [],
    expect: [],
    blastRadius: {interfaces: [], pods: []},
    disruptive: false,
  };
}
