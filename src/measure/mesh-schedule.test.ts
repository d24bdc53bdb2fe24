import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {leastRounds, type MeshView, meshRounds} from './mesh-schedule.ts';
import {type Pair, regionPair, swapped, tournament} from './schedule.ts';

type Fleet = {nodes: string[]; view: MeshView<string>};

const nodeCounts = fc.integer({min: 2, max: 24});
const some = fc.oneof(fc.integer({min: 1, max: 5}), fc.constant(Number.POSITIVE_INFINITY));
const fleets: fc.Arbitrary<Fleet> = fc
  .record({n: nodeCounts, regions: fc.integer({min: 1, max: 5}), regionPair: some, gateway: some})
  .map(({n, regions, ...caps}) => {
    const regionOf = (node: string) => `r${Number(node.slice(5)) % regions}`;
    const gatewaysOf = (node: string) => [`gw-${regionOf(node)}`];
    return {
      nodes: Array.from({length: n}, (_, i) => `node-${i}`),
      view: {regionOf, gatewaysOf, caps},
    };
  });

const ordered = ([a, b]: Pair<string>) => `${a} ${b}`;

describe('a schedule of all pairs', () => {
  it('has each ordered pair exactly once in its two passes', () => {
    fc.assert(
      fc.property(fleets, ({nodes, view}) => {
        const one = meshRounds(nodes, view);
        const pairs = [...one, ...swapped(one)].flat().map(ordered);
        const all = nodes.flatMap((a) => nodes.filter((b) => b !== a).map((b) => `${a} ${b}`));
        expect(pairs.sort()).toEqual(all.sort());
      }),
    );
  });

  it('uses a node at most once in a round', () => {
    fc.assert(
      fc.property(fleets, ({nodes, view}) => {
        for (const round of meshRounds(nodes, view)) {
          expect(round.length).toBeGreaterThan(0);
          expect(new Set(round.flat()).size).toBe(2 * round.length);
        }
      }),
    );
  });

  it('never exceeds a cap of a region pair or of a gateway', () => {
    fc.assert(
      fc.property(fleets, ({nodes, view}) => {
        const {regionOf, gatewaysOf = () => [], caps} = view;
        for (const round of meshRounds(nodes, view)) {
          const used = new Map<string, number>();
          for (const [a, b] of round) {
            if (regionOf(a) === regionOf(b)) continue;
            const links = [
              regionPair(regionOf(a), regionOf(b)),
              ...gatewaysOf(a),
              ...gatewaysOf(b),
            ];
            for (const link of links) used.set(link, (used.get(link) ?? 0) + 1);
          }
          for (const [link, count] of used) {
            expect(count).toBeLessThanOrEqual(link.includes('|') ? caps.regionPair : caps.gateway);
          }
        }
      }),
    );
  });

  it('is the tournament where no cap binds, odd numbers too', () => {
    const caps = {regionPair: Number.POSITIVE_INFINITY, gateway: Number.POSITIVE_INFINITY};
    fc.assert(
      fc.property(nodeCounts, (n) => {
        const nodes = Array.from({length: n}, (_, i) => i);
        const view = {regionOf: (i: number) => `r${i % 3}`, caps};
        expect(meshRounds(nodes, view)).toEqual(tournament(nodes));
        expect(leastRounds(nodes, view)).toBe(n % 2 === 0 ? n - 1 : n);
      }),
    );
  });

  it('never has fewer rounds than are possible, and is the same for the same input', () => {
    fc.assert(
      fc.property(fleets, ({nodes, view}) => {
        const rounds = meshRounds(nodes, view);
        expect(rounds.length).toBeGreaterThanOrEqual(leastRounds(nodes, view));
        expect(meshRounds(nodes, view)).toEqual(rounds);
      }),
    );
  });

  it('needs the least rounds for six nodes of three regions, one test between two regions', () => {
    const nodes = [0, 1, 2, 3, 4, 5];
    const caps = {regionPair: 1, gateway: Number.POSITIVE_INFINITY};
    expect(meshRounds(nodes, {regionOf: (i) => `r${i % 3}`, caps})).toHaveLength(5);
  });

  it('is empty for fewer than two nodes', () => {
    const view = {regionOf: () => '-', caps: {regionPair: 1, gateway: 1}};
    expect(meshRounds(['a'], view)).toEqual([]);
    expect(meshRounds([], view)).toEqual([]);
  });
});
