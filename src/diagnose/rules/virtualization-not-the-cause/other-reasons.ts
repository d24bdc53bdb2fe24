import type {Cohort} from '../../../model/comparison.ts';
import {checkSubject} from '../../check-subject.ts';
import type {EvidenceView, Rule} from '../../define-rule.ts';
import {cpuFeaturesMissing} from '../cpu-features-missing/index.ts';
import {cpuModelDiffers} from '../cpu-model-differs/index.ts';
import {cpuSteal} from '../cpu-steal/index.ts';
import {cpuThrottled} from '../cpu-throttled/index.ts';
import {emulatedDisk} from '../emulated-disk/index.ts';
import {emulatedNic} from '../emulated-nic/index.ts';
import {governorDiffers} from '../governor-differs/index.ts';
import {hostSettingsDiffer} from '../host-settings-differ/index.ts';
import {mitigationsDiffer} from '../mitigations-differ/index.ts';
import {nicQueuesDiffer} from '../nic-queues-differ/index.ts';
import {slowClocksource} from '../slow-clocksource/index.ts';
import {thpDiffers} from '../thp-differs/index.ts';

/** Everything else about a machine that may slow it down (rules 6 to 14 of the domain knowledge). */
const OTHERS: readonly Rule[] = [
  cpuModelDiffers,
  cpuFeaturesMissing,
  cpuSteal,
  cpuThrottled,
  emulatedNic,
  emulatedDisk,
  slowClocksource,
  mitigationsDiffer,
  governorDiffers,
  thpDiffers,
  nicQueuesDiffer,
  hostSettingsDiffer,
];
/** From here on a reason is as likely as not. */
const LIKELY = 0.5;

/** Ids of the rules that have a likely reason on these nodes, in a fixed order. */
export function otherReasons(view: EvidenceView, cohort: Cohort): string[] {
  const members = new Set(cohort.nodes);
  const nodes = view.nodes.filter(({id}) => members.has(id));
  return OTHERS.filter((rule) => {
    const subjects =
      rule.scope === 'cohort'
        ? [{kind: 'cohort' as const, cohort}]
        : nodes.map((node) => ({kind: 'node' as const, node}));
    return subjects.some((subject) =>
      checkSubject(rule, view, subject).claims.some(
        ({verdict, confidence}) => verdict !== 'note' && confidence >= LIKELY,
      ),
    );
  }).map(({id}) => id);
}
