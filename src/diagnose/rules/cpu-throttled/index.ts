import {z} from 'zod';
import {defineRule, fail, notApplicable, pass} from '../../define-rule.ts';
import {fact, secondsBetweenReadings} from '../../inputs/index.ts';
import {podGroups} from '../../inputs/pod-groups.ts';
import {latest} from '../../settings/growth.ts';
import {isTooShort, SHORTEST_SECONDS, windowEvidence} from '../../settings/window.ts';
import {isThrottled, throttleClaim} from './claim.ts';
import {say} from './say.ts';
import {strings} from './strings.ts';
import {throttling} from './throttling.ts';

export const cpuThrottled = defineRule({
  id: 'cpu-throttled',
  scope: 'node',
  requires: {groups: throttling(), pods: podGroups()},
  optional: {
    seconds: secondsBetweenReadings(),
    own: fact('cgroup.own.path', z.string()),
    pressure: latest('pressure.cpu.someAvg60'),
  },
  strings,
  references: [
    'Linux Documentation/admin-guide/cgroup-v2.rst, cpu.stat and cpu.max',
    'Linux Documentation/scheduler/sched-bwc.rst',
  ],
  check({groups, pods, seconds, own, pressure}) {
    // Containers of known workloads are told by `pod-cpu-throttled`.
    const known = groups.value.filter(({path}) => !pods.value.has(path));
    if (known.length === 0) return notApplicable(say('no-quota'));
    const share = (one: {periods: number; throttled: number}) => one.throttled / one.periods;
    const held = known.filter(isThrottled).sort((a, b) => share(b) - share(a));
    const {source} = groups;
    if (held.length > 0) return fail(throttleClaim(held, {source, own, pressure}));
    if (isTooShort(seconds)) {
      return notApplicable(say('too-short', {seconds: seconds.value, wanted: SHORTEST_SECONDS}));
    }
    return pass([
      {message: say('not-held', {count: known.length}), sources: [source]},
      ...windowEvidence(say, seconds),
    ]);
  },
});
