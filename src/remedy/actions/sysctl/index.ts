import type {Message} from '../../../model/message.ts';
import {criterionOf} from '../../criterion.ts';
import {type ActionInput, type DraftStep, defineAction} from '../../define-action.ts';
import {type Alignment, alignments} from '../../peers.ts';
import {proofPaths} from '../../proof-paths.ts';
import {keyOfFact, settingSteps} from './settings.ts';
import {say, strings} from './strings.ts';

/** Gives the nodes that differ the kernel settings that most of their peers have, now and at the next boot. */
export const sysctl = defineAction({
  id: 'sysctl',
  remedies: ['align-one-node'],
  strings,
  draft(input) {
    const {document, finding} = input;
    const found = alignments(document, finding, (fact) => fact.startsWith('sysctl.'));
    const disputed = found.find(({value}) => value === null);
    if (disputed !== undefined)
      return {refused: say('no-majority', {key: keyOfFact(disputed.fact)})};
    const {steps, leftOut} = stepsOf(input, found);
    if (steps.length === 0) return {refused: say('nothing')};
    const targets = [...new Set(steps.map(({target}) => target))];
    return {
      steps,
      leftOut: [...leftOut, say('running-pods')],
      proof: proofPaths(document, targets, null),
      criterion: criterionOf(document, finding, 'abba'),
    };
  },
});

function stepsOf({facts}: ActionInput, found: readonly Alignment[]) {
  const steps: DraftStep[] = [];
  const leftOut: Message[] = [];
  const derived = new Set<string>();
  const wanted = new Map<string, Map<string, string>>();
  for (const {fact, value, nodes} of found) {
    const key = keyOfFact(fact);
    if (typeof value !== 'string') {
      derived.add(key);
      continue;
    }
    for (const node of nodes) {
      const settings = wanted.get(node) ?? new Map<string, string>();
      wanted.set(node, settings.set(key, value));
    }
  }
  for (const [node, settings] of wanted) {
    const own = facts.get(node);
    if (own === undefined) continue;
    const made = settingSteps(own, settings);
    steps.push(...made.steps);
    leftOut.push(...made.leftOut);
  }
  return {steps, leftOut: [...leftOut, ...[...derived].map((key) => say('derived', {key}))]};
}
