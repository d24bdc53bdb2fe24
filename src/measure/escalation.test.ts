import {describe, expect, it} from 'vitest';
import type {EchoResult, PathResult} from '../model/path.ts';
import type {Fan} from './define-probe.ts';
import {escalate} from './escalation.ts';
import {planEscalation, planMeasurements} from './plan.ts';
import {samplePeers} from './sampling.ts';

const nodes = Array.from({length: 90}, (_, i) => ({
  id: `n${i}`,
  labels: {region: `r${i % 3}`},
}));
const regionOf = (id: string) => `r${Number(id.slice(1)) % 3}`;

const echo = (source: string, destination: string, state: EchoResult['state']): EchoResult => ({
  probe: 'echo',
  source,
  destination,
  layer: 'host',
  ipVersion: 4,
  method: 'ping',
  evidence: [],
  at: '2026-11-23T00:00:00Z',
  durationMs: 1,
  state,
  sent: 5,
  received: state === 'ok' ? 5 : 0,
  rttMinMs: null,
  rttMedianMs: null,
  rttMaxMs: null,
});

/** The sample of the fleet, with the state of each path. */
function sampled(
  stateOf: (source: string, destination: string) => EchoResult['state'],
): PathResult[] {
  return [...samplePeers(nodes, 'x')].flatMap(([source, destinations]) =>
    [...destinations].map((destination) => echo(source, destination, stateOf(source, destination))),
  );
}

const escalated = (results: readonly PathResult[]) => escalate(results, nodes, 'x');

describe('a sample calls for more', () => {
  it('nowhere in a sound fleet', () => {
    expect(escalated(sampled(() => 'ok'))).toEqual([]);
  });

  it('nowhere for single bad paths', () => {
    const bad = new Set(sampled(() => 'ok').filter((_, i) => i % 97 === 0));
    const results = sampled(() => 'ok').map((one, i) =>
      [...bad].some(
        ({source, destination}) => source === one.source && destination === one.destination,
      )
        ? echo(one.source, one.destination, i % 2 === 0 ? 'lossy' : 'no-echo')
        : one,
    );
    expect(escalated(results)).toEqual([]);
  });

  it('nowhere because a node could not measure', () => {
    expect(escalated(sampled((source) => (source === 'n3' ? 'unknown' : 'ok')))).toEqual([]);
  });

  it('in the row of a node whose packets are lost, and not twice for what is known', () => {
    const results = sampled((source) => (source === 'n3' ? 'lossy' : 'ok'));
    const found = escalated(results);
    expect(found.map(({pattern, subject}) => `${pattern} ${subject}`)).toEqual(['row n3']);
    const pairs = found[0]?.pairs ?? [];
    expect(pairs.every(([source]) => source === 'n3')).toBe(true);
    const known = results.filter(({source}) => source === 'n3').map(({destination}) => destination);
    expect(pairs.filter(([, destination]) => known.includes(destination))).toEqual([]);
    // The rest of its own region at least.
    expect(pairs.filter(([, destination]) => regionOf(destination) === 'r0')).toHaveLength(19);
  });

  it('in the column of a node that loses what comes', () => {
    const found = escalated(sampled((_, destination) => (destination === 'n4' ? 'no-echo' : 'ok')));
    expect(found.map(({pattern, subject}) => `${pattern} ${subject}`)).toEqual(['column n4']);
    expect(found[0]?.pairs.every(([, destination]) => destination === 'n4')).toBe(true);
  });

  it('in the cross of a node that is bad both ways', () => {
    const found = escalated(
      sampled((source, destination) => ([source, destination].includes('n5') ? 'lossy' : 'ok')),
    );
    expect(found.map(({pattern, subject}) => `${pattern} ${subject}`)).toEqual(['cross n5']);
  });

  it('in the block of one region to another, one way only', () => {
    const found = escalated(
      sampled((source, destination) =>
        regionOf(source) === 'r2' && regionOf(destination) === 'r0' ? 'lossy' : 'ok',
      ),
    );
    expect(found.map(({pattern, subject}) => `${pattern} ${subject}`)).toEqual(['block r2>r0']);
    const pairs = found[0]?.pairs ?? [];
    expect(pairs).toHaveLength(45);
    for (const [source, destination] of pairs) {
      expect([regionOf(source), regionOf(destination)]).toEqual(['r2', 'r0']);
    }
  });
});

describe('the plan of what a sample calls for', () => {
  const inventory = {
    nodes: nodes.map((node, i) => ({
      ...node,
      reach: {kind: 'local' as const},
      address: `10.0.1.${i + 1}`,
      origin: 'test',
    })),
    services: [],
    expectations: [],
  };
  const options = {probes: ['echo', 'throughput'], layers: ['host'], sampleSeed: 'x'} as const;
  const plan = planMeasurements(inventory, new Map(), options);

  it('measures those paths in the background, and none again', () => {
    const results = sampled((source) => (source === 'n3' ? 'lossy' : 'ok'));
    const more = planEscalation(plan, results);
    expect(more?.stages.map(({probe}) => probe)).toEqual(['echo']);
    const fans = more?.stages.flatMap(({rounds}) => rounds.flat()) as Fan[];
    expect(fans.map(({source}) => source.node.id)).toEqual(['n3']);
    const known = results.filter(({source}) => source === 'n3').map(({destination}) => destination);
    const asked = fans.flatMap(({destinations}) => destinations.map(({node}) => node.id));
    expect(asked.length).toBeGreaterThanOrEqual(19);
    expect(asked.filter((id) => known.includes(id))).toEqual([]);
  });

  it('has transfers among all pairs as well, within what the budget has left', () => {
    const bad = sampled((source) => (source === 'n3' ? 'lossy' : 'ok'));
    const wide = planMeasurements(inventory, new Map(), {
      ...options,
      allPairs: true,
      maxBytes: 20e9,
    });
    const bulkOf = (made: typeof wide | null) =>
      made?.stages.filter(({probe}) => probe === 'throughput').flatMap(({rounds}) => rounds.flat());
    expect(bulkOf(planEscalation(wide, bad, 1e9))?.length).toBeGreaterThan(0);
    const poor = planEscalation(wide, bad, 0);
    expect(bulkOf(poor)).toEqual([]);
    expect(poor?.dropped.length).toBeGreaterThan(0);
  });

  it('is made once, and not at all for a sound fleet or one measured in full', () => {
    const bad = sampled((source) => (source === 'n3' ? 'lossy' : 'ok'));
    const more = planEscalation(plan, bad);
    expect(more === null ? null : planEscalation(more, bad)).toBeNull();
    expect(
      planEscalation(
        plan,
        sampled(() => 'ok'),
      ),
    ).toBeNull();
    const small = planMeasurements(
      {...inventory, nodes: inventory.nodes.slice(0, 60)},
      new Map(),
      options,
    );
    expect(planEscalation(small, bad)).toBeNull();
  });
});
