import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {PathMtuResult} from '../../model/path.ts';
import {textsFor} from '../reporter.ts';
import {speaker} from '../say.ts';
import {sampleCatalogue} from '../testing/catalogue.ts';
import {cleanFleet, nodeNamed, orderedPairs, SIX} from '../testing/fleet.ts';
import {blackHoleAt, okAt, pathMtu} from '../testing/paths.ts';
import {type MtuGrid, pathMtuGrids} from './path-mtu.ts';
import {patternMessage} from './pattern-message.ts';
import {type Pattern, patternsOf} from './patterns.ts';

const UNKNOWN = {state: 'unknown', passBytes: null, failBytes: null, exact: false} as const;
const LOSS = {state: 'general-loss', passBytes: 1500, failBytes: null, exact: false} as const;
const HOLE = blackHoleAt(1400);

type Size = Parameters<typeof pathMtu>[3];

/** A table in which `size` says what each pair is; `null`: not measured. Undefined: fine. */
function gridOf(size: (from: string, to: string) => Size | null | undefined, nodes = SIX): MtuGrid {
  const paths = orderedPairs(nodes).flatMap(([a, b]): PathMtuResult[] => {
    const told = size(a.id, b.id);
    return told === null ? [] : [pathMtu(a.id, b.id, 'host', told ?? okAt(1500))];
  });
  const document = cleanFleet();
  const [grid] = pathMtuGrids({
    ...document,
    run: {...document.run, inventory: {...document.run.inventory, nodes: [...nodes]}},
    paths,
  });
  if (grid === undefined) throw new Error('no path');
  return grid;
}

const region = (id: string): string => id.slice(0, 2);
const told = (grid: MtuGrid): string[] => {
  const tell = speaker(textsFor({catalogue: sampleCatalogue}), 'en');
  return patternsOf(grid).map((pattern) => tell(patternMessage(grid, pattern)));
};

test('a table without a bad cell has no pattern, whatever its sizes', () => {
  expect(patternsOf(gridOf(() => undefined))).toEqual([]);
  const clamped = {...blackHoleAt(1450), state: 'icmp-clamped'} as const;
  expect(patternsOf(gridOf((from) => (from === 'hk-1' ? clamped : undefined)))).toEqual([]);
});

const CASES: [string, (from: string, to: string) => Size | null | undefined, string][] = [
  [
    'a row is the way out of a node',
    (from) => (from === 'hk-1' ? HOLE : undefined),
    'host: all 5 paths from hk-1, a row: larger packets vanish; look at the way out of hk-1',
  ],
  [
    'a column is the way into a node',
    (_, to) => (to === 'hk-1' ? HOLE : undefined),
    'host: all 5 paths to hk-1, a column: larger packets vanish; look at the way into hk-1',
  ],
  [
    'a cross is the node',
    (from, to) => (from === 'hk-1' || to === 'hk-1' ? HOLE : undefined),
    'host: all 10 paths from and to hk-1, a cross: larger packets vanish; look at hk-1 itself',
  ],
  [
    'a block with a clean diagonal is what lies between two regions, one way',
    (from, to) => (region(from) === 'bj' && region(to) === 'hk' ? HOLE : undefined),
    'host: all 4 paths from bj to hk, a block: larger packets vanish; look at what lies between bj and hk; inside both all is well',
  ],
  [
    'both blocks are a pair of regions',
    (from, to) =>
      region(from) !== region(to) && region(from) !== 'sg' && region(to) !== 'sg'
        ? LOSS
        : undefined,
    'host: all 8 paths between bj and hk, both blocks: packets of every size are lost; look at what lies between bj and hk; inside both all is well',
  ],
  [
    'all blocks of a region without its inside are what joins it to the others',
    (from, to) =>
      region(from) !== region(to) && (region(from) === 'hk' || region(to) === 'hk')
        ? HOLE
        : undefined,
    'host: all 16 paths between hk and other regions, a cross: larger packets vanish; look at what joins hk to the others',
  ],
  [
    'with its inside it is the region',
    (from, to) => (region(from) === 'hk' || region(to) === 'hk' ? HOLE : undefined),
    'host: all 18 paths from, to and inside hk, a cross: larger packets vanish; look at what all of hk shares',
  ],
  [
    'everything bad speaks of what all share',
    () => HOLE,
    'host: all 30 paths: larger packets vanish; look at what all of them share, and at how it was measured',
  ],
  [
    'everything unknown speaks of the measuring',
    () => UNKNOWN,
    'host: all 30 paths: nothing is known; look at how it was measured before at the network',
  ],
  [
    'two bad cells are no pattern',
    (from, to) =>
      `${from} ${to}` === 'bj-1 hk-2' || `${from} ${to}` === 'sg-1 bj-1' ? HOLE : undefined,
    'host: 2 paths (bj-1 > hk-2 and sg-1 > bj-1): larger packets vanish; they have no row, column or block in common',
  ],
];

for (const [name, size, sentence] of CASES) {
  test(name, () => {
    expect(told(gridOf(size))).toEqual([sentence]);
  });
}

test('two faults are two patterns, the larger first, and what is unknown is told apart', () => {
  const grid = gridOf((from, to) => {
    if (to === 'sg-2') return UNKNOWN;
    return region(from) === 'bj' && region(to) === 'hk' ? HOLE : undefined;
  });
  const kinds = patternsOf(grid).map(({kind, problem, count}) => `${kind} ${problem} ${count}`);
  expect(kinds).toEqual(['block critical 4', 'node-in unknown 5']);
});

test('a row with one good path is no row', () => {
  const grid = gridOf((from, to) => (from === 'hk-1' && to !== 'bj-1' ? HOLE : undefined));
  expect(patternsOf(grid).map(({kind}) => kind)).toEqual(['single']);
});

test('paths of which nothing is known, or that were not measured, do not hide a row', () => {
  const grid = gridOf((from, to) => {
    if (from !== 'hk-1') return undefined;
    if (to === 'bj-1') return UNKNOWN;
    return to === 'bj-2' ? null : HOLE;
  });
  expect(patternsOf(grid).map(({kind, count}) => [kind, count])).toEqual([
    ['node-out', 3],
    ['single', 1],
  ]);
});

test('a row of two paths is not named', () => {
  const three = SIX.filter(({id}) => id.endsWith('-1'));
  const grid = gridOf((from) => (from === 'hk-1' ? HOLE : undefined), three);
  expect(patternsOf(grid).map(({kind}) => kind)).toEqual(['single']);
});

test('a region of one node is called by its node', () => {
  const three = SIX.filter(({id}) => id.endsWith('-1'));
  const grid = gridOf((from, to) => (from === 'hk-1' || to === 'hk-1' ? HOLE : undefined), three);
  expect(patternsOf(grid)).toMatchObject([{kind: 'node-cross', node: 'hk-1', count: 4}]);
});

test('every bad cell is told exactly once or lies where patterns cross, and no good one ever', () => {
  const states = fc.constantFrom(HOLE, LOSS, UNKNOWN, undefined, undefined, undefined, null);
  fc.assert(
    fc.property(fc.array(states, {minLength: 30, maxLength: 30}), (drawn) => {
      let next = 0;
      // One path is certain, so that there is a table.
      const grid = gridOf((from, to) =>
        from === 'bj-1' && to === 'bj-2' ? undefined : drawn[next++],
      );
      const covered = new Set<string>();
      for (const pattern of patternsOf(grid)) {
        for (const result of grid.results.values()) {
          const key = `${result.source} ${result.destination}`;
          if (!isIn(grid, pattern, result)) continue;
          if (result.state === 'unknown' && pattern.problem === 'critical') continue;
          expect(result.state).not.toBe('ok');
          covered.add(key);
        }
      }
      const bad = [...grid.results.values()].filter(({state}) => state !== 'ok');
      expect(covered.size).toBe(bad.length);
    }),
  );
});

test('a thousand nodes with a hundred odd ones are told in a few lines', () => {
  const nodes = Array.from({length: 1000}, (_, i) => nodeNamed(`n-${i}`, `r${i % 10}`, i % 250));
  const paths = nodes.flatMap((node, i) =>
    Array.from({length: 10}, (_, k) => {
      const peer = nodes[(i + k + 1) % nodes.length]?.id ?? '';
      return pathMtu(node.id, peer, 'host', i % 10 === 3 ? HOLE : okAt(1500));
    }),
  );
  const document = cleanFleet();
  document.run.inventory.nodes = nodes;
  const [grid] = pathMtuGrids({...document, paths});
  if (grid === undefined) throw new Error('no path');
  expect(patternsOf(grid)).toMatchObject([
    {kind: 'region-out', region: 'r3', count: 900},
    {count: 100},
  ]);
});

/** Membership said once more, in other words than the code under test. */
function isIn(grid: MtuGrid, pattern: Pattern, {source, destination}: PathMtuResult): boolean {
  const [from, to] = [grid.regionOf.get(source), grid.regionOf.get(destination)];
  switch (pattern.kind) {
    case 'all':
      return true;
    case 'node-out':
      return source === pattern.node;
    case 'node-in':
      return destination === pattern.node;
    case 'node-cross':
      return source === pattern.node || destination === pattern.node;
    case 'region-out':
      return from === pattern.region && to !== pattern.region;
    case 'region-in':
      return to === pattern.region && from !== pattern.region;
    case 'region-cross':
      return from !== to && (from === pattern.region || to === pattern.region);
    case 'region-whole':
      return from === pattern.region || to === pattern.region;
    case 'region-inside':
      return from === pattern.region && to === pattern.region;
    case 'block':
      return from === pattern.from && to === pattern.to;
    case 'region-pair':
      return from !== to && pattern.between.every((one) => one === from || one === to);
    case 'single':
      return pattern.pairs.some(([a, b]) => a === source && b === destination);
  }
}
