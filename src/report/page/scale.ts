/** Where a value stands on an axis, and which values are written beside it. */
export type Scale = {log: boolean; low: number; high: number; ticks: readonly number[]};

// Up to this spread an axis from zero shows ratios as they are; beyond it small values would vanish.
const LINEAR_UP_TO = 50;
// No clock here is finer; smaller is nothing.
const SMALLEST = 0.001;
const TICKS = 7;

/** Linear from zero, or logarithmic where the values spread too far. Expects values >= 0. */
export function scaleFor(values: readonly number[]): Scale {
  let high = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const value of values) {
    if (value > high) high = value;
    if (value > 0 && value < least) least = value;
  }
  least = Math.max(least, SMALLEST);
  if (high <= SMALLEST) return {log: false, low: 0, high: 1, ticks: [0, 1]};
  if (high / least <= LINEAR_UP_TO) return linear(high);
  return logarithmic(least, high);
}

/** 0 at the low end, 1 at the high; values outside stay at the ends. */
export function fraction({log, low, high}: Scale, value: number): number {
  const share = log
    ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
    : (value - low) / (high - low);
  return Math.min(1, Math.max(0, share));
}

function linear(most: number): Scale {
  const step = niceStep(most / 4);
  const count = Math.ceil((most * 1.02) / step);
  const ticks = Array.from({length: count + 1}, (_, i) => Number((i * step).toPrecision(12)));
  return {log: false, low: 0, high: count * step, ticks};
}

function logarithmic(least: number, most: number): Scale {
  const first = Math.floor(Math.log10(least));
  const decades = Math.ceil(Math.log10(most)) - first;
  const step = Math.ceil(decades / TICKS);
  const count = Math.ceil(decades / step);
  const ticks = Array.from({length: count + 1}, (_, i) => Number(`1e${first + i * step}`));
  return {log: true, low: 10 ** first, high: 10 ** (first + count * step), ticks};
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((one) => one * power >= rough) ?? 10;
  return factor * power;
}
