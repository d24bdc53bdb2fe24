import {messages} from '../../../model/message.ts';
import type {Observed} from '../../../model/observed.ts';
import type {Claim} from '../../define-rule.ts';
import type {GroupComparer} from '../../speed/compare-groups.ts';
import {strings} from './strings.ts';

const say = messages('mitigations-differ', strings);
/** System calls this much dearer are more than another CPU of the same model would show. */
const DEARER = 1.5;
/** Within this they cost the same, as far as the benchmark can tell. */
const EQUAL = 1.1;

/** The claim with what system calls cost on the odd nodes, against the others of the cohort. */
export function withSyscallCost(
  claim: Claim,
  nodes: readonly string[],
  speeds: Observed<GroupComparer>,
): Claim {
  const odd = claim.about !== undefined && 'nodes' in claim.about ? claim.about.nodes : [];
  const apart = new Set(odd);
  const others = nodes.filter((node) => !apart.has(node));
  const measured = speeds.ok
    ? speeds.value(odd, others, ({ratios}) => ratios.get('calls'))
    : undefined;
  if (measured === undefined) {
    const open = {message: say('syscalls-not-compared'), sources: []};
    return {
      ...claim,
      evidenceAgainst: [...claim.evidenceAgainst, open],
      safe: [{id: 'benchmark', message: say('benchmark')}, ...(claim.safe ?? [])],
    };
  }
  const {ratio, sources} = measured;
  const evidence = {message: say('syscall-ratio', {ratio}), sources};
  if (ratio >= DEARER) {
    return {...claim, confidence: 0.6, evidenceFor: [evidence, ...claim.evidenceFor]};
  }
  const confidence = ratio < EQUAL ? 0.1 : claim.confidence;
  return {...claim, confidence, evidenceAgainst: [...claim.evidenceAgainst, evidence]};
}
