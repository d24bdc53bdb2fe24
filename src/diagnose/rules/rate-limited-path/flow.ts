import type {ThroughputResult} from '../../../model/path.ts';

/** Intervals after the start of a flow, in which it has found its rate; bytes per second, in order. */
export type Settled = {rates: readonly number[]; median: number; lowest: number; highest: number};

const INTERVALS_AT_LEAST = 4;
/** A shaper or policer holds a rate; a flow limited by CPU, loss or other traffic wavers. */
const EVEN_SPREAD = 0.25;

/** A flow whose second half is faster than its first by more than this has not found its rate yet. */
const RISE = 1.25;

/**
 * The last two thirds of a flow that did not stall. Null for other states, where fewer than four intervals are
 * left, and where the flow still grows (one lost segment at the start is enough, RFC 5681): no steady rate yet.
 */
export function settled(result: ThroughputResult): Settled | null {
  const late = reached(result);
  return late === null || stillGrows(late.rates) ? null : late;
}

/** The same for a flow that may still grow: it carries this much at least. */
export function reached({state, receivedBytes, intervalMs}: ThroughputResult): Settled | null {
  if (state !== 'steady' && state !== 'stalled-start') return null;
  const rates = receivedBytes
    .slice(Math.ceil(receivedBytes.length / 3))
    .map((bytes) => (bytes / intervalMs) * 1000);
  if (rates.length < INTERVALS_AT_LEAST) return null;
  const sorted = [...rates].sort((a, b) => a - b);
  const [lowest = 0] = sorted;
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return {rates, median, lowest, highest: sorted.at(-1) ?? 0};
}

function stillGrows(rates: readonly number[]): boolean {
  const half = Math.floor(rates.length / 2);
  const mean = (part: readonly number[]) => part.reduce((sum, rate) => sum + rate, 0) / part.length;
  return mean(rates.slice(-half)) > RISE * mean(rates.slice(0, half));
}

/**
 * Whether the intervals lie close together. `repaired`: segments were sent again. One that is missing holds back all
 * behind it, which then arrives at once, so the mean of two neighbours counts.
 */
export function isEven({rates}: Settled, repaired: boolean): boolean {
  const smooth = repaired
    ? rates.slice(1).map((rate, i) => (rate + (rates[i] ?? rate)) / 2)
    : [...rates];
  const sorted = smooth.sort((a, b) => a - b);
  const [lowest = 0] = sorted;
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return median > 0 && ((sorted.at(-1) ?? 0) - lowest) / median <= EVEN_SPREAD;
}

/** A flow within reach of what buffers and distance allow is limited by them. */
const NEAR_BOUND = 0.4;

/**
 * What one TCP connection can carry: a window per round trip. A receive buffer of 6 MiB gives a window of 3 MiB;
 * the send buffer holds all that is under way. Null where no buffer is known.
 */
export function windowBound(
  buffers: {sendMaxBytes: number | null; receiveMaxBytes: number | null},
  rttMs: number,
): {windowBytes: number; bytesPerSecond: number} | null {
  const {sendMaxBytes, receiveMaxBytes} = buffers;
  const windows = [sendMaxBytes, receiveMaxBytes === null ? null : receiveMaxBytes / 2].filter(
    (bytes) => bytes !== null,
  );
  if (windows.length === 0 || rttMs <= 0) return null;
  const windowBytes = Math.min(...windows);
  return {windowBytes, bytesPerSecond: windowBytes / (rttMs / 1000)};
}

export function isNearBound(bytesPerSecond: number, bound: {bytesPerSecond: number}): boolean {
  return bytesPerSecond >= NEAR_BOUND * bound.bytesPerSecond;
}

/** The largest size of `tcp_rmem` or `tcp_wmem`: the last of three numbers. Null where it is not of that form. */
export function bufferMaxBytes(text: string): number | null {
  const match = /^\d+ \d+ (\d+)$/.exec(text.trim());
  return match === null ? null : Number(match[1]);
}
