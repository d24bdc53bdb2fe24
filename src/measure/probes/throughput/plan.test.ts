import {describe, expect, it} from 'vitest';
import type {NodeFacts} from '../../../model/fact.ts';
import type {Node} from '../../../model/node.ts';
import type {PathResult} from '../../../model/path.ts';
import {type PlanOptions, planMeasurements} from '../../plan.ts';
import {factsOf, inventoryOf} from '../../testing/measure-all.ts';
import type {ThroughputJob} from './plan.ts';
import {PRELUDE} from './prelude.ts';

const regions = {a: 'bj', b: 'bj', c: 'hk', d: 'hk', e: 'sg', f: 'sg'} as const;
const ids = Object.keys(regions) as (keyof typeof regions)[];
const nodeOf = (id: keyof typeof regions): Node => ({
  id,
  reach: {kind: 'local'},
  address: `10.0.0.${ids.indexOf(id) + 1}`,
  labels: {region: regions[id]},
  origin: 'test',
});
const podOf = (id: string, address: string): [string, NodeFacts] => [
  id,
  factsOf(id, {'cni.flannel.mtuBytes': 1450, 'pod.ns-1.pid': 100, 'pod.ns-1.address': address}),
];
const withPods = (...names: string[]) =>
  new Map(
    ids.map((id, i) =>
      names.includes(id) ? podOf(id, `10.244.0.${i + 1}`) : [id, factsOf(id, {})],
    ),
  );

function stagesOf(facts: ReadonlyMap<string, NodeFacts>, options: PlanOptions = {}, of = ids) {
  const plan = planMeasurements(inventoryOf(of.map(nodeOf)), facts, {
    probes: ['throughput'],
    ...options,
  });
  return plan.stages.map(({layer, rounds}) => ({layer, rounds: rounds as ThroughputJob[][]}));
}
const jobsOf = (stages: ReturnType<typeof stagesOf>, layer: 'host' | 'pod') =>
  stages.filter((stage) => stage.layer === layer).flatMap(({rounds}) => rounds.flat());
const pathOf = ({source, destination}: ThroughputJob) => `${source.node.id}${destination.node.id}`;

describe('transfers between pods', () => {
  it('come after those between hosts, over the same pairs, one direction each', () => {
    const stages = stagesOf(withPods(...ids));
    expect(stages.map(({layer}) => layer)).toEqual(['host', 'pod']);
    const hosts = jobsOf(stages, 'host').map(pathOf);
    const pods = jobsOf(stages, 'pod').map(pathOf);
    expect(hosts).toHaveLength(12);
    expect(pods).toHaveLength(6);
    for (const path of pods) {
      expect(hosts).toContain(path);
      expect(pods).not.toContain([...path].reverse().join(''));
    }
    for (const {source, destination} of jobsOf(stages, 'pod')) {
      expect([source.pid, destination.pid]).toEqual([100, 100]);
    }
  });

  it('take a node once a round, in as few rounds as there can be', () => {
    const rounds = stagesOf(withPods(...ids)).find(({layer}) => layer === 'pod')?.rounds ?? [];
    expect(rounds).toHaveLength(2);
    for (const round of rounds) expect(new Set(round.map(pathOf).join('')).size).toBe(6);
  });

  it('never last longer than 4 s, and the second look neither', () => {
    const timesOf = (bandwidthSeconds: number) =>
      jobsOf(stagesOf(withPods(...ids), {bandwidthSeconds}), 'pod').map(
        ({seconds, secondLookSeconds}) => [seconds, secondLookSeconds],
      );
    expect(timesOf(3)[0]).toEqual([4, 4]);
    expect(timesOf(10)[0]).toEqual([4, 4]);
    expect(timesOf(1)[0]).toEqual([2, 4]);
  });

  it('need a pod at both ends', () => {
    const pods = jobsOf(stagesOf(withPods('a', 'b', 'c')), 'pod');
    for (const job of pods) for (const id of pathOf(job)) expect('abc').toContain(id);
    expect(jobsOf(stagesOf(withPods('a')), 'pod')).toEqual([]);
    expect(jobsOf(stagesOf(new Map()), 'pod')).toEqual([]);
  });

  it('need the same IP version', () => {
    const facts = new Map([podOf('a', '10.244.0.1'), podOf('b', 'fd00::2')]);
    expect(jobsOf(stagesOf(facts, {}, ['a', 'b']), 'pod')).toEqual([]);
  });

  it('are left of an interrupted run, when all hosts are done', () => {
    const facts = withPods('a', 'b');
    const hosts = jobsOf(stagesOf(facts, {}, ['a', 'b']), 'host');
    const done = hosts.map(({source, destination}) => ({
      probe: 'throughput',
      layer: 'host',
      source: source.node.id,
      destination: destination.node.id,
    })) as unknown as PathResult[];
    const left = stagesOf(facts, {done}, ['a', 'b']);
    expect(left.map(({layer}) => layer)).toEqual(['pod']);
    expect(jobsOf(left, 'pod')).toHaveLength(1);
  });
});

describe('a budget', () => {
  const facts = withPods(...ids);
  const planned = (maxBytes?: number) =>
    planMeasurements(inventoryOf(ids.map(nodeOf)), facts, {
      probes: ['throughput'],
      ...(maxBytes === undefined ? {} : {maxBytes}),
    });
  const bytesOf = ({traffic}: ReturnType<typeof planned>) =>
    traffic.reduce((sum, {bytes}) => sum + bytes, 0);

  it('holds for hosts and pods together, hosts first', () => {
    expect(bytesOf(planned())).toBe(12 * 3 * 1.25e9 + 6 * 4 * 1.25e9 + 18 * PRELUDE.bytes);
    const enough = 14 * (4e6 + PRELUDE.bytes);
    const plan = planned(enough);
    expect(bytesOf(plan)).toBeLessThanOrEqual(enough);
    expect(plan.dropped.map(({job}) => job.layer)).toEqual(['pod', 'pod', 'pod', 'pod']);
  });
});

describe('transfers between pods alone', () => {
  it('go over one pair for every two regions that have pods, and one inside each', () => {
    const stages = stagesOf(withPods(...ids), {layers: ['pod']});
    expect(stages.map(({layer}) => layer)).toEqual(['pod']);
    expect(jobsOf(stages, 'pod')).toHaveLength(6);
    for (const {source} of jobsOf(stages, 'pod')) expect(source.pid).toBe(100);
  });

  it('do not ask nodes without a pod', () => {
    const pods = jobsOf(stagesOf(withPods('b', 'd', 'f'), {layers: ['pod']}), 'pod');
    expect(pods.map(pathOf).sort()).toEqual(['bd', 'bf', 'df']);
  });
});

describe('transfers between all pairs', () => {
  const all = (options: PlanOptions = {}) => stagesOf(new Map(), {allPairs: true, ...options});

  it('go over each ordered pair once, a node once a round, in the fewest rounds', () => {
    const [{rounds} = {rounds: []}] = all();
    expect(rounds.flat()).toHaveLength(30);
    expect(new Set(rounds.flat().map(pathOf)).size).toBe(30);
    for (const round of rounds)
      expect(new Set(round.map(pathOf).join('')).size).toBe(2 * round.length);
    expect(rounds).toHaveLength(2 * 5);
  });

  it('keep the cap between two regions', () => {
    const [{rounds} = {rounds: []}] = all();
    for (const round of rounds) {
      const between = round
        .map(({source, destination}) => [source.node.labels.region, destination.node.labels.region])
        .filter(([a, b]) => a !== b)
        .map((regionsOfPair) => regionsOfPair.sort().join('|'));
      expect(new Set(between).size).toBe(between.length);
    }
  });

  it('are the same rounds with gaps where some are done', () => {
    const [{rounds} = {rounds: []}] = all();
    const done = rounds
      .flat()
      .filter((_, i) => i % 3 === 0)
      .map(({source, destination}) => ({
        probe: 'throughput',
        layer: 'host',
        source: source.node.id,
        destination: destination.node.id,
      })) as unknown as PathResult[];
    const [{rounds: left} = {rounds: []}] = all({done});
    expect(left.flat()).toHaveLength(20);
    const wanted = rounds.map((round) => round.map(pathOf));
    for (const round of left) {
      expect(wanted.some((whole) => round.every((job) => whole.includes(pathOf(job))))).toBe(true);
    }
  });

  it('of a large fleet are those of the sample, never above a cap', () => {
    const nodes = Array.from(
      {length: 70},
      (_, i): Node => ({
        id: `n${i}`,
        reach: {kind: 'local'},
        address: `10.0.1.${i + 1}`,
        labels: {region: `r${i % 2}`},
        origin: 'test',
      }),
    );
    const plan = planMeasurements(inventoryOf(nodes), new Map(), {
      probes: ['throughput'],
      allPairs: true,
    });
    const rounds = (plan.stages[0]?.rounds ?? []) as ThroughputJob[][];
    // Each of 70 to its next ten, and five pairs between the regions both ways.
    expect(rounds.flat()).toHaveLength(70 * 10 + 2 * 5);
    for (const round of rounds) {
      const busy = round.flatMap(({source, destination}) => [source.node.id, destination.node.id]);
      expect(new Set(busy).size).toBe(busy.length);
      const between = round.filter(
        ({source, destination}) => source.node.labels.region !== destination.node.labels.region,
      );
      expect(between.length).toBeLessThanOrEqual(1);
    }
  });
});
