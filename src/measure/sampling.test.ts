import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {randomPairs, samplePeers} from './sampling.ts';

const fleet = (n: number, regions: number) =>
  Array.from({length: n}, (_, i) => ({
    id: `node-${i}`,
    labels: {region: `r${i % regions}`},
  }));
const regionOf = (id: string, regions: number) => Number(id.slice(5)) % regions;
const sizes = fc.record({n: fc.integer({min: 2, max: 150}), regions: fc.integer({min: 1, max: 6})});

describe('a sample of a large fleet', () => {
  it('has five pairs for every two regions, in both directions, or all there are', () => {
    fc.assert(
      fc.property(sizes, ({n, regions}) => {
        const peers = samplePeers(fleet(n, regions), 'x');
        const count = new Map<string, number>();
        const members = new Map<number, number>();
        for (const [source, destinations] of peers) {
          const from = regionOf(source, regions);
          members.set(from, (members.get(from) ?? 0) + 1);
          for (const destination of destinations) {
            expect(destination).not.toBe(source);
            expect(peers.get(destination)).toBeDefined();
            const to = regionOf(destination, regions);
            count.set(`${from} ${to}`, (count.get(`${from} ${to}`) ?? 0) + 1);
            if (from !== to) expect(peers.get(destination)?.has(source)).toBe(true);
          }
        }
        for (const [from, some] of members) {
          for (const [to, others] of members) {
            const wanted = from === to ? some * Math.min(10, some - 1) : Math.min(5, some * others);
            expect(count.get(`${from} ${to}`) ?? 0).toBe(wanted);
          }
        }
      }),
    );
  });

  it('asks no node for two pairs of two regions before each has one', () => {
    fc.assert(
      fc.property(fc.integer({min: 5, max: 40}), fc.integer({min: 5, max: 40}), (n, m) => {
        const a = Array.from({length: n}, (_, i) => `a${i}`);
        const b = Array.from({length: m}, (_, i) => `b${i}`);
        const pairs = randomPairs(a, b, 5, 'x');
        expect(new Set(pairs.flat()).size).toBe(10);
      }),
    );
  });

  it('is the same for the same nodes in any order, and another for another seed', () => {
    const nodes = fleet(90, 3);
    const sorted = (peers: Map<string, Set<string>>) =>
      [...peers].map(([id, all]) => `${id} ${[...all].sort()}`).sort();
    expect(sorted(samplePeers([...nodes].reverse(), 'x'))).toEqual(sorted(samplePeers(nodes, 'x')));
    expect(sorted(samplePeers(nodes, 'y'))).not.toEqual(sorted(samplePeers(nodes, 'x')));
  });

  it('loses few series when a node goes', () => {
    const before = samplePeers(fleet(100, 1), 'x');
    const after = samplePeers(fleet(100, 1).slice(1), 'x');
    let kept = 0;
    for (const [source, destinations] of after) {
      for (const destination of destinations) if (before.get(source)?.has(destination)) kept++;
    }
    expect(kept).toBe(99 * 10 - 10);
  });
});
