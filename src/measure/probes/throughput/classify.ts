import type {ThroughputResult} from '../../../model/path.ts';

export type Flow = Pick<
  ThroughputResult,
  | 'state'
  | 'receivedBytes'
  | 'intervalMs'
  | 'steadyBytesPerSecond'
  | 'averageBytesPerSecond'
  | 'stalledMs'
>;

/** An interval that received less than this share of the usual is stalled. */
const STALLED_SHARE = 0.01;
/** Less than this over a whole test is nothing: some control bytes, a retransmitted first segment. */
const NOTHING_BYTES = 4_096;

/**
 * What bytes received per interval say about a flow. All intervals count, from the first: a black hole shows as
 * seconds of nothing at the start, which an average hides.
 */
export function classifyFlow(intervals: readonly {ms: number; bytes: number}[]): Flow {
  const intervalMs = median(intervals.map(({ms}) => ms)) ?? 0;
  const even = withoutRemainder(intervals, intervalMs);
  const receivedBytes = even.map(({bytes}) => bytes);
  const total = receivedBytes.reduce((sum, bytes) => sum + bytes, 0);
  const totalMs = even.reduce((sum, {ms}) => sum + ms, 0);
  const usual = median(receivedBytes.filter((bytes) => bytes > 0)) ?? 0;
  const stalled = even.map(({bytes}) => bytes === 0 || bytes < STALLED_SHARE * usual);
  const flowing = even.filter((_, i) => !stalled[i]);
  const dead = total < NOTHING_BYTES || flowing.length === 0;
  const stalledMs = even.reduce((sum, {ms}, i) => (dead || stalled[i] ? sum + ms : sum), 0);
  return {
    state: dead ? 'dead' : stateOf(stalled),
    receivedBytes,
    intervalMs: Math.round(intervalMs),
    steadyBytesPerSecond: dead ? null : median(flowing.map(({ms, bytes}) => (bytes / ms) * 1000)),
    averageBytesPerSecond: totalMs === 0 ? null : (total / totalMs) * 1000,
    stalledMs: Math.round(stalledMs),
  };
}

function stateOf(stalled: readonly boolean[]): ThroughputResult['state'] {
  const first = stalled.indexOf(false);
  if (stalled.slice(first).includes(true)) return 'stalled-mid';
  return first > 0 ? 'stalled-start' : 'steady';
}

/** The last interval may be a sliver of a millisecond, which would look like a stall: it joins the one before. */
function withoutRemainder(
  intervals: readonly {ms: number; bytes: number}[],
  usualMs: number,
): {ms: number; bytes: number}[] {
  const last = intervals.at(-1);
  const before = intervals.at(-2);
  if (last === undefined || before === undefined || last.ms >= usualMs / 2) return [...intervals];
  const joined = {ms: before.ms + last.ms, bytes: before.bytes + last.bytes};
  return [...intervals.slice(0, -2), joined];
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}
