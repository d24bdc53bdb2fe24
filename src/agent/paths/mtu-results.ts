import type {Events} from '../events.ts';
import type {Metrics} from '../metrics/registry.ts';
import type {PathState} from './path-state.ts';
import type {Peer} from './peer.ts';

export type MtuContext = {metrics: Metrics; events: Events; layer: string; now(): number};

/** Takes in what was found of a path; what says nothing leaves what is known, until that is too old. */
export function takePath(
  peer: Peer,
  found: PathState,
  {metrics, events, layer, now}: MtuContext,
): void {
  metrics.count('samespec_path_probes_total', {probe: 'path-mtu', layer, result: found.state});
  if (found.state === 'unknown' || found.state === 'general-loss') return;
  const before = peer.path;
  peer.path = found;
  peer.pathAt = now();
  const told = {peer: peer.member.name, region: peer.member.region, mtuBytes: found.passBytes};
  const hole = found.state === 'black-hole';
  if (hole && before?.state !== 'black-hole') events.tell('black-hole', told);
  else if (!hole && before?.state === 'black-hole') events.tell('black-hole-cleared', told);
  else if (before !== null && before.passBytes !== found.passBytes)
    events.tell('path-mtu-changed', {...told, beforeBytes: before.passBytes});
}

/** Forgets what has not been confirmed for five checks. */
export function forgetOld(peers: readonly Peer[], checkSeconds: number, now: number): void {
  for (const peer of peers) if (now - peer.pathAt > 5_000 * checkSeconds + 60_000) peer.path = null;
}
