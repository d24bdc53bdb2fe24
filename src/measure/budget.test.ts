import {describe, expect, it} from 'vitest';
import type {Inventory, Node} from '../model/node.ts';
import {type PathResult, PathResult as Schema} from '../model/path.ts';
import type {Reach} from '../reach/reach.ts';
import {estimateBytes, planMeasurements, runMeasurements} from './index.ts';
import type {MeasurePlan, PlanOptions} from './plan.ts';
import type {ThroughputJob} from './probes/throughput/plan.ts';
import {PRELUDE} from './probes/throughput/prelude.ts';

const node = (id: string, region: string, index: number): Node => ({
  id,
  reach: {kind: 'local'},
  address: `10.0.0.${index}`,
  labels: {region},
  origin: 'test',
});
const inventory: Inventory = {
  nodes: ['bj', 'bj', 'hk', 'hk', 'sg', 'sg'].map((region, i) => node(`n${i}`, region, i + 1)),
  services: [
    {region: 'hk', url: 'http://10.0.0.9/', largeUrl: 'http://10.0.0.9/large', origin: 'test'},
  ],
  expectations: [],
};
const GB = 1e9;
const plan = (options: PlanOptions = {}) => planMeasurements(inventory, new Map(), options);
const total = (made: MeasurePlan) => [...estimateBytes(made).values()].reduce((a, b) => a + b, 0);
const transfers = ({stages}: MeasurePlan) =>
  stages
    .filter(({probe}) => probe === 'throughput')
    .flatMap(({rounds}) => rounds.flat() as ThroughputJob[]);

/** A reach to which no node answers. */
const nobody: Reach = {
  run: async () => ({
    stdout: Buffer.alloc(0),
    stderr: '',
    durationMs: 1,
    ran: false,
    failure: 'unreachable',
    message: {id: 'reach/unreachable'},
  }),
  open: (at, script, options) => ({
    write: () => {},
    end: () => {},
    done: nobody.run(at, script, options),
  }),
  close: async () => {},
};

describe('what a plan will send', () => {
  it('is named for every two regions and each by itself', () => {
    const regions = [...estimateBytes(plan()).keys()].sort();
    expect(regions).toEqual(['bj|bj', 'bj|hk', 'bj|sg', 'hk|hk', 'hk|sg', 'sg|sg']);
  });

  it('counts every probe once', () => {
    const alone = (['echo', 'path-mtu', 'service', 'throughput'] as const).map((probe) =>
      total(plan({probes: [probe]})),
    );
    // 30 paths: twenty packets of 84 bytes with answers of 68.
    expect(alone[0]).toBe(30 * 3040);
    // At most 150 packets of 1500 bytes, and as many back.
    expect(alone[1]).toBe(30 * 300 * 1500);
    // Twelve transfers of 3 s at 10 Gbit/s, each after messages and datagrams.
    expect(alone[3]).toBe(12 * (3 * 1.25 * GB + PRELUDE.bytes));
    expect(alone.every((bytes) => bytes > 0)).toBe(true);
    expect(total(plan())).toBe(alone.reduce((a, b) => a + b, 0));
  });

  it('is less where results are there already', () => {
    const done = [
      {probe: 'echo', layer: 'host', source: 'n0', destination: 'n1'},
    ] as unknown as PathResult[];
    expect(total(plan({probes: ['echo']})) - total(plan({probes: ['echo'], done}))).toBe(3040);
  });
});

describe('a byte budget', () => {
  it('that is enough for a 10 Gbit/s link leaves every transfer its time', () => {
    const made = plan({maxBytes: 60 * GB});
    const free = transfers(plan()).map((job) => ({...job, maxBytes: 3 * 1.25 * GB}));
    expect(transfers(made)).toEqual(free);
    expect(made.dropped).toEqual([]);
  });

  it('is shared out: each transfer ends with its bytes, and one may be repeated alone', () => {
    const made = plan({maxBytes: 2 * GB, probes: ['throughput']});
    expect(made.dropped).toEqual([]);
    const limits = transfers(made).map(({maxBytes}) => maxBytes);
    expect(new Set(limits)).toEqual(new Set([Math.floor((2 * GB - 12 * PRELUDE.bytes) / 13)]));
    expect(new Set(transfers(made).map(({seconds}) => seconds))).toEqual(new Set([3]));
    expect(total(made) + made.repeatBytes).toBe(2 * GB);
    expect(made.repeatBytes).toBeGreaterThanOrEqual(limits[0] ?? Number.POSITIVE_INFINITY);
  });

  it('leaves out what would be too small for a rate, and says of each why', async () => {
    const made = plan({maxBytes: 25e6, probes: ['throughput']});
    const needed = 4e6 + PRELUDE.bytes;
    const fitting = Math.floor(25e6 / needed);
    expect(transfers(made)).toHaveLength(fitting);
    expect(made.dropped).toHaveLength(12 - fitting);
    expect(total(made)).toBeLessThanOrEqual(25e6);
    const results = (await runMeasurements(made, nobody)).map((one) => Schema.parse(one));
    expect(results).toHaveLength(12);
    expect(new Set(results.map(({source, destination}) => `${source} ${destination}`)).size).toBe(
      12,
    );
    const left = results.filter(({reason}) => reason?.id === 'measure/over-bytes');
    expect(left).toHaveLength(12 - fitting);
    expect(left.every(({state}) => state === 'unknown')).toBe(true);
    expect(left[0]?.reason?.params).toEqual({needed, allowed: 25e6});
  });

  it('counts a second program twice', () => {
    const once = plan({maxBytes: 2 * GB, probes: ['throughput']});
    const twice = plan({maxBytes: 2 * GB, probes: ['throughput'], crossCheck: true});
    expect(total(twice)).toBeLessThanOrEqual(2 * GB);
    const [a, b] = [transfers(once)[0]?.maxBytes ?? 0, transfers(twice)[0]?.maxBytes ?? 0];
    expect(a / b).toBeCloseTo(25 / 13, 2);
  });

  it('of nothing leaves no transfer', () => {
    const made = plan({maxBytes: 0});
    expect(transfers(made)).toEqual([]);
    expect(made.dropped).toHaveLength(12);
    expect(made.stages.map(({probe}) => probe)).toEqual(['echo', 'path-mtu', 'service']);
  });
});

describe('a time budget', () => {
  it('shortens transfers, then leaves rounds out with the reason', () => {
    const free = plan();
    const rounds = free.stages.find(({probe}) => probe === 'throughput')?.rounds.length ?? 0;
    const shorter = plan({maxDurationMs: 9_000 + 3_500 + rounds * 5_500});
    expect(transfers(shorter)).toHaveLength(12);
    expect(transfers(shorter).every(({seconds}) => seconds >= 1 && seconds < 3)).toBe(true);
    const made = plan({maxDurationMs: 19_000});
    expect(transfers(made).length).toBeLessThan(12);
    expect(transfers(made).length + made.dropped.length).toBe(12);
    expect(made.dropped[0]?.reason).toEqual({id: 'measure/over-duration', params: {seconds: 19}});
  });

  it('ends transfers that come too late, whatever the plan thought', async () => {
    const made = {...plan({probes: ['throughput']}), maxDurationMs: 0};
    const results = await runMeasurements(made, nobody);
    expect(results).toHaveLength(12);
    expect(results.every(({reason}) => reason?.id === 'measure/over-duration')).toBe(true);
  });
});

describe('an interrupted run', () => {
  it('has nothing left to do where every result is there, whatever the probe and its state', async () => {
    const results = await runMeasurements(plan(), nobody);
    expect(new Set(results.map(({probe}) => probe))).toEqual(
      new Set(['echo', 'path-mtu', 'service', 'throughput']),
    );
    expect(plan({done: results}).stages).toEqual([]);
    expect(total(plan({done: results}))).toBe(0);
  });

  it.each(['echo', 'path-mtu', 'service', 'throughput'] as const)(
    'measures of %s exactly what is missing',
    async (probe) => {
      const all = await runMeasurements(plan({probes: [probe]}), nobody);
      const key = (one: PathResult) =>
        `${one.layer} ${one.source} ${one.destination} ${'body' in one ? one.body : ''}`;
      const done = all.filter((_, i) => i % 3 !== 0);
      const rest = await runMeasurements(plan({probes: [probe], done}), nobody);
      expect([...done, ...rest].map(key).sort()).toEqual(all.map(key).sort());
    },
  );
});
