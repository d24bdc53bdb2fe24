import {criterionOf} from '../../criterion.ts';
import {type DraftStep, defineAction} from '../../define-action.ts';
import {precondition} from '../../fact-hash.ts';
import {wordsFact} from '../../facts-view.ts';
import {alignments} from '../../peers.ts';
import {proofPaths} from '../../proof-paths.ts';
import {say, strings} from './strings.ts';

const FACT = 'cpu.frequency.governors';
const WORD = /^[a-z_]+$/;

/** Gives the CPUs of a node the frequency governor of its peers. */
export const cpuGovernor = defineAction({
  id: 'cpu-governor',
  remedies: ['one-governor'],
  strings,
  draft({document, finding, facts}) {
    const steps: DraftStep[] = [];
    for (const {value, nodes} of alignments(document, finding, (fact) => fact === FACT)) {
      const [newValue, ...others] = Array.isArray(value) ? value : [];
      if (newValue === undefined || others.length > 0 || !WORD.test(newValue)) continue;
      for (const node of nodes) {
        const own = facts.get(node);
        const [oldValue, ...more] = wordsFact(own, FACT) ?? [];
        // Several at once cannot be put back with one word.
        if (own === undefined || oldValue === undefined || more.length > 0) continue;
        steps.push({
          target: node,
          title: say('set', {oldValue, newValue}),
          namespace: null,
          argv: ['samespec-governor', newValue],
          preconditions: [precondition(own, FACT)],
          inverse: ['samespec-governor', oldValue],
          persist: [],
          expect: [{fact: FACT, value: [newValue]}],
          blastRadius: {interfaces: [], pods: []},
          disruptive: false,
        });
      }
    }
    if (steps.length === 0) return {refused: say('nothing')};
    return {
      steps,
      leftOut: [say('not-kept')],
      proof: proofPaths(
        document,
        steps.map(({target}) => target),
        null,
      ),
      criterion: criterionOf(document, finding, 'abba'),
    };
  },
});
