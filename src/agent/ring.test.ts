import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type Member, memberList} from './members/member.ts';
import {OTHER_REGION_PEERS, OWN_REGION_PEERS, peersOf, probedBy} from './ring.ts';

const REGIONS = ['bj', 'hk', 'sg'];

/** Fleets of up to 60 members in up to three regions. */
const fleets = fc
  .uniqueArray(fc.tuple(fc.integer({min: 0, max: 999}), fc.integer({min: 0, max: 2})), {
    selector: ([number]) => number,
    minLength: 1,
    maxLength: 60,
  })
  .map((numbers) =>
    numbers.map(([number, region]) => ({
      name: `n${number}`,
      address: `10.0.${number >> 8}.${number & 255}`,
      region: REGIONS[region] ?? '-',
      place: '-',
    })),
  );

const ringOf = (fleet: Parameters<typeof memberList>[0]) => memberList(fleet, '-');
const names = (members: readonly Member[]) => members.map(({name}) => name);

test('the order in which members are read makes no difference', () => {
  fc.assert(
    fc.property(fleets, fc.infiniteStream(fc.nat()), (fleet, keys) => {
      const shuffled = fleet
        .map((member) => ({member, key: keys.next().value}))
        .sort((a, b) => a.key - b.key)
        .map(({member}) => member);
      for (const {name} of fleet)
        expect(peersOf(name, ringOf(shuffled))).toEqual(peersOf(name, ringOf(fleet)));
    }),
  );
});

test('everyone has ten peers in its region and five in every other, or all there are, and never itself', () => {
  fc.assert(
    fc.property(fleets, (fleet) => {
      const ring = ringOf(fleet);
      for (const self of ring) {
        const peers = peersOf(self.name, ring);
        expect(names(peers)).not.toContain(self.name);
        expect(new Set(names(peers)).size).toBe(peers.length);
        for (const region of REGIONS) {
          const others = ring.filter((one) => one.region === region && one !== self).length;
          const wanted = region === self.region ? OWN_REGION_PEERS : OTHER_REGION_PEERS;
          const got = peers.filter((peer) => peer.region === region).length;
          expect(got).toBe(Math.min(wanted, others));
        }
      }
    }),
  );
});

test('in its region everyone is probed by as many as it probes', () => {
  fc.assert(
    fc.property(fleets, (fleet) => {
      const ring = ringOf(fleet.map((member) => ({...member, region: 'bj'})));
      for (const {name} of ring) expect(probedBy(name, ring)).toBe(peersOf(name, ring).length);
    }),
  );
});

test('who is told how many probe it is told what the others really do', () => {
  fc.assert(
    fc.property(fleets, (fleet) => {
      const ring = ringOf(fleet);
      for (const {name} of ring) {
        const really = ring.filter((other) => names(peersOf(other.name, ring)).includes(name));
        expect(probedBy(name, ring)).toBe(really.length);
      }
    }),
    {numRuns: 30},
  );
});

test('a member that goes is replaced where it was, and nowhere else', () => {
  fc.assert(
    fc.property(fleets, fc.nat(), (fleet, choice) => {
      const before = ringOf(fleet);
      const gone = before[choice % before.length]?.name ?? '';
      const after = ringOf(fleet.filter(({name}) => name !== gone));
      for (const {name} of after) {
        const had = names(peersOf(name, before));
        const has = names(peersOf(name, after));
        const kept = had.filter((peer) => peer !== gone);
        expect(has).toEqual(expect.arrayContaining(kept));
        expect(has.length - kept.length).toBeLessThanOrEqual(had.includes(gone) ? 1 : 0);
      }
    }),
  );
});

test('in equal regions of 200 nobody is left out by another region by much', () => {
  const fleet = Array.from({length: 600}, (_, i) => ({
    name: `node-${i}`,
    address: `10.0.${i >> 8}.${i & 255}`,
    region: REGIONS[i % 3] ?? '-',
    place: '-',
  }));
  const ring = ringOf(fleet);
  const counts = ring.map(({name}) => probedBy(name, ring));
  const expected = OWN_REGION_PEERS + 2 * OTHER_REGION_PEERS;
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(600 * expected);
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(OWN_REGION_PEERS);
  expect(Math.max(...counts)).toBeLessThanOrEqual(2.5 * expected);
});

test('no members, and a name that is none, have no peers', () => {
  expect(peersOf('a', [])).toEqual([]);
  expect(probedBy('a', [])).toBe(0);
  expect(peersOf('x', ringOf([{name: 'a', address: '10.0.0.1', place: '-'}]))).toEqual([]);
});
