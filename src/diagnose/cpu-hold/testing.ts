import type {NodeSketch} from '../testing.ts';

/** For tests only: two readings of a node whose CPU was taken away for most of the time between them. */
export function held(how: 'throttled' | 'stolen'): NodeSketch {
  if (how === 'throttled') {
    const own = {'cgroup.own.path': '/ss.slice/probe.scope'};
    return {facts: {...own, ...quota(0, 0)}, after: {...own, ...quota(100, 90)}};
  }
  return {facts: ticks(0, 0, 0), after: ticks(400, 1000, 100)};
}

/** A cgroup with a quota that ran for so many periods and was held back in some. */
export function quota(periods: number, throttledPeriods: number, path = '/ss.slice') {
  const at = `cgroup.throttle["${path}"]`;
  return {
    [`${at}.periods`]: periods,
    [`${at}.throttledPeriods`]: throttledPeriods,
    [`${at}.throttledMs`]: throttledPeriods * 40,
  };
}

function ticks(steal: number, total: number, idle: number) {
  return {'cpu.stealTicks': steal, 'cpu.totalTicks': total, 'cpu.idleTicks': idle};
}
