import {classifySighting} from '../../measure/probes/path-mtu/classify-two-ended.ts';
import {bracketOf, merged} from '../../measure/probes/path-mtu/sighting.ts';
import type {SearchEvent} from '../../measure/two-ended/events.ts';
import type {PathMtuState} from '../../model/path.ts';
import type {CheckEvent} from '../prober/child.ts';

/** What is known of the path MTU toward one peer. */
export type PathState = {
  state: PathMtuState;
  /** What senders of this node may send, exactly, or null. */
  passBytes: number | null;
  /** The largest that arrived: more than that where this node limits itself by a route or a cache. */
  provenBytes: number | null;
  method: 'two-ended' | 'ping';
};

/** What a search has found, by the same rules as `samespec measure`. */
export function stateOfSearch(event: Omit<SearchEvent, 'event' | 'peer'>, node: string): PathState {
  const sighting = merged({...event, event: 'path-mtu', peer: 0}, new Map(), 0);
  const context = {node, referenceBytes: 0, cachedBytes: null};
  const verdict = classifySighting(sighting, context);
  const known = verdict.exact && verdict.state !== 'unknown' && verdict.state !== 'general-loss';
  return {
    state: verdict.state,
    passBytes: known ? verdict.passBytes : null,
    provenBytes: known ? bracketOf(sighting).passBytes : null,
    method: 'two-ended',
  };
}

/** `same`: what is known still holds. `unsure`: small packets were lost, or the prober was late: no statement. */
export type CheckVerdict = 'same' | 'changed' | 'unsure';

/** Copies of a size of which nothing came back, while all small ones did, before size is suspected. */
const COPIES = 3;

export function verdictOfCheck(check: CheckEvent, known: PathState | null): CheckVerdict {
  const {controlBytes, topBytes, sizes, lagMs} = check;
  const row = (size: number) => sizes.find(([bytes]) => bytes === size);
  const [, controlsSent = 0, controlsAcked = 0] = row(controlBytes) ?? [];
  if (controlsAcked === 0) return 'unsure';
  if (known?.provenBytes == null) return 'changed';
  const [, topSent = 0, topAcked = 0] = row(topBytes) ?? [];
  const grown = topBytes > known.provenBytes && topAcked > 0;
  if (grown) return 'changed';
  // The interface itself became smaller: what fitted was not even sent.
  if (topBytes < known.provenBytes) return 'changed';
  const [, sent = 0, acked = 0, told = false] = row(known.provenBytes) ?? [];
  if (acked > 0) return topSent > 0 || topBytes === known.provenBytes ? 'same' : 'unsure';
  if (told) return 'changed';
  if (controlsAcked < controlsSent || lagMs > 500) return 'unsure';
  return sent >= COPIES ? 'changed' : 'unsure';
}
