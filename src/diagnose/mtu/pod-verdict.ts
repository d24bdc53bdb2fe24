import type {Observed} from '../../model/observed.ts';
import {seen} from '../../model/observed.ts';
import type {EvidenceView, Input, Subject} from '../define-rule.ts';
import {pairOf} from '../inputs/subject.ts';
import {judgePair, type PodInputs, podHelps, podNeeds} from './pod-inputs.ts';

/**
 * What rule `pod-mtu-exceeds-underlay` found on a pair. `exceed`: TCP is hit or may be, so lesser rules stay silent.
 * `only-udp-exceeds`: TCP fits, the larger side’s UDP does not. `undecided`: the sizes are known and do not settle it.
 */
export type PodsOnPair = 'exceed' | 'only-udp-exceeds' | 'fit' | 'no-tunnel' | 'undecided';

/** That rule’s finding, for rules that come after it. Missing: one of its own needs is missing. */
export function podsOnPair(): Input<PodsOnPair> {
  return {
    name: 'pod MTU against underlay',
    read(view, subject) {
      const {source, destination} = pairOf(subject);
      const key = `${source.id}\n${destination.id}`;
      let known = answers.get(view);
      if (known === undefined) {
        known = new Map();
        answers.set(view, known);
      }
      let answer = known.get(key);
      if (answer === undefined) {
        answer = read(view, subject);
        known.set(key, answer);
      }
      return answer;
    },
  };
}

// Several rules ask about the same pair.
const answers = new WeakMap<EvidenceView, Map<string, Observed<PodsOnPair>>>();

function read(view: EvidenceView, subject: Subject): Observed<PodsOnPair> {
  const inputs: Record<string, Observed<unknown>> = {};
  for (const [key, input] of Object.entries(podNeeds)) {
    const observed = readOne(input, view, subject);
    if (!observed.ok) return observed;
    inputs[key] = observed;
  }
  for (const [key, input] of Object.entries(podHelps)) inputs[key] = readOne(input, view, subject);
  const complete = inputs as unknown as PodInputs;
  return seen(foundBy(judgePair(complete)), complete.hostPath.source);
}

function foundBy(judged: ReturnType<typeof judgePair>): PodsOnPair {
  if (judged === 'no-tunnel') return 'no-tunnel';
  if (judged === 'underlay-unknown') return 'undecided';
  switch (judged.verdict.kind) {
    case 'fits':
    case 'not-encapsulated':
      return 'fit';
    case 'undecided':
    case 'uncounted':
      return 'undecided';
    case 'non-tcp-only':
      return 'only-udp-exceeds';
    default:
      return 'exceed';
  }
}

function readOne(input: Input<unknown>, view: EvidenceView, subject: Subject): Observed<unknown> {
  return input.read(view, subject);
}
