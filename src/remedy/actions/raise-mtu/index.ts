import {factPath, type NodeFacts} from '../../../model/fact.ts';
import type {Message} from '../../../model/message.ts';
import {criterionOf} from '../../criterion.ts';
import {type DraftStep, defineAction} from '../../define-action.ts';
import {numberFact, textFact} from '../../facts-view.ts';
import {type KeptMtu, persistLinkMtu} from '../../persist/index.ts';
import {podsOf} from '../../pods.ts';
import {proofPaths, raisedPaths} from '../../proof-paths.ts';
import {riskOf} from '../../risks.ts';
import {canGoBack, linkStep, outsideLimits, podLinkStep} from '../link-mtu/link-step.ts';
import {say as sayOfLink} from '../link-mtu/strings.ts';
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
    const raised: string[] = [];
    const all = [...facts.values()];
    for (const own of all) {
      const refused = refusalOf(own);
      if (refused !== null) return {refused};
      const cards = cardSteps(own);
      if (cards.length > 0) raised.push(own.node);
      steps.push(...cards, ...podSteps(own));
    }
    if (steps.length === 0) return {refused: say('nothing')};
    const targets = [...new Set(steps.map(({target}) => target))];
    const kept = all.filter(({node}) => raised.includes(node)).map(keptCard);
    return {
      steps,
      leftOut: [...leftOutOf(all), ...kept.flatMap(({leftOut}) => leftOut)],
      artifacts: kept.flatMap(({artifacts}) => artifacts),
      risks: [riskOf('pod-1500-on-1500-vxlan'), riskOf('nic-above-ceiling')],
      rollout: {mode: 'together'},
      proof: [
        ...raisedPaths(document, raised, ADVISED_BYTES),
        ...proofPaths(document, targets, ADVISED_BYTES),
      ],
      criterion: criterionOf(document, finding, 'before-after'),
    };
  },
});

function refusalOf(facts: NodeFacts) {
  const card = textFact(facts, 'net.default.interface');
  return card === null ? null : outsideLimits(facts, card, ADVISED_BYTES);
}

function leftOutOf(all: readonly NodeFacts[]): Message[] {
  const held = all.filter((facts) => !tunnelTakes(facts));
  const device = textFact(held[0], 'net.overlay.interface') ?? '-';
  const nodes = held.map(({node}) => node);
  const unseen = all.filter((facts) => !podsOf(facts).all);
  return [
    say('order'),
    ...(held.length === 0 ? [] : [say('tunnel-stays', {device, nodes})]),
    say('host-ends'),
    ...unseen.map(({node}) => sayOfLink('pods-unseen', {node})),
  ];
}

/** How the card’s MTU outlasts a reboot; where it cannot be written down, what a person has to write. */
function keptCard(facts: NodeFacts): KeptMtu {
  return persistLinkMtu(facts, textFact(facts, 'net.default.interface') ?? '-', ADVISED_BYTES);
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
    {...raised, persist: keptCard(facts).persist, phase: 1, disruptive: true},
    {...routeStep(facts, 'default', ADVISED_BYTES, 'lift'), phase: 2},
  ];
}

/** Tunnel, bridge, pods: from below to above, when the cards can carry them. */
function podSteps(facts: NodeFacts): DraftStep[] {
  const tunnel = textFact(facts, 'net.overlay.interface');
  const pods = podsOf(facts).pods.filter(({mtuBytes}) => mtuBytes < ADVISED_BYTES);
  const devices = [...(tunnel !== null && tunnelTakes(facts) ? [tunnel] : []), 'cni0'];
  return [
    ...devices.map((device) => below(facts, device)),
    ...pods.map((pod) => podLinkStep(facts, pod, ADVISED_BYTES)),
  ]
    .filter((step) => step !== null)
    .map((step) => ({...step, phase: 3}));
}

function below(facts: NodeFacts, device: string): DraftStep | null {
  const oldBytes = numberFact(facts, factPath('net', 'link', device, 'mtuBytes'));
  return oldBytes === null || oldBytes >= ADVISED_BYTES
    ? null
    : linkStep(facts, device, ADVISED_BYTES);
}

/**
 * False where the kernel gives the tunnel device no 1500: it allows what the card under it leaves after the tunnel’s
 * own headers (vxlan_change_mtu), and one made before its card became smaller could not go back either.
 */
function tunnelTakes(facts: NodeFacts): boolean {
  const tunnel = textFact(facts, 'net.overlay.interface');
  if (tunnel === null) return true;
  const lower = textFact(facts, 'net.overlay.lowerInterface');
  const overheadBytes = numberFact(facts, 'net.overlay.overheadBytes') ?? 0;
  const cardBytes =
    lower === null ? null : numberFact(facts, factPath('net', 'link', lower, 'mtuBytes'));
  if (cardBytes === null) return false;
  return (
    Math.max(cardBytes, ADVISED_BYTES) - overheadBytes >= ADVISED_BYTES && canGoBack(facts, tunnel)
  );
}
