/**
 * How one fact of one node looks beside its peers.
 * `peers`: N, nodes compared with, the node itself excluded. `agreeing`: m of them with the same reading.
 * `readings`: c, distinct readings seen, its own included.
 */
export type PeerView = {peers: number; agreeing: number; readings: number};

/**
 * ln odds that this fact is what is wrong with the node, after PeerPressure (Wang et al., OSDI 2004), with an
 * expert prior instead of 1/t: ln(π/(1 − π)) + ln((N + c) / (c·(m + 1))).
 */
export function peerLogOdds({peers, agreeing, readings}: PeerView, prior: number): number {
  return Math.log(prior / (1 - prior)) + Math.log((peers + readings) / (readings * (agreeing + 1)));
}

export function probabilityOf(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
