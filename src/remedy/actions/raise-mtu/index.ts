import {factPath, type NodeFacts} from '../../../model/fact.ts';
import {criterionOf} from '../../criterion.ts';
import {type DraftStep, defineAction} from '../../define-action.ts';
import {numberFact, textFact} from '../../facts-view.ts';
import {keepLinkMtu} from '../../persist/index.ts';
import {podsOf} from '../../pods.ts';
import {proofPaths} from '../../proof-paths.ts';
import {riskOf} from '../../risks.ts';
import {linkStep, outsideLimits, podLinkStep} from '../link-mtu/link-step.ts';
import {routeStep} from '../route-mtu/route-step.ts';
import {say, strings} from './strings.ts';

/** What the advice “1500 everywhere” asks for. */
const ADVISED_BYTES = 1500;

/**
 * “MTU 1500 everywhere”, as many articles advise. Dangerous, and only planned for who accepts it by name: cards are
 * raised in two phases, pods last, and the proof asks for what was promised, so it comes back where it does not hold.
 */
export const raiseMtu = defineAction({
  id: 'raise-mtu',
  remedies: ['nic-above-ceiling', 'pod-1500-on-1500-vxlan'],
  strings,
  draft({document, finding, facts}) {
    const steps: DraftStep[] = [];
    for (const own of facts.values()) {
      const refused = refusalOf(own);
      if (refused !== null) return {refused};
      steps.push(...cardSteps(own), ...podSteps(own));
    }
    if (steps.length === 0) return {refused: say('nothing')};
    const targets = [...new Set(steps.map(({target}) => target))];
    return {
      steps,
      leftOut: [say('order')],
      risks: [riskOf('nic-above-ceiling'), riskOf('pod-1500-on-1500-vxlan')],
      rollout: {mode: 'together'},
      proof: proofPaths(document, targets, ADVISED_BYTES),
      criterion: criterionOf(document, finding, 'before-after'),
    };
  },
});

function refusalOf(facts: NodeFacts) {
  const card = textFact(facts, 'net.default.interface');
  return card === null ? null : outsideLimits(facts, card, ADVISED_BYTES);
}

/** Phase 0: pin. Phase 1: raise. Phase 2: lift the pin. */
function cardSteps(facts: NodeFacts): DraftStep[] {
  const card = textFact(facts, 'net.default.interface');
  if (card === null) return [];
  const oldBytes = numberFact(facts, factPath('net', 'link', card, 'mtuBytes'));
  if (oldBytes === null || oldBytes >= ADVISED_BYTES) return [];
  const raised = linkStep(facts, card, ADVISED_BYTES);
  if (raised === null) return [];
  return [
    {...routeStep(facts, 'default', oldBytes, 'lock'), phase: 0},
    {...raised, persist: keepLinkMtu(facts, card, ADVISED_BYTES), phase: 1, disruptive: true},
    {...routeStep(facts, 'default', ADVISED_BYTES, 'lift'), phase: 2},
  ];
}

/** Tunnel, bridge, pods: from below to above, when the cards can carry them. */
function podSteps(facts: NodeFacts): DraftStep[] {
  const tunnel = textFact(facts, 'net.overlay.interface');
  const pods = podsOf(facts).pods.filter(({mtuBytes}) => mtuBytes < ADVISED_BYTES);
  const devices = tunnel === null ? [] : [tunnel, 'cni0'];
  return [
    ...devices.map((device) => linkStep(facts, device, ADVISED_BYTES)),
    ...pods.map((pod) => podLinkStep(facts, pod, ADVISED_BYTES)),
  ]
    .filter((step) => step !== null)
    .map((step) => ({...step, phase: 2}));
}
