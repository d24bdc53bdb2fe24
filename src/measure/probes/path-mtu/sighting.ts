import type {SearchEvent} from '../../two-ended/events.ts';
import {CONTROL_BYTES} from './classify.ts';

/** Packets that came to the other end, by size. */
export type Arrived = ReadonlyMap<number, number>;

/** What became of the packets of one size. */
export type SizeRow = {
  sizeBytes: number;
  /** That left the sender. */
  sent: number;
  /** That the receiver saw, or that were answered. */
  arrived: number;
  /** A router said that this size is too big. */
  refused: boolean;
};

/** One direction as seen from both ends. */
export type Sighting = {
  /** Ascending by size. */
  sizes: readonly SizeRow[];
  /** Whether the search came to its own end, not to a limit of packets or time. */
  settled: boolean;
  interfaceMtuBytes: number | null;
  believedMtuBytes: number | null;
  route: string | null;
  icmp: SearchEvent['icmp'];
  /** Who answered large and small packets that live only some hops. */
  hops: SearchEvent['hops'];
  packets: number;
  rttMs: number | null;
  /** How late the probe ran, at the worse end. */
  lagMs: number;
  deadlineMs: number;
};

/** A verdict on silence rests on at least so many copies. */
export const COPIES = 4;
/** Of one search, its proof and the place of a black hole; the same in probe.py. */
export const MAX_PACKETS = 150;
/** A chance at which losing every copy of a size by loss alone is out of the question. */
const IMPOSSIBLE = 1e-6;
/** So few control packets are lost by a loss of two in a hundred now and then. */
const FEW = 2;
/** Above this share of lost packets the path is described by its loss. */
export const MAX_LOSS_SHARE = 0.2;

export function merged(event: SearchEvent, arrived: Arrived, receiverLagMs: number): Sighting {
  const sizes = event.sizes.map(([sizeBytes, sent, acked, refused]): SizeRow => {
    // A packet may arrive twice, and its answer may be the only thing that is known of it.
    const came = Math.min(sent, Math.max(acked, arrived.get(sizeBytes) ?? 0));
    return {sizeBytes, sent, arrived: came, refused};
  });
  return {
    sizes,
    settled: event.settled,
    interfaceMtuBytes: event.interfaceMtuBytes,
    believedMtuBytes: event.believedMtuBytes,
    route: event.route,
    icmp: event.icmp,
    hops: event.hops,
    packets: event.packets,
    rttMs: event.rttMs,
    lagMs: Math.max(event.lagMs, receiverLagMs),
    deadlineMs: event.deadlineMs,
  };
}

/** Largest size that arrived, smallest above it of which nothing did; both of packets that left the sender. */
export function bracketOf({sizes}: Pick<Sighting, 'sizes'>): {
  passBytes: number | null;
  failBytes: number | null;
} {
  const passBytes = sizes.findLast(({arrived}) => arrived > 0)?.sizeBytes ?? null;
  const failed = sizes.find(({sizeBytes, sent}) => sent > 0 && sizeBytes > (passBytes ?? 0));
  return {passBytes, failBytes: failed?.sizeBytes ?? null};
}

export function controlOf({sizes}: Pick<Sighting, 'sizes'>): {sent: number; arrived: number} {
  const row = sizes.find(({sizeBytes}) => sizeBytes === CONTROL_BYTES);
  return {sent: row?.sent ?? 0, arrived: row?.arrived ?? 0};
}

/** Packets lost among sizes that fit, on the way there alone. */
export function lossOf({sizes}: Pick<Sighting, 'sizes'>): {sent: number; lost: number} {
  const largest = sizes.findLast(({arrived}) => arrived > 0)?.sizeBytes ?? 0;
  const passing = sizes.filter(({sizeBytes}) => sizeBytes <= largest);
  const sent = passing.reduce((sum, row) => sum + row.sent, 0);
  return {sent, lost: sent - passing.reduce((sum, row) => sum + row.arrived, 0)};
}

export type Doubt =
  | {kind: 'control'; lost: number; sent: number}
  | {kind: 'loss'; lost: number; sent: number}
  | {kind: 'not-monotonic'; lostBytes: number; passBytes: number};

/**
 * Why silence on this path need not mean size; null when it must. A loss of `p` makes the silence of `n` copies
 * impossible once p^n is small enough, so a little loss does not hinder a statement.
 */
export function doubtAbout(sighting: Sighting): Doubt | null {
  const {passBytes, failBytes} = bracketOf(sighting);
  if (passBytes === null) return null;
  const below = sighting.sizes.find(
    (row) => row.sizeBytes < passBytes && row.arrived === 0 && row.sent >= COPIES,
  );
  if (below !== undefined) return {kind: 'not-monotonic', lostBytes: below.sizeBytes, passBytes};
  const {sent, lost} = lossOf(sighting);
  const share = lost / Math.max(1, sent);
  if (share > MAX_LOSS_SHARE) return {kind: 'loss', lost, sent};
  const control = controlOf(sighting);
  const controlLost = control.sent - control.arrived;
  if (
    passBytes >= CONTROL_BYTES &&
    controlLost > FEW &&
    controlLost > MAX_LOSS_SHARE * control.sent
  ) {
    return {kind: 'control', lost: controlLost, sent: control.sent};
  }
  const fail = sighting.sizes.find(({sizeBytes}) => sizeBytes === failBytes);
  if (fail === undefined || fail.refused || failBytes !== passBytes + 1) return null;
  return fail.sent < copiesNeeded(sighting) ? {kind: 'loss', lost, sent} : null;
}

/** How many silent copies the loss among sizes that fit cannot explain: lossShare^copies is below one in a million. */
export function copiesNeeded(sighting: Pick<Sighting, 'sizes'>): number {
  const {sent, lost} = lossOf(sighting);
  return Math.ceil(Math.log(IMPOSSIBLE) / Math.log((lost + 1) / (sent + 2)));
}

/** A prober was so late that what it missed says nothing. */
export function isLagging({lagMs, deadlineMs}: Sighting): boolean {
  return lagMs > deadlineMs / 2;
}

/** The limit is proven: everything up to the interface arrives, or a size is refused, or silent in enough copies. */
export function isProven(sighting: Sighting): boolean {
  const {passBytes, failBytes} = bracketOf(sighting);
  if (passBytes === null) return false;
  if (failBytes === null) return passBytes >= (sighting.interfaceMtuBytes ?? passBytes);
  if (failBytes - passBytes > 1) return false;
  const fail = sighting.sizes.find(({sizeBytes}) => sizeBytes === failBytes);
  return fail?.refused === true || (sighting.settled && (fail?.sent ?? 0) >= COPIES);
}
