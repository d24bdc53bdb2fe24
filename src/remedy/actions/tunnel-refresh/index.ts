import {criterionOf} from '../../criterion.ts';
import {type DraftStep, defineAction} from '../../define-action.ts';
import {numberFact, textFact} from '../../facts-view.ts';
import {nodesOf} from '../../peers.ts';
import {proofPaths} from '../../proof-paths.ts';
import {ticketsFor} from '../../tickets/index.ts';
import {canGoBack, linkStep, outsideLimits} from '../link-mtu/link-step.ts';
import {say, strings} from './strings.ts';

/**
 * Gives a tunnel device that was made before its network card changed the MTU that fits the card now. Where the kernel
 * would not take the old value back, nothing is done here: the device is to be made anew, which is work for people.
 */
export const tunnelRefresh = defineAction({
  id: 'tunnel-refresh',
  remedies: ['refresh-tunnel'],
  strings,
  draft({document, finding, remedy, facts}) {
    const steps: DraftStep[] = [];
    const oneWay: string[] = [];
    for (const node of nodesOf(finding)) {
      const own = facts.get(node);
      const device = textFact(own, 'net.overlay.interface');
      const lowerBytes = numberFact(own, 'net.overlay.lowerMtuBytes');
      const overheadBytes = numberFact(own, 'net.overlay.overheadBytes');
      if (own === undefined || device === null || lowerBytes === null || overheadBytes === null) {
        continue;
      }
      const newBytes = lowerBytes - overheadBytes;
      const refused = outsideLimits(own, device, newBytes);
      if (refused !== null) return {refused};
      if (!canGoBack(own, device)) {
        oneWay.push(node);
        continue;
      }
      const step = linkStep(own, device, newBytes);
      if (step !== null) steps.push(step);
    }
    if (steps.length === 0 && oneWay.length === 0) return {refused: say('nothing')};
    const targets = steps.map(({target}) => target);
    return {
      steps,
      leftOut: [
        ...(steps.length === 0 ? [] : [say('not-deleted'), say('pods-later')]),
        ...(oneWay.length === 0 ? [] : [say('no-way-back', {nodes: oneWay})]),
      ],
      tickets: ticketsFor(document, finding, remedy, oneWay),
      proof: proofPaths(document, targets, null),
      criterion: criterionOf(document, finding, 'before-after'),
    };
  },
});
