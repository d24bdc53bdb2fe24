import type {BulkReceivedEvent} from '../../two-ended/events.ts';

/** Shorter intervals than this would call every round trip of slow start a stall. */
const LEAST_MS = 500;

/** Bytes per interval of half a second, each with its real length, from the finer counts of the receiver. */
export function intervalsOf(received: BulkReceivedEvent): {ms: number; bytes: number}[] {
  const {bytes, intervalMs, endedMs} = received;
  const group = Math.max(1, Math.round(LEAST_MS / intervalMs));
  const intervals: {ms: number; bytes: number}[] = [];
  for (let start = 0; start < bytes.length; start += group) {
    const part = bytes.slice(start, start + group);
    const fullMs = part.length * intervalMs;
    const ms = endedMs === null ? fullMs : Math.min(fullMs, endedMs - start * intervalMs);
    if (ms > 0) intervals.push({ms, bytes: part.reduce((sum, one) => sum + one, 0)});
  }
  return intervals;
}
