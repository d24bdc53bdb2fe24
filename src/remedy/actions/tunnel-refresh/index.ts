import {criterionOf} from '../../criterion.ts';
import {type DraftStep, defineAction} from '../../define-action.ts';
import {numberFact, textFact} from '../../facts-view.ts';
import {nodesOf} from '../../peers.ts';
import {proofPaths} from '../../proof-paths.ts';
import {canGoBack, linkStep, outsideLimits} from '../link-mtu/link-step.ts';
import {say, strings} from './strings.ts';

/** Gives a tunnel device that was made before its network card changed the MTU that fits the card now. */
export const tunnelRefresh = defineAction({
  id: 'tunnel-refresh',
  remedies: ['refresh-tunnel'],
  strings,
  draft({document, finding, facts}) {
    const steps: DraftStep[] = [];
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
      if (!canGoBack(own, device)) return {refused: say('no-way-back', {node, device})};
      const step = linkStep(own, device, newBytes);
      if (step !== null) steps.push(step);
    }
    if (steps.length === 0) return {refused: say('nothing')};
    const targets = steps.map(({target}) => target);
    return {
      steps,
      leftOut: [say('not-deleted'), say('pods-later')],
      proof: proofPaths(document, targets, null),
      criterion: criterionOf(document, finding, 'before-after'),
    };
  },
});
