import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {
  HOST_PLACES,
  hostUses,
  type MeasurementClass,
  regionPair,
  splitByCaps,
  stableOrder,
  swapped,
  tournament,
} from './schedule.ts';

const names = (n: number) => Array.from({length: n}, (_, i) => `node-${i}`);
const sizes = fc.integer({min: 2, max: 60});
const key = ([a, b]: readonly [string, string]) => [a, b].sort().join(' ');

describe('tournament', () => {
  it('pairs every two nodes exactly once', () => {
    fc.assert(
      fc.property(sizes, (n) => {
        const pairs = tournament(names(n)).flat().map(key);
        expect(pairs).toHaveLength((n * (n - 1)) / 2);
        expect(new Set(pairs).size).toBe(pairs.length);
      }),
    );
  });

  it('uses a node at most once per round', () => {
    fc.assert(
      fc.property(sizes, (n) => {
        for (const round of tournament(names(n))) {
          const nodes = round.flat();
          expect(new Set(nodes).size).toBe(nodes.length);
        }
      }),
    );
  });

  it('needs n - 1 rounds for even n and n rounds for odd n', () => {
    fc.assert(
      fc.property(sizes, (n) => {
        expect(tournament(names(n))).toHaveLength(n % 2 === 0 ? n - 1 : n);
      }),
    );
  });

  it('gives the same schedule for the same nodes in any order of the inventory', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(names(9), {minLength: 9}), (shuffled) => {
        expect(tournament(stableOrder(shuffled))).toEqual(tournament(stableOrder(names(9))));
      }),
    );
  });

  it('has no round for fewer than two nodes', () => {
    expect(tournament(['a']).flat()).toEqual([]);
    expect(tournament([])).toEqual([]);
  });
});

describe('splitByCaps', () => {
  const regionOf = (node: string) => `r${Number(node.slice(5)) % 3}`;
  const links = ([a, b]: readonly [string, string]) => {
    const inter = regionOf(a) !== regionOf(b);
    return [a, b, ...(inter ? [regionPair(regionOf(a), regionOf(b))] : [])];
  };

  it('keeps every pair, never above a cap, and no round empty', () => {
    fc.assert(
      fc.property(sizes, fc.integer({min: 1, max: 4}), (n, cap) => {
        const pairs = tournament(names(n)).flat();
        const capOf = (resource: string) => (resource.includes('|') ? cap : 1);
        const rounds = splitByCaps(pairs, links, capOf);
        expect(rounds.flat().map(key).sort()).toEqual(pairs.map(key).sort());
        for (const round of rounds) {
          expect(round.length).toBeGreaterThan(0);
          const used = new Map<string, number>();
          for (const use of round.flatMap(links)) used.set(use, (used.get(use) ?? 0) + 1);
          for (const [use, count] of used) expect(count).toBeLessThanOrEqual(capOf(use));
        }
      }),
    );
  });

  it('does not split a round whose caps hold', () => {
    for (const round of tournament(names(12))) {
      expect(
        splitByCaps(
          round,
          (pair) => pair,
          () => 1,
        ),
      ).toEqual([round]);
    }
  });
});

describe('classes of measurements', () => {
  const rounds = (...kinds: MeasurementClass[]) =>
    splitByCaps(
      kinds,
      (kind) => hostUses(kind, ['a']),
      () => HOST_PLACES,
    );

  it('let background run beside anything', () => {
    expect(rounds('exclusive', 'background', 'background')).toHaveLength(1);
    expect(rounds('normal', 'background')).toHaveLength(1);
  });

  it('let normal run beside itself, never beside exclusive', () => {
    expect(rounds('normal', 'normal', 'normal')).toHaveLength(1);
    expect(rounds('normal', 'exclusive', 'normal')).toEqual([['normal', 'normal'], ['exclusive']]);
  });

  it('keep exclusive alone on a host, not on another', () => {
    expect(rounds('exclusive', 'exclusive')).toHaveLength(2);
    const hosts = splitByCaps(
      ['a', 'b'],
      (host) => hostUses('exclusive', [host]),
      () => HOST_PLACES,
    );
    expect(hosts).toEqual([['a', 'b']]);
  });
});

describe('the second pass', () => {
  it('swaps client and server and keeps the rounds', () => {
    const rounds = tournament(names(5));
    expect(swapped(swapped(rounds))).toEqual(rounds);
    const both = [...rounds, ...swapped(rounds)].flat().map(([a, b]) => `${a} ${b}`);
    expect(new Set(both).size).toBe(5 * 4);
  });
});
