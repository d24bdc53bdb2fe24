import {describe, expect, it} from 'vitest';
import type {NodeFacts} from '../../../model/fact.ts';
import type {Node} from '../../../model/node.ts';
import type {PathResult} from '../../../model/path.ts';
import {type PlanOptions, planMeasurements} from '../../plan.ts';
import {factsOf, inventoryOf} from '../../testing/measure-all.ts';
import type {ThroughputJob} from './plan.ts';

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
  const sent = (maxBytes?: number) => {
    const plan = planMeasurements(inventoryOf(ids.map(nodeOf)), facts, {
      probes: ['throughput'],
      ...(maxBytes === undefined ? {} : {maxBytes}),
    });
    return {plan, bytes: plan.traffic.reduce((sum, {bytes}) => sum + bytes, 0)};
  };

  it('holds for hosts and pods together, hosts first', () => {
    const hostBytes = 12 * 3 * 1.25e9;
    expect(sent().bytes).toBe(hostBytes + 6 * 4 * 1.25e9);
    const {plan, bytes} = sent(hostBytes + 3e9);
    expect(bytes).toBeLessThanOrEqual(hostBytes + 3e9);
    expect(plan.dropped.map(({job}) => job.layer)).toEqual(['pod', 'pod', 'pod', 'pod']);
  });
});
