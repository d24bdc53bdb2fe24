import type {Evidence} from '../../../model/finding.ts';
import type {Observed} from '../../../model/observed.ts';
import type {GroupComparer} from '../../speed/compare-groups.ts';
import {typicalRatio} from '../../speed/speed.ts';
import {say} from './say.ts';

/** From here on the other CPU is slower by more than the benchmark’s own blur. */
const SLOWER = 1.25;
/** With more the difference may be the hypervisor’s. */
const MOST_STEAL = 0.02;

/** What the micro-benchmarks say of the odd nodes against the usual ones; `confidence` where they settle it. */
export function speedEvidence(
  odd: readonly string[],
  usual: readonly string[],
  speeds: Observed<GroupComparer>,
  count: number,
): {for: Evidence[]; against: Evidence[]; confidence?: number} {
  const measured = speeds.ok ? speeds.value(odd, usual, typicalRatio) : undefined;
  if (measured === undefined) {
    return {for: [], against: [{message: say('speed-not-measured', {count}), sources: []}]};
  }
  const {ratio, steal, sources} = measured;
  const evidence = {message: say('speed-ratio', {ratio}), sources};
  if (ratio < SLOWER) return {for: [], against: [evidence], confidence: 0.2};
  if (steal < MOST_STEAL) return {for: [evidence], against: [], confidence: 0.8};
  return {for: [evidence], against: [{message: say('speed-with-steal', {steal}), sources}]};
}
