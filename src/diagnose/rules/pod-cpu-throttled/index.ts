import type {Evidence} from '../../../model/finding.ts';
import {type Claim, defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {secondsBetweenReadings} from '../../inputs/index.ts';
import {type PodGroup, podGroups} from '../../inputs/pod-groups.ts';
import {isTooShort, SHORTEST_SECONDS, windowEvidence} from '../../settings/window.ts';
import {isThrottled} from '../cpu-throttled/claim.ts';
import {type Throttling, throttling} from '../cpu-throttled/throttling.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';

const HIGH = 0.25;
const SHOWN = 5;
const SIDECAR = 'istio-proxy';

export const podCpuThrottled = defineRule({
  id: 'pod-cpu-throttled',
  scope: 'node',
  requires: {groups: throttling(), pods: podGroups()},
  optional: {seconds: secondsBetweenReadings()},
  strings,
  references: [
    'Linux Documentation/admin-guide/cgroup-v2.rst, cpu.stat and cpu.max',
    'Kubernetes: Resource Management for Pods and Containers',
  ],
  check({groups, pods, seconds}) {
    const own = groups.value.filter(({path}) => pods.value.has(path));
    if (own.length === 0) return notApplicable(say('no-limits'));
    // A sidecar that is held back has a rule of its own; the group of the whole pod only repeats its containers.
    const held = own.filter(isThrottled).flatMap((one) => {
      const pod = pods.value.get(one.path);
      return pod === undefined || pod.container === SIDECAR ? [] : [{...one, pod}];
    });
    const containers = held.filter(({pod}) => pod.container !== null);
    const told = held.filter(
      ({pod}) => pod.container !== null || !containers.some((one) => one.pod.pod === pod.pod),
    );
    if (told.length > 0) {
      const byWorkload = Map.groupBy(told, ({pod}) => pod.workload);
      return [...byWorkload].map(([workload, all]) =>
        fail(claimOf(workload, all, groups.source.node)),
      );
    }
    if (isTooShort(seconds)) {
      return notApplicable(say('too-short', {seconds: seconds.value, wanted: SHORTEST_SECONDS}));
    }
    return pass([
      {message: say('not-held', {count: own.length}), sources: [groups.source]},
      ...windowEvidence(say, seconds),
    ]);

    function claimOf(
      workload: string,
      all: readonly (Throttling & {pod: PodGroup})[],
      node: string,
    ): Claim {
      const share = ({throttled, periods}: Throttling) => throttled / Math.max(1, periods);
      const sorted = [...all].sort((a, b) => share(b) - share(a));
      const lines = sorted.slice(0, SHOWN).map(
        ({pod, periods, throttled, throttledMs}): Evidence => ({
          message: say('held-back', {
            node,
            pod: pod.pod,
            container: pod.container ?? '-',
            periods,
            throttled,
            ms: throttledMs,
          }),
          sources: [groups.source],
        }),
      );
      return {
        verdict: 'contributor',
        severity: sorted.some((one) => share(one) >= HIGH) ? 'high' : 'medium',
        confidence: 0.6,
        title: say('title', {workload}),
        why: say('why'),
        evidenceFor: lines,
        evidenceAgainst: [{message: say('which-requests'), sources: []}],
        safe: [{id: 'raise-limit', message: say('raise-limit')}],
        danger: [{id: 'no-limits-at-all', message: say('no-limits-at-all')}],
      };
    }
  },
});
