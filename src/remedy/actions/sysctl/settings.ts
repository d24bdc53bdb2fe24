import {factPath, factSegments, type NodeFacts} from '../../../model/fact.ts';
import type {Message} from '../../../model/message.ts';
import type {DraftStep} from '../../define-action.ts';
import {precondition} from '../../fact-hash.ts';
import {textFact} from '../../facts-view.ts';
import {keepSettings, laterFile, SYSCTL_FILE} from './own-file.ts';
import {say} from './strings.ts';

/** Steps that give a node these settings: each at run time, all of them kept by the last step in one file. */
export function settingSteps(
  facts: NodeFacts,
  wanted: ReadonlyMap<string, string>,
): {steps: DraftStep[]; leftOut: Message[]} {
  const steps: DraftStep[] = [];
  const leftOut: Message[] = [];
  const kept = new Map<string, string>();
  for (const [key, newValue] of wanted) {
    const step = settingStep(facts, key, newValue);
    if (step === null) continue;
    steps.push(step);
    const file = laterFile(facts, key);
    if (file === null) kept.set(key, newValue);
    else leftOut.push(say('later-file', {node: facts.node, key, file, ours: SYSCTL_FILE}));
  }
  const last = steps.at(-1);
  if (last !== undefined && kept.size > 0) last.persist.push(keepSettings(facts, kept));
  return {steps, leftOut};
}

function settingStep(facts: NodeFacts, key: string, newValue: string): DraftStep | null {
  const fact = sysctlFact(key);
  const oldValue = textFact(facts, fact);
  if (oldValue === null || oldValue === newValue) return null;
  return {
    target: facts.node,
    title: say('set', {key, oldValue, newValue}),
    namespace: null,
    argv: ['sysctl', '-q', '-w', `${key}=${newValue}`],
    preconditions: [precondition(facts, fact)],
    inverse: ['sysctl', '-q', '-w', `${key}=${oldValue}`],
    persist: [],
    expect: [{fact, value: newValue}],
    blastRadius: {interfaces: [], pods: []},
    disruptive: false,
  };
}

export function sysctlFact(key: string): string {
  return factPath('sysctl', ...key.split('.'));
}

export function keyOfFact(fact: string): string {
  return factSegments(fact).slice(1).join('.');
}
