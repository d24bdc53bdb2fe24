import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {randomFrom} from '../compare/stats/random.ts';
import {changePointOf} from './change-point.ts';
import {type Effect, effectOf, fewestRuns} from './effect.ts';
import {interleaved} from './order.ts';
import {furtherRuns, verdictOf} from './verdict.ts';

const runs = (fewest: number) =>
  fc.array(fc.double({min: 0.001, max: 1e6, noNaN: true}), {minLength: fewest, maxLength: 9});
const arms = fc.tuple(runs(4), runs(4));

function effect(x: readonly number[], y: readonly number[]): Effect {
  const found = effectOf(x, y);
  if (found === null) throw new Error('too few runs');
  return found;
}

describe('effect of one arm against the other', () => {
  test('swapping the arms inverts ratio and interval and swaps improved and regressed', () => {
    fc.assert(
      fc.property(arms, fc.double({min: 0.01, max: 1, noNaN: true}), ([x, y], margin) => {
        const one = effect(x, y);
        const other = effect(y, x);
        expect(other.ratio).toBeCloseTo(1 / one.ratio, 6);
        expect(other.low * one.high).toBeCloseTo(1, 6);
        expect(other.cliffDelta).toBeCloseTo(-one.cliffDelta, 9);
        expect(other.p).toBeCloseTo(one.p, 9);
        // The same logarithms with the other sign: not a hair's breadth may decide.
        const swapped = {low: 1 / one.high, high: 1 / one.low};
        const mirror = {improved: 'regressed', regressed: 'improved'} as Record<string, string>;
        const verdict = verdictOf(one, 'lower', margin);
        expect(verdictOf(swapped, 'lower', margin)).toBe(mirror[verdict] ?? verdict);
      }),
    );
  });

  test('scaling both arms changes nothing', () => {
    fc.assert(
      fc.property(arms, fc.double({min: 0.01, max: 100, noNaN: true}), ([x, y], k) => {
        const scaled = effect(
          x.map((v) => v * k),
          y.map((v) => v * k),
        );
        expect(scaled.ratio / effect(x, y).ratio).toBeCloseTo(1, 6);
      }),
    );
  });

  test('identical arms are never improved and never regressed', () => {
    fc.assert(
      fc.property(runs(4), fc.constantFrom('lower' as const, 'higher' as const), (x, direction) => {
        expect(['equivalent', 'inconclusive']).toContain(verdictOf(effect(x, x), direction, 0.1));
      }),
    );
  });

  test('three runs against three never have an interval; four have', () => {
    expect(effectOf([1, 2, 3], [4, 5, 6])).toBeNull();
    expect(effectOf([1, 2, 3, 4], [5, 6, 7, 8])).not.toBeNull();
    expect(fewestRuns()).toBe(4);
    expect(fewestRuns(0.01)).toBe(5);
  });

  test('time-outs on one side are an unbounded ratio, on both sides no difference', () => {
    const never = Array<number>(5).fill(Number.POSITIVE_INFINITY);
    const healed = effect([10, 11, 12, 13, 14], never);
    expect(healed).toMatchObject({ratio: 0, high: 0, cliffDelta: -1});
    expect(verdictOf(healed, 'lower', 0.1)).toBe('improved');
    expect(effect(never, never)).toMatchObject({ratio: 1, low: 1, high: 1, p: 1});
  });

  test('throughput is judged the other way round', () => {
    const faster = effect([200, 210, 205, 198, 207], [100, 104, 98, 101, 99]);
    expect(verdictOf(faster, 'higher', 0.1)).toBe('improved');
    expect(verdictOf(faster, 'lower', 0.1)).toBe('regressed');
  });

  test('the interval misses a known ratio no more often than promised', () => {
    const random = randomFrom(11);
    const draw = (factor: number) =>
      Array.from({length: 6}, () => factor * Math.exp(0.2 * random.normal()));
    let missed = 0;
    for (let i = 0; i < 2000; i++) {
      const {low, high} = effect(draw(1.5), draw(1));
      if (low > 1.5 || high < 1.5) missed += 1;
    }
    // 6 against 6 reaches 0.041 exactly; three standard deviations above it.
    expect(missed / 2000).toBeLessThan(0.041 + 3 * Math.sqrt((0.041 * 0.959) / 2000));
    expect(missed).toBeGreaterThan(0);
  });
});

test('an interval too wide says how many more runs should do', () => {
  const wide = {...effect([9, 12, 10, 14], [10, 10.5, 13, 9]), runs: [4, 4] as const};
  expect(verdictOf(wide, 'lower', 0.1)).toBe('inconclusive');
  expect(furtherRuns(wide, 'lower', 0.1)).toBeGreaterThan(4);
  expect(furtherRuns({...wide, high: Number.POSITIVE_INFINITY}, 'lower', 0.1)).toBeNull();
});

describe('change of level within a run', () => {
  const random = randomFrom(3);
  const noise = (n: number, level: number) =>
    Array.from({length: n}, () => level + random.normal());

  test('a step is found where it is', () => {
    const found = changePointOf([...noise(40, 10), ...noise(40, 14)]);
    expect(found?.p).toBeLessThan(1e-6);
    expect(Math.abs((found?.at ?? 0) - 40)).toBeLessThanOrEqual(2);
  });

  test('steady noise is called changed in about the share promised, and a constant never', () => {
    let called = 0;
    for (let i = 0; i < 400; i++) if ((changePointOf(noise(60, 10))?.p ?? 1) < 0.01) called += 1;
    expect(called).toBeLessThan(400 * 0.03);
    expect(changePointOf(Array<number>(50).fill(7))?.p).toBe(1);
  });

  test('too few samples say nothing', () => {
    expect(changePointOf([1, 1, 1, 9, 9, 9])).toBeNull();
  });
});

test('interleaved arms have the same mean place in time', () => {
  for (const runs of [2, 4, 6, 10]) {
    const order = interleaved(runs);
    const place = (arm: string) =>
      order.reduce((sum, one, i) => (one === arm ? sum + i : sum), 0) / runs;
    expect(place('before')).toBe(place('after'));
  }
  expect(interleaved(3)).toEqual(['before', 'after', 'after', 'before', 'before', 'after']);
});

test('an effect of exactly the margin is judged the same in every unit', () => {
  const verdicts = [1, 237].map((k) =>
    verdictOf(effect(Array(4).fill(1.1e6 * k), Array(4).fill(1e6 * k)), 'higher', 0.1),
  );
  expect(verdicts).toEqual(['equivalent', 'equivalent']);
});
