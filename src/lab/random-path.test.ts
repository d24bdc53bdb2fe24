import fc from 'fast-check';
import {expect, test} from 'vitest';
import {planLab} from './plan/plan.ts';
import {LARGEST_LINK_BYTES, randomPathScenario, SMALLEST_LINK_BYTES} from './random-path.ts';
import {inconsistencies} from './scenario-check.ts';

const seed = fc.integer({min: 0, max: 0xffff_ffff});
const options = fc.record({
  regions: fc.integer({min: 2, max: 10}),
  nodes: fc.integer({min: 1, max: 3}),
});

test('the same seed gives the same fleet and another seed another', () => {
  fc.assert(
    fc.property(seed, options, (one, given) => {
      expect(randomPathScenario(one, given)).toEqual(randomPathScenario(one, given));
      const {scenario} = randomPathScenario(one, {regions: 4});
      const other = randomPathScenario((one + 1) % 0xffff_ffff, {regions: 4}).scenario;
      expect(scenario.links).not.toEqual(other.links);
    }),
  );
});

test('every scenario is one that can be built, with truth for each ordered pair once', () => {
  fc.assert(
    fc.property(seed, options, (one, given) => {
      const {scenario, truth} = randomPathScenario(one, given);
      expect(inconsistencies(scenario)).toEqual([]);
      const nodes = given.regions * given.nodes;
      expect(truth).toHaveLength(nodes * (nodes - 1));
      expect(new Set(truth.map(({from, to}) => `${from} ${to}`)).size).toBe(truth.length);
    }),
  );
});

test('everything drawn stays within its range', () => {
  fc.assert(
    fc.property(seed, (one) => {
      const {scenario} = randomPathScenario(one, {regions: 6});
      for (const {directions} of planLab(scenario, 'x', 0).links) {
        for (const way of directions) {
          expect(way.mtuBytes).toBeGreaterThanOrEqual(SMALLEST_LINK_BYTES);
          expect(way.mtuBytes).toBeLessThanOrEqual(LARGEST_LINK_BYTES);
          expect(way.lossShare).toBeLessThanOrEqual(0.02);
          expect(way.delayMs).toBeLessThanOrEqual(80);
        }
      }
    }),
  );
});

test('the truth is what the planned network does to a packet, byte by byte', () => {
  fc.assert(
    fc.property(seed, fc.integer({min: 2, max: 6}), (one, regions) => {
      const {scenario, truth} = randomPathScenario(one, {regions});
      const plan = planLab(scenario, 'x', 0);
      for (const path of truth) {
        const at = (id: string) => {
          const region = plan.regions.find(({nodes}) => nodes.some((node) => node.id === id));
          if (region === undefined) throw new Error(`no ${id}`);
          return {region, card: region.nodes.find((node) => node.id === id)?.spec.nicMtuBytes ?? 0};
        };
        const [source, destination] = [at(path.from), at(path.to)];
        const way = plan.links
          .flatMap(({directions}) => directions)
          .find(({from, to}) => from === source.region.name && to === destination.region.name);
        if (way === undefined) throw new Error('no link');
        const fate = (bytes: number) => {
          if (bytes > source.card) return 'refused here';
          if (bytes > way.mtuBytes) return way.reportsTooBig ? 'told' : 'vanishes';
          if (bytes > destination.card)
            return destination.region.reportsTooBig ? 'told' : 'vanishes';
          return 'arrives';
        };
        expect(fate(path.passBytes)).toBe('arrives');
        const expected = {
          ok: 'refused here',
          'local-emsgsize': 'refused here',
          'icmp-clamped': 'told',
          'black-hole': 'vanishes',
        } as const;
        expect(fate(path.passBytes + 1)).toBe(expected[path.state]);
        // The state is the same for every larger size up to the own card, so there is one truth.
        if (path.passBytes < source.card) expect(fate(source.card)).toBe(expected[path.state]);
      }
    }),
  );
});

test('two hundred seeds show every state, sizes on and off the ladder, silence and loss', () => {
  const truth = Array.from({length: 200}, (_, i) => randomPathScenario(i).truth).flat();
  const share = (is: (path: (typeof truth)[number]) => boolean) =>
    truth.filter(is).length / truth.length;
  for (const state of ['ok', 'local-emsgsize', 'icmp-clamped', 'black-hole'] as const) {
    expect(share((path) => path.state === state)).toBeGreaterThan(0.05);
  }
  const met = [1280, 1380, 1400, 1420, 1440, 1450, 1460, 1480, 1492, 1500, 9001];
  expect(share(({passBytes}) => !met.includes(passBytes))).toBeGreaterThan(0.2);
  expect(share(({lossShare}) => lossShare > 0)).toBeGreaterThan(0.2);
  expect(share(({rttMs}) => rttMs > 100)).toBeGreaterThan(0.1);
});

test('what is expected is said of paths without loss alone', () => {
  fc.assert(
    fc.property(seed, fc.constant({regions: 5}), (one, given) => {
      const {scenario, truth} = randomPathScenario(one, given);
      const lossy = new Set(
        truth
          .filter(({lossShare, backLossShare}) => lossShare + backLossShare > 0)
          .map(({from, to}) => `${from} ${to}`),
      );
      const named = (scenario.expect.paths ?? []).map(({from, to}) => `${from} ${to}`);
      expect(named.filter((pair) => lossy.has(pair))).toEqual([]);
      expect(named.length + lossy.size).toBe(truth.length);
    }),
  );
});
