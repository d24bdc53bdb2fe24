import {factPath, factSegments, type NodeFacts} from '../../../model/fact.ts';
import type {Message} from '../../../model/message.ts';
import {criterionOf} from '../../criterion.ts';
import {type ActionDraft, type DraftStep, defineAction} from '../../define-action.ts';
import {numberFact, paramOf, textFact} from '../../facts-view.ts';
import {podsOf} from '../../pods.ts';
import {proofPaths} from '../../proof-paths.ts';
import {networkFiles, podNetworkOf} from './cni-files.ts';
import {canGoBack, linkStep, outsideLimits, podLinkStep} from './link-step.ts';
import {say, strings} from './strings.ts';

/**
 * Lowers the pod MTU on every node to what the smallest measured path carries: pods first, then their bridge, the
 * tunnel last. The whole cluster, because a pod that still sends more loses it on the way to one that takes less.
 */
export const linkMtu = defineAction({
  id: 'link-mtu',
  remedies: ['lower-pod-mtu'],
  strings,
  draft(input) {
    const {document, finding, remedy, facts} = input;
    const podMtuBytes = paramOf(remedy.message, 'podMtuBytes');
    const overheadBytes = paramOf(remedy.message, 'overheadBytes');
    if (podMtuBytes === null || overheadBytes === null) return {refused: say('no-target')};
    const network = [...facts.values()].map(podNetworkOf).find((found) => found !== null) ?? null;
    const artifacts = network === null ? [] : networkFiles(network, {podMtuBytes, overheadBytes});
    const criterion = criterionOf(document, finding, 'before-after');
    if (network === 'calico' || network === 'cilium') {
      const leftOut = [say(`owned-${network}`)];
      return {steps: [], leftOut, artifacts, criterion};
    }
    return lowerDevices([...facts.values()], podMtuBytes, {
      leftOut: [say('no-underlay'), say('host-ends'), ...(network ? [say('running-only')] : [])],
      artifacts,
      criterion,
      proof: (targets) => proofPaths(document, targets, podMtuBytes),
    });
  },
});

type Rest = {
  leftOut: readonly Message[];
  artifacts: NonNullable<ActionDraft['artifacts']>;
  criterion: NonNullable<ActionDraft['criterion']> | null;
  proof(targets: readonly string[]): NonNullable<ActionDraft['proof']>;
};

function lowerDevices(all: readonly NodeFacts[], podMtuBytes: number, rest: Rest) {
  const steps: DraftStep[] = [];
  const unseen: Message[] = [];
  for (const facts of all) {
    for (const device of devicesOf(facts, podMtuBytes)) {
      const refused = outsideLimits(facts, device, podMtuBytes);
      if (refused !== null) return {refused};
    }
    const own = stepsOf(facts, podMtuBytes);
    steps.push(...own);
    const tunnel = textFact(facts, 'net.overlay.interface');
    if (own.length > 0 && tunnel !== null && !canGoBack(facts, tunnel)) {
      unseen.push(say('no-way-back', {node: facts.node, device: tunnel}));
    }
    if (!podsOf(facts).all) unseen.push(say('pods-unseen', {node: facts.node}));
  }
  if (steps.length === 0) return {refused: say('nothing', {podMtuBytes})};
  const targets = [...new Set(steps.map(({target}) => target))];
  const {criterion, artifacts} = rest;
  const proof = rest.proof(targets);
  return {steps, proof, criterion, artifacts, leftOut: [...rest.leftOut, ...unseen]};
}

function stepsOf(facts: NodeFacts, podMtuBytes: number): DraftStep[] {
  const pods = podsOf(facts).pods.filter(({mtuBytes}) => mtuBytes > podMtuBytes);
  return [
    ...pods.map((pod) => podLinkStep(facts, pod, podMtuBytes)),
    ...devicesOf(facts, podMtuBytes).map((device) => linkStep(facts, device, podMtuBytes)),
  ].filter((step) => step !== null);
}

/** The bridges pods hang on and the tunnel, in that order, where they let more through. */
function devicesOf(facts: NodeFacts, podMtuBytes: number): string[] {
  const tunnel = textFact(facts, 'net.overlay.interface');
  if (tunnel === null) return [];
  const bridges: string[] = [];
  for (const path of Object.keys(facts.leaves)) {
    const [room, kind, device, leaf] = factSegments(path);
    if (room !== 'net' || kind !== 'link' || leaf !== 'kind' || device === undefined) continue;
    if (textFact(facts, path) === 'bridge' && POD_BRIDGES.includes(device)) bridges.push(device);
  }
  return [...bridges.sort(), tunnel].filter(
    (device) =>
      canGoBack(facts, device) &&
      (numberFact(facts, factPath('net', 'link', device, 'mtuBytes')) ?? 0) > podMtuBytes,
  );
}

/** Bridges that network plugins make for pods; one’s own bridges are nobody’s business. */
const POD_BRIDGES = ['cni0', 'cbr0', 'kube-bridge'];
