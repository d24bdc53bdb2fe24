import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import type {Node} from '../model/node.ts';
import type {PathResult} from '../model/path.ts';
import type {Reach} from '../reach/reach.ts';
import {measureStrings, planMeasurements, runMeasurements} from './index.ts';
import {factsOf, inventoryOf, measure, resultOf} from './testing/measure-all.ts';
import {createNet, type TestNet} from './testing/net.ts';

const background = {probes: ['echo', 'path-mtu'], layers: ['host']} as const;

describe('measuring a fleet', () => {
  let net: TestNet;
  beforeAll(async () => {
    net = await createNet({
      icmp: 'dropped',
      hosts: [
        {name: 'a', mtuBytes: 1500},
        {name: 'b', mtuBytes: 1500},
        {name: 'pod-a', mtuBytes: 1450},
        {name: 'pod-b', mtuBytes: 1450, legBytes: 1400},
      ],
    });
  });
  afterAll(() => net.close());
  const hosts = () => ({nodes: [net.node('a'), net.node('b')], reach: net.reach});

  /** A reach to which one node is down. */
  function without(down: string): {reach: Reach; calls: string[]} {
    const calls: string[] = [];
    const open: Reach['open'] = (node, script, options) => {
      calls.push(`${node.id} ${script.name}`);
      if (node.id !== down) return net.reach.open(node, script, options);
      const nothing = {stdout: Buffer.alloc(0), stderr: '', durationMs: 1};
      const message = {id: 'reach/unreachable'};
      const done = Promise.resolve({
        ...nothing,
        ran: false,
        failure: 'unreachable',
        message,
      } as const);
      return {write: () => {}, end: () => {}, done};
    };
    const run: Reach['run'] = (node, script, options) =>
      node.id === down ? open(node, script, options).done : net.reach.run(node, script, options);
    return {reach: {...net.reach, run, open}, calls};
  }

  it('costs a node that is down only its own paths, and asks it only once', async () => {
    const {reach, calls} = without('b');
    const results = await measure({nodes: hosts().nodes, reach}, background);
    expect(results).toHaveLength(4);
    expect(resultOf(results, 'path-mtu', 'a', 'b').state).toBe('ok');
    expect(resultOf(results, 'path-mtu', 'b', 'a')).toMatchObject({
      state: 'unknown',
      reason: {id: 'measure/not-reached', params: {node: 'b', detail: {id: 'reach/unreachable'}}},
    });
    expect(resultOf(results, 'echo', 'b', 'a').state).toBe('unknown');
    expect(calls.filter((call) => call.startsWith('b '))).toEqual(['b probe.py']);
  });

  it('says of a node without an address that no path to it is known', async () => {
    const {address: _, ...nameless} = net.node('b');
    const results = await measure({nodes: [net.node('a'), nameless], reach: net.reach}, background);
    for (const [source, destination] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      expect(resultOf(results, 'path-mtu', source, destination)).toMatchObject({
        state: 'unknown',
        reason: {id: 'measure/no-address', params: {node: 'b'}},
      });
    }
  });

  it('enters the network namespaces of pods', async () => {
    const holds = [net.hold('pod-a'), net.hold('pod-b')] as const;
    try {
      const pod = (node: string, name: string, pid: number) =>
        factsOf(node, {
          'net.default.mtuBytes': 1500,
          'cni.flannel.mtuBytes': 1450,
          'pod.ns-1.pid': pid,
          'pod.ns-1.address': net.node(name).address ?? '',
          'pod.ns-1.effectiveMtuBytes': 1450,
        });
      const facts = new Map([
        ['a', pod('a', 'pod-a', holds[0].pid)],
        ['b', pod('b', 'pod-b', holds[1].pid)],
      ]);
      const results = await measure(hosts(), {...background, layers: ['pod']}, facts);
      expect(resultOf(results, 'echo', 'a', 'b')).toMatchObject({layer: 'pod', state: 'ok'});
      const there = resultOf(results, 'path-mtu', 'a', 'b');
      expect(there).toMatchObject({
        layer: 'pod',
        state: 'black-hole',
        passBytes: 1400,
        localLimitBytes: 1450,
      });
      expect(there.evidence[0]?.command).toMatch(/^nsenter -t \d+ -n ping /);
    } finally {
      await Promise.all(holds.map(({stop}) => stop()));
    }
  });

  it('says so when a pod is gone', async () => {
    const gone = (node: string, name: string) =>
      factsOf(node, {
        'cni.flannel.mtuBytes': 1450,
        'pod.ns-1.pid': 4_194_303,
        'pod.ns-1.address': net.node(name).address ?? '',
      });
    const facts = new Map([
      ['a', gone('a', 'pod-a')],
      ['b', gone('b', 'pod-b')],
    ]);
    const results = await measure(hosts(), {...background, layers: ['pod']}, facts);
    expect(resultOf(results, 'echo', 'a', 'b')).toMatchObject({
      state: 'unknown',
      reason: {id: 'measure/no-namespace'},
    });
  });

  it('takes containers without a container network for no ends of paths', () => {
    const docker = (node: string) =>
      factsOf(node, {'pod.ns-1.pid': 100, 'pod.ns-1.address': '172.17.0.2'});
    const facts = new Map(['a', 'b'].map((id) => [id, docker(id)]));
    const plan = planMeasurements(inventoryOf(hosts().nodes), facts);
    expect(plan.stages.filter(({layer}) => layer === 'pod')).toEqual([]);
  });

  it('keeps what was measured when it is aborted, and does not measure that again', async () => {
    const abort = new AbortController();
    const inventory = inventoryOf(hosts().nodes);
    const first = await runMeasurements(
      planMeasurements(inventory, new Map(), background),
      net.reach,
      {
        signal: abort.signal,
        onProgress: (done) => {
          if (done === 2) abort.abort();
        },
      },
    );
    expect(first.map(({probe}) => probe)).toEqual(['echo', 'echo']);
    const rest = planMeasurements(inventory, new Map(), {...background, done: first});
    expect(rest.stages.map(({probe}) => probe)).toEqual(['path-mtu']);
    const second = await runMeasurements(rest, net.reach);
    expect(second.map(({probe, state}) => `${probe} ${state}`)).toEqual([
      'path-mtu ok',
      'path-mtu ok',
    ]);
  });

  it('ends quickly when aborted in the middle of a search', async () => {
    const abort = new AbortController();
    const plan = planMeasurements(inventoryOf(hosts().nodes), new Map(), {
      ...background,
      probes: ['path-mtu'],
    });
    const running = runMeasurements(plan, net.reach, {signal: abort.signal});
    setTimeout(() => abort.abort(), 200);
    // Searches that had come to their end may be there, none is called unknown.
    expect((await running).filter(({state}) => state === 'unknown')).toEqual([]);
  });

  it('hands out every result once and counts to the end', async () => {
    const handed: PathResult[] = [];
    const counts: string[] = [];
    const plan = planMeasurements(inventoryOf(hosts().nodes), new Map(), background);
    const results = await runMeasurements(plan, net.reach, {
      onResult: (result) => {
        handed.push(result);
      },
      onProgress: (done, total, {id}) => counts.push(`${done}/${total} ${id}`),
    });
    expect(handed).toEqual(results);
    expect(counts.at(0)).toBe('0/4 measure/progress-echo');
    expect(counts.at(-1)).toBe('4/4 measure/progress-path-mtu');
  });
});

describe('a plan', () => {
  const node = (id: string, region: string): Node => ({
    id,
    reach: {kind: 'local'},
    address: `10.0.0.${id.charCodeAt(0) - 96}`,
    labels: {region},
    origin: 'test',
  });
  const nodes = [
    node('a', 'bj'),
    node('b', 'bj'),
    node('c', 'hk'),
    node('d', 'hk'),
    node('e', 'sg'),
    node('f', 'sg'),
  ];
  type Test = {source: {node: Node}; destination: {node: Node}};
  const rounds = (options = {}) => {
    const plan = planMeasurements(inventoryOf(nodes), new Map(), options);
    const stage = plan.stages.find(({probe}) => probe === 'throughput');
    return (stage?.rounds ?? []) as Test[][];
  };

  it('runs background probes first, then services, bulk last', () => {
    const inventory = {
      ...inventoryOf(nodes),
      services: [{region: 'hk', url: 'http://10.0.0.9/', origin: 'test'}],
    };
    const plan = planMeasurements(inventory, new Map());
    expect(plan.stages.map(({probe}) => probe)).toEqual([
      'echo',
      'path-mtu',
      'service',
      'throughput',
    ]);
  });

  it('tests each two regions and each region itself, in both directions', () => {
    const tests = rounds()
      .flat()
      .map(
        ({source, destination}) => `${source.node.labels.region}-${destination.node.labels.region}`,
      )
      .sort();
    expect(tests).toEqual(
      [
        'bj-bj',
        'bj-bj',
        'bj-hk',
        'bj-sg',
        'hk-bj',
        'hk-hk',
        'hk-hk',
        'hk-sg',
        'sg-bj',
        'sg-hk',
        'sg-sg',
        'sg-sg',
      ].sort(),
    );
  });

  it('never has one node in two bandwidth tests at once', () => {
    for (const round of rounds()) {
      const busy = round.flatMap(({source, destination}) => [source.node.id, destination.node.id]);
      expect(new Set(busy).size).toBe(busy.length);
    }
  });

  it('leaves out bandwidth tests that have a result', () => {
    const [first] = rounds().flat();
    const done = [
      {
        probe: 'throughput',
        layer: 'host',
        source: first?.source.node.id,
        destination: first?.destination.node.id,
      },
    ] as unknown as PathResult[];
    expect(rounds({done}).flat()).toHaveLength(11);
  });

  it('samples above 64 nodes: the next ten of its region and at most one of every other', () => {
    const many = Array.from({length: 90}, (_, i) => ({
      ...node('a', `r${i % 3}`),
      id: `n${i}`,
      address: `10.0.1.${i + 1}`,
    }));
    const plan = planMeasurements(inventoryOf(many), new Map(), {probes: ['echo']});
    const fans = plan.stages.flatMap(({rounds}) => rounds.flat()) as {destinations: unknown[]}[];
    expect(fans).toHaveLength(90);
    for (const {destinations} of fans) {
      expect(destinations.length).toBeGreaterThanOrEqual(10);
      expect(destinations.length).toBeLessThanOrEqual(12);
    }
  });

  it('has nothing to measure for one node', () => {
    expect(planMeasurements(inventoryOf(nodes.slice(0, 1)), new Map()).stages).toEqual([]);
  });
});

describe('sentences', () => {
  it('exist in both languages', () => {
    for (const {strings} of measureStrings) {
      for (const text of Object.values(strings)) {
        expect(text.en).not.toBe('');
        expect(text['zh-CN']).toMatch(/\p{Script=Han}/u);
      }
    }
  });
});
