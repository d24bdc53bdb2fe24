/** Times that follow from how often peers are asked. */
export type Timing = {
  /** Between two reports of the prober. */
  reportSeconds: number;
  /** Without an answer for so long, a peer’s agent is taken to be away. */
  silentMs: number;
  /** Reports in five minutes, over which loss is told. */
  lossSlots: number;
};

const LOSS_SECONDS = 300;

export function timingOf({probeSeconds}: {probeSeconds: number}): Timing {
  const reportSeconds = Math.min(10, Math.max(1, 5 * probeSeconds));
  return {
    reportSeconds,
    silentMs: Math.max(6_000, 15_000 * probeSeconds),
    lossSlots: Math.round(LOSS_SECONDS / reportSeconds),
  };
}
