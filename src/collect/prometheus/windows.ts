/** The range looked at, cut into windows of one length: each is one run of every metric. */
export type Windows = {count: number; seconds: number};

/** More windows cost more and say little more; fewer than three are no comparison. */
const MOST = 12;
const LEAST = 3;
/** A shorter one holds too few scrapes for a rate. */
const LEAST_SECONDS = 15;

/** Fewer windows before shorter ones; the range is at least 45 s, which `--since` makes sure of. */
export function windowsOf(sinceSeconds: number): Windows {
  const count = Math.max(LEAST, Math.min(MOST, Math.floor(sinceSeconds / LEAST_SECONDS)));
  return {count, seconds: Math.max(LEAST_SECONDS, Math.floor(sinceSeconds / count))};
}
