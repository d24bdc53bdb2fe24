import {throughput} from '../../testing.ts';

/** For tests only: a flow that comes up in one interval and then holds this rate, give or take `waver` (a share). */
export function flow(
  from: string,
  to: string,
  bytesPerSecond: number,
  waver = 0,
  more: object = {},
) {
  const receivedBytes = [0.1, 0.8, 1, 1 + waver / 2, 1 - waver / 2, 1, 1 + waver / 4, 1].map(
    (part) => (part * bytesPerSecond) / 2,
  );
  return throughput({
    from,
    to,
    intervalMs: 500,
    receivedBytes,
    steadyBytesPerSecond: bytesPerSecond,
    averageBytesPerSecond: bytesPerSecond * 0.8,
    ...more,
  });
}
