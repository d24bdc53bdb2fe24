/** What times of new connections show; `slow` and `steps` are null where they show nothing. */
export type Judged = {
  medianMs: number;
  worstMs: number;
  /** Connections whose time is a whole number of seconds and one round trip. */
  steps: number;
  slow: boolean;
};

export const ENOUGH = 5;
/** The first repetitions of a SYN come after 1, 3, 7 and 15 s; with tcp_syn_linear_timeouts each second at first. */
const STEPS_MS = [1000, 2000, 3000, 4000, 5000, 7000, 15_000];
const EARLY_MS = 15;
const LATE_MS = 150;
const FAR_ABOVE_MS = 100;
const TIMES_RTT = 5;

export function judge(handshakesMs: readonly number[], rttMs: number): Judged {
  const sorted = [...handshakesMs].sort((a, b) => a - b);
  const medianMs = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return {
    medianMs,
    worstMs: sorted.at(-1) ?? 0,
    steps: sorted.filter((ms) => isStep(ms, rttMs)).length,
    slow: medianMs > rttMs + FAR_ABOVE_MS && medianMs > TIMES_RTT * rttMs,
  };
}

/** Timers fire a little late, never early; the clock of the prober may be a little off. */
function isStep(ms: number, rttMs: number): boolean {
  return STEPS_MS.some((step) => ms >= step - EARLY_MS && ms <= step + rttMs + LATE_MS);
}
