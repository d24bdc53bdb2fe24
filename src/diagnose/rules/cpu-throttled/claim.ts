import type {Evidence} from '../../../model/finding.ts';
import type {Observed, Source} from '../../../model/observed.ts';
import type {Claim} from '../../define-rule.ts';
import {say} from './say.ts';
import type {Throttling} from './throttling.ts';

/** Shares of periods. */
export const LIMIT = 0.05;
const HIGH = 0.25;
const MOST = 0.5;
/** Fewer periods (of 100 ms as a rule) say little by themselves. */
const ENOUGH_PERIODS = 20;
const FEWEST_PERIODS = 3;
const CPU_PRESSURE = 0.2;
const SHOWN = 5;

/**
 * Held back in the run, long enough to tell; or in most of a few periods, as it was ever since it was made.
 */
export function isThrottled(one: Throttling): boolean {
  const share = one.throttled / Math.max(1, one.periods);
  if (one.periods >= ENOUGH_PERIODS) return share > LIMIT;
  const always = one.periodsEver >= ENOUGH_PERIODS && one.shareEver > LIMIT;
  return always && one.periods >= FEWEST_PERIODS && share >= MOST;
}

type Around = {source: Source; own: Observed<string>; pressure: Observed<number>};

/** `all`: those that are held back, worst first. */
export function throttleClaim(all: readonly Throttling[], {source, own, pressure}: Around): Claim {
  const shares = all.map(({periods, throttled}) => throttled / periods);
  const short = all.every(({periods}) => periods < ENOUGH_PERIODS);
  const whole = all.some(({path}) => own.ok && holds(path, own.value));
  const evidenceFor: Evidence[] = all
    .slice(0, SHOWN)
    .map(({path, periods, throttled, throttledMs}) => ({
      message: say('held-back', {node: source.node, path, periods, throttled, ms: throttledMs}),
      sources: [source],
    }));
  if (pressure.ok && pressure.value > CPU_PRESSURE) {
    evidenceFor.push({
      message: say('pressure', {share: pressure.value}),
      sources: [pressure.source],
    });
  }
  return {
    verdict: 'contributor',
    facts: ['cgroup.own.quotaCpus'],
    severity: Math.max(...shares) >= HIGH ? 'high' : 'medium',
    // Of a container it is not known whether requests wait for it; a quota on the whole node holds back everything.
    confidence: short ? 0.5 : whole ? 0.95 : 0.6,
    title: say('title'),
    why: say('why'),
    evidenceFor,
    evidenceAgainst: [
      ...(short ? [{message: say('few-periods'), sources: []}] : []),
      ...(whole ? [] : [{message: say('which-workload'), sources: []}]),
    ],
    safe: [{id: 'raise-limit', message: say('raise-limit')}],
    danger: [{id: 'no-limits-at-all', message: say('no-limits-at-all')}],
  };
}

/** The cgroup is the collector’s own or one above it, the root of a container included. */
export function holds(path: string, own: string): boolean {
  return path === '/' || own === path || own.startsWith(`${path}/`);
}
