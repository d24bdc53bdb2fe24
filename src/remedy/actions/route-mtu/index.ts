import {criterionOf} from '../../criterion.ts';
import {type DraftStep, defineAction} from '../../define-action.ts';
import {paramOf} from '../../facts-view.ts';
import {proofPaths} from '../../proof-paths.ts';
import {routeStep} from './route-step.ts';
import {say, strings} from './strings.ts';

/** Tells the senders of a path the size that arrives, by the MTU of their route to the other end. */
export const routeMtu = defineAction({
  id: 'route-mtu',
  remedies: ['route-mtu'],
  strings,
  draft({document, finding, remedy, facts}) {
    const newBytes = paramOf(remedy.message, 'mtuBytes');
    if (newBytes === null || finding.scope.kind !== 'pair') return {refused: say('nothing')};
    const steps: DraftStep[] = [];
    for (const [from, to] of finding.scope.pairs) {
      const own = facts.get(from);
      const address = document.run.inventory.nodes.find(({id}) => id === to)?.address;
      if (own === undefined || address === undefined) continue;
      steps.push(routeStep(own, address, newBytes, 'set'));
    }
    if (steps.length === 0) return {refused: say('nothing')};
    const targets = [...new Set(steps.map(({target}) => target))];
    const held = proofPaths(document, targets, null);
    return {
      steps,
      leftOut: [say('not-kept')],
      // Larger packets are what this takes from the hosts themselves.
      proof: held.map((path) => ({...path, bytes: Math.min(path.bytes, newBytes)})),
      criterion: criterionOf(document, finding, 'abba'),
    };
  },
});
