import {factSegments, type NodeFacts} from '../../../model/fact.ts';
import {criterionOf} from '../../criterion.ts';
import {type DraftStep, defineAction} from '../../define-action.ts';
import {precondition} from '../../fact-hash.ts';
import {textFact} from '../../facts-view.ts';
import {alignments} from '../../peers.ts';
import {proofPaths} from '../../proof-paths.ts';
import {riskOf} from '../../risks.ts';
import {say, strings} from './strings.ts';

/** Names of ethtool(8); others would be arguments we do not know. */
const NAME = /^[a-z][a-z0-9_-]*$/;

/** Switches offloads of a network card to what most of the peers have. */
export const nicOffloads = defineAction({
  id: 'nic-offloads',
  remedies: ['switch-one'],
  strings,
  draft({document, finding, facts}) {
    const steps: DraftStep[] = [];
    let tunnelled = false;
    for (const {fact, value, nodes} of alignments(document, finding, isOffload)) {
      const name = factSegments(fact)[2] ?? '';
      if ((value !== 'on' && value !== 'off') || !NAME.test(name)) continue;
      for (const node of nodes) {
        const own = facts.get(node);
        const step = own === undefined ? null : offloadStep(own, fact, name, value);
        if (step === null) continue;
        steps.push(step);
        const overlay = textFact(own, 'net.overlay.interface') !== null;
        tunnelled ||= overlay && name.includes('checksum');
      }
    }
    if (steps.length === 0) return {refused: say('nothing')};
    const targets = [...new Set(steps.map(({target}) => target))];
    return {
      steps,
      leftOut: [say('not-kept')],
      risks: tunnelled ? [riskOf('checksums-on-tunnels')] : [],
      proof: proofPaths(document, targets, null),
      criterion: criterionOf(document, finding, 'abba'),
    };
  },
});

function isOffload(fact: string): boolean {
  return fact.startsWith('nic.offload.');
}

function offloadStep(
  facts: NodeFacts,
  fact: string,
  name: string,
  state: 'on' | 'off',
): DraftStep | null {
  const device = textFact(facts, 'nic.interface');
  const before = textFact(facts, fact);
  if (device === null || (before !== 'on' && before !== 'off') || before === state) return null;
  return {
    target: facts.node,
    title: say('set', {device, name, state}),
    namespace: null,
    argv: ['ethtool', '-K', device, name, state],
    preconditions: [precondition(facts, fact), precondition(facts, 'nic.interface')],
    inverse: ['ethtool', '-K', device, name, before],
    persist: [],
    expect: [{fact, value: state}],
    blastRadius: {interfaces: [device], pods: []},
    // Some drivers take the link down for it.
    disruptive: true,
  };
}
