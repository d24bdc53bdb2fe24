import type {BothEnds} from '../../two-ended/both-ends.ts';
import {type Mesh, type MeshPair, meshKey} from '../../two-ended/mesh.ts';
import type {Arrived, SizeRow} from './sighting.ts';
import {
  bracketOf,
  COPIES,
  copiesNeeded,
  doubtAbout,
  isLagging,
  isProven,
  lossOf,
  MAX_LOSS_SHARE,
  MAX_PACKETS,
  type Sighting,
} from './sighting.ts';

const ROUNDS = 6;
const SEND_MS = 4_000;
/** The receiver is asked this often until the last packet of a round has come, and so often at most. */
const BEAT_MS = 120;
const BEATS = 8;
/** A gap of so many bytes is tried byte by byte, a wider one in so many places. */
const NARROW_BYTES = 9;
const PLACES = 24;

type Search = {sighting: Sighting; durationMs: number};
type Open<S> = {
  pair: MeshPair;
  result: BothEnds<S> & S;
  sizes: number[];
  arrived: Map<number, number>;
};

/**
 * Where packets arrive and their answers do not (a firewall that lets one direction through), the sender could not
 * narrow its search. Here the receiver’s word does, within the same limit of packets.
 */
export async function narrowBlindly<S extends Search>(
  mesh: Mesh,
  pairs: readonly MeshPair[],
  found: Map<string, BothEnds<S>>,
): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    const open = pairs.flatMap((pair): Open<S>[] => {
      const result = found.get(meshKey(pair));
      if (result?.kind !== 'seen') return [];
      const sizes = blindSizes(result.sighting);
      return sizes.length === 0 ? [] : [{pair, result, sizes, arrived: new Map()}];
    });
    if (open.length === 0) return;
    const sizesOf = new Map(open.map(({pair, sizes}) => [meshKey(pair), sizes]));
    const each = (pair: MeshPair) => ({sizes: sizesOf.get(meshKey(pair)) ?? []});
    const some = open.map(({pair}) => pair);
    const sent = await mesh.ask('send', some, {msPerTurn: SEND_MS}, {each});
    await gather(mesh, open);
    const durationMs = Math.round(performance.now() - started);
    for (const {pair, result, arrived} of open) {
      const said = sent.get(meshKey(pair));
      // Nothing of the round has come, not even what fits: its silence says nothing.
      if (said === undefined || arrived.size === 0) found.set(meshKey(pair), unsettled(result));
      else found.set(meshKey(pair), after(result, said, arrived, durationMs));
    }
  }
}

/** Asks the receivers until what was sent last has arrived everywhere, which by then has all else, too. */
async function gather<S>(mesh: Mesh, open: readonly Open<S>[]): Promise<void> {
  for (let beat = 0; beat < BEATS; beat++) {
    const waiting = open.filter(({sizes, arrived}) => !arrived.has(sizes.at(-1) ?? 0));
    if (waiting.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, BEAT_MS));
    const arrivals = await mesh.arrivals(waiting.map(({pair}) => pair));
    for (const {pair, arrived} of waiting) {
      for (const [size, count] of arrivals.get(meshKey(pair))?.arrived.sizes ?? []) {
        arrived.set(size, (arrived.get(size) ?? 0) + count);
      }
    }
  }
}

/** What to send next; nothing where the limit is known, where loss forbids a statement, or the packets are used up. */
export function blindSizes(sighting: Sighting): number[] {
  const {passBytes, failBytes} = bracketOf(sighting);
  const {settled, icmp, packets} = sighting;
  if (passBytes === null || failBytes === null || !settled) return [];
  if (isProven(sighting) && doubtAbout(sighting) === null) return [];
  const {sent, lost} = lossOf(sighting);
  if (isLagging(sighting) || lost > MAX_LOSS_SHARE * sent) return [];
  const left = MAX_PACKETS - packets - 1;
  const copies = Math.max(COPIES, copiesNeeded(sighting));
  const width = failBytes - passBytes;
  const times = (size: number) => Array<number>(copies).fill(size);
  let sizes: number[];
  if (icmp !== null && passBytes <= icmp.mtu && icmp.mtu + 1 < failBytes) {
    sizes = [...times(icmp.mtu), ...times(icmp.mtu + 1)];
  } else if (width === 1) {
    const row = sighting.sizes.find(({sizeBytes}) => sizeBytes === failBytes);
    sizes = times(failBytes).slice(row?.sent ?? 0);
  } else if (width <= NARROW_BYTES) {
    sizes = Array.from({length: width}, (_, i) => passBytes + 1 + i).flatMap(times);
  } else {
    const places = Math.min(PLACES, width - 1, left - 1);
    const inner = Array.from(
      {length: Math.max(0, places)},
      (_, i) => passBytes + Math.floor((width * (i + 1)) / (places + 1)),
    );
    // The bound is asked again: were it lost by chance, the search would go astray.
    sizes = [...inner, failBytes];
  }
  return sizes.length === 0 || sizes.length > left ? [] : [...sizes, passBytes];
}

function unsettled<S extends Search>(result: BothEnds<S> & S): BothEnds<S> {
  return {...result, sighting: {...result.sighting, settled: false}};
}

function after<S extends Search>(
  result: BothEnds<S> & S,
  said: {
    sizes: readonly (readonly [number, number, boolean])[];
    icmp: Sighting['icmp'];
  },
  arrived: Arrived,
  durationMs: number,
): BothEnds<S> {
  const {sighting} = result;
  const rows = new Map(sighting.sizes.map((row) => [row.sizeBytes, row]));
  let packets = 0;
  for (const [sizeBytes, count, refused] of said.sizes) {
    const before: SizeRow | undefined = rows.get(sizeBytes);
    packets += count;
    rows.set(sizeBytes, {
      sizeBytes,
      sent: (before?.sent ?? 0) + count,
      arrived: (before?.arrived ?? 0) + Math.min(count, arrived.get(sizeBytes) ?? 0),
      refused: refused || (before?.refused ?? false),
    });
  }
  const sizes = [...rows.values()].sort((a, b) => a.sizeBytes - b.sizeBytes);
  const icmp = said.icmp ?? sighting.icmp;
  const seen = {...sighting, icmp, sizes, packets: sighting.packets + packets};
  return {...result, durationMs: result.durationMs + durationMs, sighting: seen};
}
