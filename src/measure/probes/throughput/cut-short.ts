import type {ThroughputResult} from '../../../model/path.ts';
import {say} from './strings.ts';

/** A byte limit that ends a stream before this leaves nothing but its slow start. */
const LEAST_MS = 1_000;

/**
 * What a byte limit did to a stream: told, and no rate where it ended before there can be one. `ms`: when the stream
 * ended; null: with its time, not before.
 */
export function cutShort(
  maxBytes: number | null,
  {bytes, ms}: {bytes: number; ms: number | null},
):
  | Pick<ThroughputResult, 'reason'>
  | Pick<ThroughputResult, 'state' | 'steadyBytesPerSecond' | 'reason'> {
  if (maxBytes === null || bytes < maxBytes || ms === null) return {};
  const params = {allowed: maxBytes, ms};
  if (ms >= LEAST_MS) return {reason: say('cut-by-bytes', params)};
  return {state: 'unknown', steadyBytesPerSecond: null, reason: say('too-few-bytes', params)};
}
