import type {Message} from '../../../model/message.ts';
import type {PathMtuResult} from '../../../model/path.ts';
import {say as sayCommon} from '../../strings.ts';
import {type PathMtuVerdict, unknownPathMtu} from './classify.ts';
import {
  bracketOf,
  controlOf,
  type Doubt,
  doubtAbout,
  isLagging,
  isProven,
  type Sighting,
} from './sighting.ts';
import {say} from './strings.ts';

/**
 * State of one direction where both ends told what they sent and received, first match of the table "states of path
 * MTU". `referenceBytes`: largest of the peer’s interface MTU and the fleet’s median; the sender’s own is added here.
 * `cachedBytes`: a learned path MTU that the collected facts know of.
 */
export function classifySighting(
  sighting: Sighting,
  context: {node: string; referenceBytes: number; cachedBytes: number | null},
): PathMtuVerdict {
  const {interfaceMtuBytes, believedMtuBytes, icmp} = sighting;
  const control = controlOf(sighting);
  const {passBytes, failBytes} = bracketOf(sighting);
  const limit = smallest([interfaceMtuBytes, believedMtuBytes]);
  const belief = limit !== null && limit < (interfaceMtuBytes ?? 0);
  const verdict: PathMtuVerdict = {
    ...unknownPathMtu(say('no-echo', {detail: 'none'})),
    localLimitBytes: limit,
    localLimitCached: belief && isCached(sighting, context.cachedBytes),
    reportedMtuBytes: icmp?.mtu ?? null,
    reportedBy: icmp?.by ?? null,
    packets: sighting.packets,
    controlSent: control.sent,
    controlReceived: control.arrived,
  };
  if (passBytes === null) return verdict;
  const {reason: _, ...known} = verdict;

  const doubt = doubtAbout(sighting);
  // What arrived is certain, what did not may have been bad luck.
  if (doubt !== null) {
    return {...known, state: 'general-loss', passBytes, reason: reasonOf(doubt)};
  }
  const top = interfaceMtuBytes ?? believedMtuBytes ?? passBytes;
  if (passBytes >= top)
    return localState({...known, passBytes: top}, limit, context.referenceBytes, icmp);

  const found = {...known, passBytes, failBytes, exact: failBytes === passBytes + 1};
  if (failBytes === null) {
    return {...found, state: 'unknown', reason: say('no-bracket', {passBytes})};
  }
  const row = sighting.sizes.find(({sizeBytes}) => sizeBytes === failBytes);
  const told = row?.refused || icmp?.mtu === passBytes;
  if (told && found.exact) return {...found, state: 'icmp-clamped'};
  if (isLagging(sighting)) {
    const {lagMs} = sighting;
    const reason = sayCommon('prober-lagging', {node: context.node, lagMs: Math.round(lagMs)});
    return {...found, state: 'unknown', reason};
  }
  if (!isProven(sighting)) {
    const reason = say('stopped', {passBytes, failBytes, packets: sighting.packets});
    return {...found, exact: false, state: 'unknown', reason};
  }
  return {...found, state: 'black-hole'};
}

/** Everything up to the sender’s interface arrives: what limits the sender is its own, if anything does. */
function localState(
  known: Omit<PathMtuVerdict, 'state' | 'reason'> & {passBytes: number},
  limit: number | null,
  referenceBytes: number,
  icmp: Sighting['icmp'],
): PathMtuVerdict {
  const {passBytes} = known;
  const itself = limit !== null && limit < passBytes && icmp === null;
  // The probe looks past routes and caches; other senders on the node do not.
  const carried = itself ? limit : passBytes;
  const ends = {...known, passBytes: carried, failBytes: carried + 1, exact: true};
  if (itself) {
    const reason = say('path-carries-more', {limitBytes: carried, passBytes});
    return {...ends, state: 'local-emsgsize', reason};
  }
  return {...ends, state: passBytes < referenceBytes ? 'local-emsgsize' : 'ok'};
}

/** Linux says “expires” of a learned path MTU, and not of one that was set on a route. */
function isCached({route, believedMtuBytes}: Sighting, cachedBytes: number | null): boolean {
  if (route !== null) return /\bexpires \d+sec\b/.test(route);
  return cachedBytes !== null && cachedBytes === believedMtuBytes;
}

function reasonOf(doubt: Doubt): Message {
  switch (doubt.kind) {
    case 'control':
      return say('control-lost', {lost: doubt.lost, sent: doubt.sent});
    case 'loss':
      return say('too-lossy', {lost: doubt.lost, sent: doubt.sent});
    case 'not-monotonic':
      return say('not-monotonic', {lostBytes: doubt.lostBytes, passBytes: doubt.passBytes});
  }
}

/**
 * The first hop that answered a small packet and not a large one lies behind the place where large ones vanish.
 * Null where routers do not answer, so that nothing can be said.
 */
export function lostBetween(
  hops: Sighting['hops'],
): NonNullable<PathMtuResult['lostBetween']> | null {
  let afterHop = 0;
  let afterAddress: string | null = null;
  for (const {ttl, small, large} of hops) {
    if (large !== null) {
      afterHop = ttl;
      afterAddress = large === 'reached' ? null : large;
      continue;
    }
    if (small !== null) return {afterHop, afterAddress, beforeHop: ttl};
  }
  return null;
}

function smallest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.min(...known);
}
