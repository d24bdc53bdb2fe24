/** Segments sent and repeated by one node between two readings. */
export type Rate = {retransmits: number; segments: number};

export const ENOUGH_SEGMENTS = 1000;
export const ENOUGH_PEERS = 3;

// Proposals: below half a per cent repetitions are ordinary, and a handful of them is chance.
const LEAST_SHARE = 0.005;
const LEAST_RETRANSMITS = 10;
const LEAST_RATIO = 3;
/** Added before taking logarithms: whether a clean node repeats 0 or 3 of 10,000 is chance, not spread. */
const NEGLIGIBLE_SHARE = 0.001;
/** Least spread between equal nodes, on the log scale: a quarter. */
const SCALE_FLOOR = 0.25;

/** Five per cent chance that any of n equal nodes is flagged; statistics 1.2, the next smaller n where not listed. */
const THRESHOLDS: readonly (readonly [nodes: number, threshold: number])[] = [
  [4, 6.8],
  [5, 7.9],
  [6, 5.6],
  [8, 5],
  [10, 4.6],
  [20, 4],
  [50, 3.8],
  [1000, 4.1],
];

/**
 * Whether a node repeats more segments than its peers by a margin that equal nodes do not reach: leave-one-out
 * distance from the peers’ median over their spread, on the log scale. Peers: at least ENOUGH_PEERS, each with
 * ENOUGH_SEGMENTS.
 */
export function standsOut(own: Rate, peers: readonly Rate[]): boolean {
  if (!isLoud(own)) return false;
  const share = shareOf(own);
  if (share < LEAST_RATIO * medianShare(peers)) return false;
  const logs = peers.map(logShare);
  const centre = median(logs);
  const spread = 1.4826 * median(logs.map((log) => Math.abs(log - centre)));
  const ownError = Math.sqrt(own.retransmits) / own.segments / (share + NEGLIGIBLE_SHARE);
  const scale = Math.hypot(Math.max(spread, SCALE_FLOOR), ownError);
  return (logShare(own) - centre) / scale > thresholdFor(peers.length + 1);
}

/** Enough repetitions to matter at all, whatever the peers do. */
export function isLoud(own: Rate): boolean {
  return own.retransmits >= LEAST_RETRANSMITS && shareOf(own) >= LEAST_SHARE;
}

export function shareOf({retransmits, segments}: Rate): number {
  return segments === 0 ? 0 : retransmits / segments;
}

export function medianShare(rates: readonly Rate[]): number {
  return median(rates.map(shareOf));
}

function logShare(rate: Rate): number {
  return Math.log(shareOf(rate) + NEGLIGIBLE_SHARE);
}

function thresholdFor(nodes: number): number {
  let found = Number.POSITIVE_INFINITY;
  for (const [from, threshold] of THRESHOLDS) if (nodes >= from) found = threshold;
  return found;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? 0;
  return Number.isInteger(middle) ? (upper + (sorted[middle - 1] ?? upper)) / 2 : upper;
}
