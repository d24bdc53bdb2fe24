import {expect, it} from 'vitest';
import {SearchEvent} from '../../two-ended/events.ts';
import {blindSizes} from './narrow.ts';
import {bracketOf, doubtAbout, isProven, MAX_PACKETS, merged, type Sighting} from './sighting.ts';

const LADDER = [
  576, 1200, 1280, 1380, 1400, 1420, 1440, 1450, 1460, 1480, 1492, 1500, 3498, 8500, 8896, 8900,
  8951, 9000, 9001,
];

/** What the receiver has seen of a ladder of two copies and a second try, of which no answer came back. */
function unanswered(limitBytes: number): Sighting {
  const sent = (size: number) => (size === 1200 || size === 576 ? 5 : 2);
  const sizes = LADDER.map((size) => [size, sent(size), 0, false]);
  const event = {event: 'path-mtu', peer: 1, sizes, packets: 44, interfaceMtuBytes: 9001};
  const arrived = LADDER.filter((size) => size <= limitBytes);
  return merged(
    SearchEvent.parse({...event, deadlineMs: 1000}),
    new Map(arrived.map((size) => [size, sent(size)])),
    0,
  );
}

/** One more round without loss. */
function sentOnce(sighting: Sighting, sizes: readonly number[], limitBytes: number): Sighting {
  const rows = new Map(sighting.sizes.map((row) => [row.sizeBytes, {...row}]));
  for (const sizeBytes of sizes) {
    const empty = {sizeBytes, sent: 0, arrived: 0, refused: false};
    const row = rows.get(sizeBytes) ?? empty;
    row.sent++;
    if (sizeBytes <= limitBytes) row.arrived++;
    rows.set(sizeBytes, row);
  }
  const ordered = [...rows.values()].sort((a, b) => a.sizeBytes - b.sizeBytes);
  return {...sighting, sizes: ordered, packets: sighting.packets + sizes.length};
}

it('proves every limit by the word of the receiver alone, within the packets of one search', () => {
  for (let limitBytes = 577; limitBytes < 9001; limitBytes += 31) {
    let sighting = unanswered(limitBytes);
    for (;;) {
      const sizes = blindSizes(sighting);
      if (sizes.length === 0) break;
      sighting = sentOnce(sighting, sizes, limitBytes);
    }
    expect(bracketOf(sighting)).toEqual({passBytes: limitBytes, failBytes: limitBytes + 1});
    expect(isProven(sighting) && doubtAbout(sighting) === null).toBe(true);
    expect(sighting.packets).toBeLessThanOrEqual(MAX_PACKETS);
  }
});

it('asks no more where a search was cut short, ran late, or loses packets of every size', () => {
  const sighting = unanswered(1400);
  expect(blindSizes(sighting)).not.toEqual([]);
  expect(blindSizes({...sighting, settled: false})).toEqual([]);
  expect(blindSizes({...sighting, lagMs: 600})).toEqual([]);
  const lossy = sighting.sizes.map((row) => ({...row, arrived: Math.floor(row.arrived / 2)}));
  expect(blindSizes({...sighting, sizes: lossy})).toEqual([]);
});

it('goes to the size that a router named', () => {
  const icmp = {mtu: 2777, by: '10.0.0.1'};
  const sizes = new Set(blindSizes({...unanswered(2777), icmp}));
  expect([...sizes]).toEqual([2777, 2778, 1500]);
});
