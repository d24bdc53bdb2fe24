import type {Effect} from './effect.ts';

export const EFFECT_VERDICTS = ['improved', 'equivalent', 'regressed', 'inconclusive'] as const;
export type EffectVerdict = (typeof EFFECT_VERDICTS)[number];

/** Which way of a metric is good: latency `lower`, throughput `higher`. */
export type Direction = 'lower' | 'higher';

const ROUNDING = 1e-9;

/**
 * What an effect says at a margin (`0.1`: ten per cent either way do not matter). Only an interval that lies
 * wholly on one side of the margin, or wholly inside it, says anything.
 */
export function verdictOf(
  effect: Pick<Effect, 'low' | 'high'>,
  direction: Direction,
  margin: number,
): EffectVerdict {
  // An effect of exactly the margin lies inside it, whatever its last digit: units must not change a verdict.
  const limit = Math.log1p(margin) + ROUNDING;
  const [low, high] = oriented(effect, direction);
  if (high < -limit) return 'improved';
  if (low > limit) return 'regressed';
  if (low >= -limit && high <= limit) return 'equivalent';
  return 'inconclusive';
}

/** More than this is not asked for: then the margin is too fine for the noise. */
const MOST_RUNS = 1000;

/**
 * Further runs per arm after which the interval should say something, as its width shrinks with the root of their
 * number; `null` when it has no finite width or would need more than a thousand.
 * The centre is taken to stay: it is a forecast, not a promise.
 */
export function furtherRuns(effect: Effect, direction: Direction, margin: number): number | null {
  const limit = Math.log1p(margin);
  const [low, high] = oriented(effect, direction);
  const centre = direction === 'lower' ? Math.log(effect.ratio) : -Math.log(effect.ratio);
  const half = Math.max(high - centre, centre - low);
  if (!Number.isFinite(half) || !Number.isFinite(centre)) return null;
  // Distance from the centre to the nearest limit that the interval has to stay clear of.
  const room = Math.min(Math.abs(centre - limit), Math.abs(centre + limit));
  if (room === 0) return null;
  const now = Math.min(...effect.runs);
  const needed = Math.ceil(now * (half / room) ** 2);
  return needed > MOST_RUNS ? null : Math.max(1, needed - now);
}

/** On the log scale, worse > 0. */
function oriented(
  {low, high}: Pick<Effect, 'low' | 'high'>,
  direction: Direction,
): [low: number, high: number] {
  return direction === 'lower'
    ? [Math.log(low), Math.log(high)]
    : [-Math.log(high), -Math.log(low)];
}
