/**
 * Sizes tried first, whole IP packets: where links of known kinds end (tunnels, PPPoE,
 * clouds, jumbo frames). They are starting points for the search, never its answer.
 */
const LADDER = [
  1280, 1380, 1400, 1420, 1440, 1450, 1460, 1480, 1492, 1500, 3498, 8500, 8896, 8900, 8951, 9000,
  9001,
] as const;
const MAX_HINTS = 4;

/** The first sizes for one path, ascending. An interface MTU known on the way is tried with the byte above it. */
export function firstSizes(interfaceMtus: readonly (number | null)[]): number[] {
  const hints: number[] = [];
  for (const mtu of new Set(interfaceMtus)) {
    if (mtu === null || !Number.isInteger(mtu) || mtu < 576 || mtu >= 65_535) continue;
    if (hints.length < MAX_HINTS) hints.push(mtu, mtu + 1);
  }
  return [...new Set([...LADDER, ...hints])].sort((a, b) => a - b);
}

/**
 * How long a size may stay unanswered before it is lost, and how long to wait before narrowing on what has
 * come back. Deadline max(1 s, 4 x RTT), pause so that three round trips have passed.
 */
export function patience(rttMs: number | null): {deadlineS: number; pauseS: number} {
  const rtt = rttMs ?? 50;
  return {
    deadlineS: Math.min(8, Math.max(1, Math.ceil((4 * rtt) / 1000))),
    pauseS: Math.min(4, Math.max(0.2, Math.ceil(rtt / 50) / 10)),
  };
}
