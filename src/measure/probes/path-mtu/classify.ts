import type {Message} from '../../../model/message.ts';
import type {PathMtuResult} from '../../../model/path.ts';
import {firstLine} from '../../clean.ts';
import {say as sayCommon} from '../../strings.ts';
import type {Reading, Trial} from './parse.ts';
import {say} from './strings.ts';

export const CONTROL_BYTES = 1200;

export type PathMtuVerdict = Omit<
  PathMtuResult,
  | 'probe'
  | 'source'
  | 'destination'
  | 'layer'
  | 'ipVersion'
  | 'method'
  | 'evidence'
  | 'at'
  | 'durationMs'
>;

/** What became of one size over all its copies. A pass is a proof; silence is not. */
type Sizes = Map<number, 'pass' | 'told' | 'lost'>;

export function unknownPathMtu(reason: Message): PathMtuVerdict {
  return {
    state: 'unknown',
    passBytes: null,
    failBytes: null,
    exact: false,
    localLimitBytes: null,
    localLimitCached: false,
    reportedMtuBytes: null,
    reportedBy: null,
    packets: 0,
    controlSent: 0,
    controlReceived: 0,
    reason,
  };
}

/**
 * State of one direction, first match of the table "states of path MTU": unknown, general-loss, local-emsgsize, ok,
 * icmp-clamped, black-hole.
 * `referenceBytes`: what the path is expected to carry (largest of the peer’s interface MTU and the fleet’s median;
 * the sender’s own interface is added here). `mode` `probe` looks past a path MTU the kernel has cached.
 */
export function classifyPathMtu(
  reading: Reading,
  context: {node: string; mode: 'do' | 'probe'; referenceBytes: number},
): PathMtuVerdict {
  const {trials, control} = reading;
  const sizes = outcomeOfSizes(trials);
  const limit = localLimit(reading, context.mode);
  const reported = reportOf(trials, limit.searchBytes);
  const passBytes = Math.max(0, ...sizesWith(sizes, 'pass'));
  const controlReceived = control?.output.rttsMs.length ?? 0;
  const controlSent = Math.max(control?.output.transmitted ?? 0, controlReceived);
  const verdict: PathMtuVerdict = {
    ...unknownPathMtu(say('no-echo', {detail: 'none'})),
    localLimitBytes: limit.believedBytes,
    localLimitCached: reading.cached && limit.believedBytes === reading.routeBytes,
    reportedMtuBytes: reported?.mtuBytes ?? null,
    reportedBy: reported?.from ?? null,
    packets: packetsOnTheWire(reading),
    controlSent,
    controlReceived,
  };
  if (passBytes === 0) return {...verdict, reason: whySilent(reading, context.node)};

  const failBytes = smallestAbove(sizes, passBytes);
  const exact = failBytes === passBytes + 1;
  const found: PathMtuVerdict = {...withoutReason(verdict), passBytes, failBytes, exact};
  const loss =
    generalLoss(sizes, passBytes, exact, {controlSent, controlReceived}) ??
    (failBytes === null || sizes.get(failBytes) === 'told' || reported?.mtuBytes === passBytes
      ? null
      : lossThatExplains(trials, {passBytes, failBytes}));
  // What passed is certain, what did not may have been bad luck.
  if (loss !== null) {
    return {...found, state: 'general-loss', failBytes: null, exact: false, reason: loss};
  }
  if (failBytes === null) {
    return {...found, state: 'unknown', reason: say('no-bracket', {passBytes})};
  }

  if (limit.searchBytes !== null && passBytes >= limit.searchBytes) {
    const reference = Math.max(context.referenceBytes, reading.interfaceBytes ?? 0);
    return {...found, state: limit.searchBytes < reference ? 'local-emsgsize' : 'ok'};
  }
  const toldHere = sizes.get(failBytes) === 'told' || reported?.mtuBytes === passBytes;
  return {...found, state: toldHere ? 'icmp-clamped' : 'black-hole'};
}

function outcomeOfSizes(trials: readonly Trial[]): Sizes {
  const sizes: Sizes = new Map();
  const rank = {lost: 0, told: 1, pass: 2} as const;
  for (const {sizeBytes, output} of trials) {
    const told = output.tooBig !== null || output.refused !== null;
    const seen = output.rttsMs.length > 0 ? 'pass' : told ? 'told' : 'lost';
    const before = sizes.get(sizeBytes);
    if (before === undefined || rank[seen] > rank[before]) sizes.set(sizeBytes, seen);
  }
  return sizes;
}

/**
 * `believedBytes`: what the sender limited itself to before the first packet. `searchBytes`: up to where the search
 * could look, which with `-M probe` is not lowered by the kernel’s cache.
 * Where `ip` said nothing, a refusal without any word of a router names the limit.
 */
function localLimit(
  reading: Reading,
  mode: 'do' | 'probe',
): {believedBytes: number | null; searchBytes: number | null} {
  const {interfaceBytes, routeBytes, cached} = reading;
  const believedBytes = smallest([interfaceBytes, routeBytes]);
  const searchBytes = mode === 'probe' && cached ? interfaceBytes : believedBytes;
  if (searchBytes !== null) return {believedBytes, searchBytes};
  const routerSpoke = reading.trials.some(({output}) => output.tooBig !== null);
  const named = reading.trials.map(({output}) => output.refused?.mtuBytes ?? null);
  const refusedAt = routerSpoke ? null : smallest(named);
  return {believedBytes: refusedAt, searchBytes: refusedAt};
}

/**
 * The MTU that was named on the way. A refusal by the local kernel that names less than the limit read before the
 * run repeats what a router said during it.
 */
function reportOf(
  trials: readonly Trial[],
  limitBytes: number | null,
): {mtuBytes: number | null; from: string | null} | null {
  let mtuBytes: number | null = null;
  let from: string | null = null;
  for (const {output} of trials) {
    if (output.tooBig !== null) {
      from ??= output.tooBig.from;
      if (output.tooBig.mtuBytes > 0) mtuBytes = smallest([mtuBytes, output.tooBig.mtuBytes]);
    }
    const named = output.refused?.mtuBytes ?? null;
    if (named !== null && limitBytes !== null && named < limitBytes) {
      mtuBytes = smallest([mtuBytes, named]);
    }
  }
  return mtuBytes === null && from === null ? null : {mtuBytes, from};
}

function generalLoss(
  sizes: Sizes,
  passBytes: number,
  exact: boolean,
  control: {controlSent: number; controlReceived: number},
): Message | null {
  const {controlSent: sent, controlReceived: received} = control;
  const below = [...sizes].find(([size, seen]) => size < passBytes && seen === 'lost');
  if (below !== undefined) return say('not-monotonic', {lostBytes: below[0], passBytes});
  // A path smaller than the control packets loses them all, by size.
  const controlTooLarge = received === 0 && exact && passBytes < CONTROL_BYTES;
  if (received < sent && !controlTooLarge)
    return say('control-lost', {lost: sent - received, sent});
  return null;
}

/** A chance at which losing every copy of a size by loss alone is unlikely enough, with as few copies as ping sends. */
const UNLIKELY = 1e-4;
const MAX_LOSS_SHARE = 0.2;

/** The loss among sizes that pass, where it would explain the silence of the first that does not. */
function lossThatExplains(
  trials: readonly Trial[],
  {passBytes, failBytes}: {passBytes: number; failBytes: number},
): Message | null {
  let sent = 0;
  let lost = 0;
  let silent = 0;
  for (const {sizeBytes, spacingS, output} of trials) {
    const copies = output.transmitted ?? 0;
    if (sizeBytes === failBytes) silent += copies;
    if (sizeBytes > passBytes) continue;
    const [rttMs] = output.rttsMs;
    // Ping stops at the first answer; until it came, so many copies more were sent.
    const underWay = rttMs === undefined ? 0 : Math.floor(rttMs / (spacingS * 1000));
    sent += copies - underWay;
    lost += Math.max(0, copies - underWay - output.rttsMs.length);
  }
  const chance = ((lost + 1) / (sent + 2)) ** silent;
  if (lost === 0 || (lost <= MAX_LOSS_SHARE * sent && chance <= UNLIKELY)) return null;
  return say('too-lossy', {lost, sent});
}

function whySilent({trials, control}: Reading, node: string): Message {
  const outputs = [...trials.map(({output}) => output), ...(control ? [control.output] : [])];
  if (outputs.some(({notPermitted}) => notPermitted))
    return sayCommon('ping-not-permitted', {node});
  const complaint = outputs.find((output) => output.complaint !== null)?.complaint;
  return say('no-echo', {detail: complaint ? firstLine(complaint) : 'none'});
}

/**
 * A limit that the kernel learned from an answer to this run’s own earlier packets is the network’s, not the sender’s.
 */
export function withTold(
  verdict: PathMtuVerdict,
  {
    mtuBytes,
    by,
    believedBeforeBytes,
  }: {mtuBytes: number; by: string | null; believedBeforeBytes: number | null},
): PathMtuVerdict {
  const learnedNow = (believedBeforeBytes ?? 0) > mtuBytes && verdict.localLimitBytes === mtuBytes;
  if (verdict.state !== 'local-emsgsize' || !verdict.localLimitCached || !learnedNow)
    return verdict;
  return {
    ...verdict,
    state: 'icmp-clamped',
    localLimitBytes: believedBeforeBytes,
    localLimitCached: false,
    reportedMtuBytes: mtuBytes,
    reportedBy: by,
  };
}

/** What the local kernel refused never left. */
function packetsOnTheWire({trials, controlPackets}: Reading): number {
  let packets = controlPackets;
  for (const {output} of trials) if (output.refused === null) packets += output.transmitted ?? 0;
  return packets;
}

function sizesWith(sizes: Sizes, wanted: 'pass' | 'told' | 'lost'): number[] {
  return [...sizes].filter(([, seen]) => seen === wanted).map(([size]) => size);
}

function smallestAbove(sizes: Sizes, passBytes: number): number | null {
  return smallest([...sizes.keys()].filter((size) => size > passBytes));
}

function smallest(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function withoutReason(verdict: PathMtuVerdict): PathMtuVerdict {
  const {reason: _, ...rest} = verdict;
  return rest;
}
