import {describe, expect, test} from 'vitest';
import {
  bothWays,
  clamped,
  grown,
  hole,
  outcomeOf,
  ownLimit,
  pairsOf,
  podNode,
  run,
  said,
} from '../../mtu/testing.ts';
import {type NodeSketch, pathMtu, service, throughput, unread, viewOf} from '../../testing.ts';
import {podMtuExceedsUnderlay} from './index.ts';

const rule = podMtuExceedsUnderlay;
const small = {'net.default.mtuBytes': 1450, 'net.overlay.lowerMtuBytes': 1450};

type Nodes = Record<string, NodeSketch>;

function fleet(nodes: Nodes, ...paths: ReturnType<typeof bothWays>[]) {
  return viewOf({nodes, paths: paths.flat()});
}

describe('the incident: pods of 1450 over vxlan, one region with cards of 1450', () => {
  const ids = ['bj-1', 'bj-2', 'hk-1', 'hk-2', 'sg-1', 'sg-2'];
  const nodes = Object.fromEntries(
    ids.map((id) => [id, podNode(id.startsWith('hk') ? small : {}, undefined, id.slice(0, 2))]),
  );
  const paths = pairsOf(ids).flatMap(([from, to]) => {
    const touchesHk = from.startsWith('hk') || to.startsWith('hk');
    const own = from.startsWith('hk') ? ownLimit(1450) : touchesHk ? hole(1450) : {};
    const pod = touchesHk ? hole(1400) : {passBytes: 1450};
    return [
      pathMtu({from, to, ...own}),
      pathMtu({from, to, layer: 'pod', localLimitBytes: 1450, ...pod}),
    ];
  });
  const {findings, results} = run(rule, viewOf({nodes, paths}));

  test('is one critical cause with the exact size, told with its place', () => {
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      id: 'overlay-black-hole',
      verdict: 'cause',
      severity: 'critical',
      confidence: 0.95,
      title: {
        id: 'pod-mtu-exceeds-underlay/title-overlay-black-hole',
        params: {passBytes: 1400, where: {id: 'where/region-all', params: {region: 'hk'}}},
      },
    });
  });

  test('shows the sum and the measured underlay both ways', () => {
    expect(findings[0]?.evidenceFor[0]?.message.params).toEqual({
      podMtuBytes: 1450,
      kind: 'vxlan',
      overheadBytes: 50,
      outerBytes: 1500,
      underlay: '1450',
      ways: 'both',
    });
    expect(findings[0]?.evidenceFor[0]?.sources.map(({section}) => section)).toContain(
      'path/path-mtu',
    );
  });

  test('names the value to type into flannel, whose key counts the underlay', () => {
    const lower = findings[0]?.safe[0];
    expect(lower?.id).toBe('lower-pod-mtu');
    expect(lower?.message).toEqual({
      id: 'pod-mtu-exceeds-underlay/lower-pod-mtu-flannel',
      params: {podMtuBytes: 1400, underlayBytes: 1450, overheadBytes: 50, baseBytes: 1450},
    });
    expect(findings[0]?.safe.map(({id}) => id)).toEqual([
      'lower-pod-mtu',
      'mss-clamp',
      'allow-ptb-icmp',
      'pod-plpmtud',
    ]);
    expect(findings[0]?.danger.map(({id}) => id)).toEqual([
      'pod-1500-on-1500-vxlan',
      'nic-above-ceiling',
      'clear-df',
    ]);
  });

  test('pairs whose underlay carries 1500 pass', () => {
    expect(outcomeOf(results, 'bj-1:sg-1').outcome).toBe('pass');
    expect(outcomeOf(results, 'bj-1:bj-2').outcome).toBe('pass');
  });
});

describe('sub-verdicts', () => {
  const a = podNode(small);
  const host = bothWays('a', 'b', ownLimit(1450));
  const podPath = (given: object) => bothWays('a', 'b', {layer: 'pod', ...given});

  test('overlay-black-hole gathers what else was seen', () => {
    const [zero, after] = grown({'pod.ns-1.counter.TcpExt.TCPTimeouts': 214});
    const nodes = {
      a: podNode(
        {...small, ...zero, 'net.cachedPathMtu.b': 1450, 'net.overlay.outerDf': 'set'},
        after,
      ),
      b: podNode(),
    };
    const failed = {totalMs: 5000, error: 'timeout', status: null, firstByteMs: null};
    const large = service({from: 'a', to: 'service:hk', body: 'large'});
    const paths = [
      ...host,
      ...podPath(hole(1400)),
      throughput({from: 'a', to: 'b', layer: 'pod', state: 'dead', stalledMs: 3000}),
      service({from: 'a', to: 'service:hk'}),
      {...large, samples: large.samples.map((one) => ({...one, ...failed}))},
    ];
    const {findings} = run(rule, viewOf({nodes, paths}));
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual([
      'needed',
      'pods-lose',
      'learned',
      'outer-df-set',
      'timeouts',
      'bulk-stalls',
      'large-bodies-fail',
      'large-bodies-stall',
    ]);
    expect(findings[0]?.evidenceAgainst).toEqual([]);
  });

  test('overlay-black-hole: large answers that arrive late speak for it, and not against it', () => {
    const large = service({from: 'a', to: 'service:hk', body: 'large'});
    const late = {...large, samples: large.samples.map((one) => ({...one, totalMs: 6400}))};
    const paths = [...host, ...podPath(hole(1400)), service({from: 'a', to: 'service:hk'}), late];
    const {findings} = run(rule, viewOf({nodes: {a, b: podNode()}, paths}));
    expect(said(findings[0]?.evidenceFor ?? [])).toContain('large-bodies-stall');
    expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual([]);
  });

  test('overlay-black-hole between regions: a service asked within one region says nothing', () => {
    const nodes = {a: podNode(small, undefined, 'hk'), b: podNode({}, undefined, 'bj')};
    const paths = [
      ...host,
      ...podPath(hole(1400)),
      service({from: 'a', to: 'service:hk'}),
      service({from: 'a', to: 'service:hk', body: 'large'}),
    ];
    const {findings} = run(rule, viewOf({nodes, paths}));
    expect(findings[0]?.kind).toBe('overlay-black-hole');
    expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual([]);
  });

  test('overlay-black-hole: a clean transfer between the pods speaks against it', () => {
    const paths = [
      ...host,
      ...podPath(hole(1400)),
      throughput({from: 'a', to: 'b', layer: 'pod'}),
      service({from: 'a', to: 'service:hk'}),
      service({from: 'a', to: 'service:hk', body: 'large'}),
    ];
    const {findings} = run(rule, viewOf({nodes: {a, b: podNode()}, paths}));
    expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['bulk-clean', 'large-bodies-pass']);
  });

  test('overlay-black-hole is told with less weight where by the numbers there is room', () => {
    const jumbo = podNode({'net.default.mtuBytes': 9000, 'net.overlay.mtuBytes': 8950});
    const view = fleet(
      {a: jumbo, b: jumbo},
      bothWays('a', 'b', {passBytes: 9000}),
      podPath(hole(1380)),
    );
    const {findings} = run(rule, view);
    expect(findings[0]).toMatchObject({id: 'overlay-black-hole', confidence: 0.8});
    expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['room-enough']);
    expect(findings[0]?.safe[0]?.message.params).toMatchObject({podMtuBytes: 1380});
  });

  test('outer-fragmentation: full packets arrive and the nodes fragment', () => {
    const counters = {'net.counter.Ip.FragCreates': 429, 'net.counter.Ip.ReasmReqds': 428};
    const [zero, after] = grown(counters);
    const node = podNode({...small, ...zero}, after);
    const {findings} = run(rule, fleet({a: node, b: node}, host, podPath({passBytes: 1450})));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      id: 'outer-fragmentation',
      verdict: 'contributor',
      severity: 'medium',
      confidence: 0.95,
      title: {params: {outerBytes: 1500, underlay: '1450'}},
    });
  });

  test('outer-fragmentation with lost fragments is a cause, high', () => {
    const counters = {
      'net.counter.Ip.FragCreates': 429,
      'net.counter.Ip.ReasmReqds': 300,
      'net.counter.Ip.ReasmFails': 60,
    };
    const [zero, after] = grown(counters);
    const node = podNode({...small, ...zero}, after);
    const {findings} = run(rule, fleet({a: node, b: node}, host, podPath({passBytes: 1450})));
    expect(findings[0]).toMatchObject({verdict: 'cause', severity: 'high'});
    expect(said(findings[0]?.evidenceFor ?? [])).toContain('fragments-lost');
  });

  test('outer-fragmentation without a measurement between pods weighs less', () => {
    const [zero, after] = grown({'net.counter.Ip.FragCreates': 40});
    const node = podNode({...small, ...zero}, after);
    const {findings} = run(rule, fleet({a: node, b: node}, host));
    expect(findings[0]).toMatchObject({id: 'outer-fragmentation', confidence: 0.7});
    expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['pods-not-measured']);
  });

  test('self-healing: the pod gateway tells the size', () => {
    const pods = {'pod.effectiveMtuBytes': 1500};
    const nodes = {a: podNode(pods), b: podNode(pods)};
    const {findings} = run(rule, fleet(nodes, bothWays('a', 'b', {}), podPath(clamped(1450))));
    expect(findings[0]).toMatchObject({
      id: 'self-healing',
      verdict: 'contributor',
      severity: 'low',
      confidence: 0.9,
    });
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['needed', 'above-tunnel', 'pods-told']);
  });

  test('non-tcp-only: each node derived its own pod MTU', () => {
    const own = podNode({...small, 'pod.effectiveMtuBytes': 1400, 'net.overlay.mtuBytes': 1450});
    const {findings} = run(rule, fleet({a: own, b: podNode()}, host));
    expect(findings[0]).toMatchObject({
      id: 'non-tcp-only',
      verdict: 'note',
      severity: 'low',
      confidence: 0.7,
      title: {params: {capacity: '1400'}},
    });
  });

  test('too large and nothing measured between pods is unknown, not a black hole', () => {
    const {findings} = run(rule, fleet({a, b: podNode()}, host));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({id: 'pod-mtu-exceeds-underlay', verdict: 'unknown'});
  });
});

describe('the remedy', () => {
  test.each([
    [{'net.overlay.interface': 'vxlan.calico'}, 'lower-pod-mtu-calico', 1450],
    [{'net.overlay.interface': 'cilium_vxlan'}, 'lower-pod-mtu-cilium', 1450],
    [{'net.overlay.interface': 'vx0'}, 'lower-pod-mtu', 1450],
    [{'net.overlay.interface': 'vx0', 'cni.flannel.mtuBytes': 1450}, 'lower-pod-mtu-flannel', 1450],
  ])('%j', (facts, id, baseBytes) => {
    const node = podNode({...small, ...facts});
    const paths = [
      ...bothWays('a', 'b', ownLimit(1450)),
      ...bothWays('a', 'b', {layer: 'pod', ...hole(1400)}),
    ];
    const {findings} = run(rule, viewOf({nodes: {a: node, b: node}, paths}));
    const lower = findings[0]?.safe[0];
    expect(lower?.message.id).toBe(`pod-mtu-exceeds-underlay/${id}`);
    expect(lower?.message.params).toMatchObject({podMtuBytes: 1400, baseBytes});
  });

  test('is the smallest of the whole fleet, not of the pair', () => {
    const nodes = {a: podNode(small), b: podNode(), c: podNode(), d: podNode()};
    const paths = [
      ...bothWays('a', 'b', ownLimit(1450)),
      ...bothWays('a', 'b', {layer: 'pod', ...hole(1400)}),
      ...bothWays('c', 'd', clamped(1420)),
    ];
    const {findings} = run(rule, viewOf({nodes, paths}));
    const hit = findings.find(({kind}) => kind === 'overlay-black-hole');
    expect(hit?.safe[0]?.message.params).toMatchObject({podMtuBytes: 1370, underlayBytes: 1420});
  });
});

test('nodes without a tunnel do not lower the target', () => {
  const bare = {facts: {'net.default.mtuBytes': 1500}};
  const nodes = {a: podNode(small), b: podNode(), c: bare, d: podNode()};
  const paths = [
    ...bothWays('a', 'b', ownLimit(1450)),
    ...bothWays('a', 'b', {layer: 'pod', ...hole(1400)}),
    ...bothWays('c', 'd', clamped(1280)),
  ];
  const {findings} = run(rule, viewOf({nodes, paths}));
  expect(findings[0]?.safe[0]?.message.params).toMatchObject({podMtuBytes: 1400});
});

describe('look-alikes', () => {
  const silentAbove = (bytes: number) => bothWays('a', 'b', {layer: 'pod', ...hole(bytes)});

  test('consistent 1450 cards with pods of 1400 pass', () => {
    const node = podNode({...small, 'pod.effectiveMtuBytes': 1400, 'net.overlay.mtuBytes': 1400});
    const {findings, ruledOut} = run(
      rule,
      fleet(
        {a: node, b: node},
        bothWays('a', 'b', ownLimit(1450)),
        bothWays('a', 'b', {layer: 'pod', ...ownLimit(1400)}),
      ),
    );
    expect(findings).toEqual([]);
    expect(ruledOut).toHaveLength(1);
  });

  test('a path that is clamped alike both ways, with pods that fit, passes', () => {
    const node = podNode({'pod.effectiveMtuBytes': 1350});
    const view = fleet({a: node, b: node}, bothWays('a', 'b', clamped(1400)));
    expect(outcomeOf(run(rule, view).results, 'a:b').outcome).toBe('pass');
  });

  test('Cilium with eth0 of 1500 and a route MTU of 1450 passes', () => {
    const cilium = podNode({
      'net.overlay.interface': 'cilium_vxlan',
      'net.overlay.mtuBytes': 1500,
      'pod.ns-1.mtuBytes': 1500,
      'pod.ns-1.routeMtuBytes': 1450,
      'pod.effectiveMtuBytes': 1450,
    });
    const view = fleet({a: cilium, b: cilium}, bothWays('a', 'b', {}));
    expect(outcomeOf(run(rule, view).results, 'a:b').outcome).toBe('pass');
  });

  test('full packets that arrive with fragment counters unread are not called fragmented', () => {
    const paths = [
      ...bothWays('a', 'b', ownLimit(1450)),
      ...bothWays('a', 'b', {layer: 'pod', passBytes: 1450}),
    ];
    const view = viewOf({nodes: {a: podNode(small), b: podNode()}, paths});
    const {findings, results} = run(rule, view);
    expect(findings).toEqual([]);
    expect(outcomeOf(results, 'a:b')).toMatchObject({
      outcome: 'not-applicable',
      message: {id: 'pod-mtu-exceeds-underlay/uncounted'},
    });
  });

  test('direct routing: full packets arrive and nobody fragments', () => {
    const [zero, after] = grown({'net.counter.Ip.FragCreates': 0, 'net.counter.Ip.ReasmReqds': 0});
    const node = podNode({...small, ...zero}, after);
    const paths = [
      ...bothWays('a', 'b', ownLimit(1450)),
      ...bothWays('a', 'b', {layer: 'pod', passBytes: 1450}),
    ];
    const {findings, results} = run(rule, viewOf({nodes: {a: node, b: node}, paths}));
    expect(findings).toEqual([]);
    expect(outcomeOf(results, 'a:b').outcome).toBe('pass');
  });

  test('fragments of somebody else, while pods fit, are not this rule’s', () => {
    const [zero, after] = grown({'net.counter.Ip.FragCreates': 900});
    const node = podNode(zero, after);
    const {findings} = run(rule, fleet({a: node, b: node}, bothWays('a', 'b', {})));
    expect(findings).toEqual([]);
  });

  test('a lossy underlay says nothing about pods', () => {
    const lossy = {state: 'general-loss', passBytes: 1200, failBytes: 1500} as const;
    const view = fleet({a: podNode(), b: podNode()}, bothWays('a', 'b', lossy), silentAbove(1400));
    expect(outcomeOf(run(rule, view).results, 'a:b').outcome).toBe('not-applicable');
  });

  test('filtered echo leaves the underlay unknown, and the rule skips', () => {
    const silent = {state: 'unknown', passBytes: null, failBytes: null} as const;
    const view = fleet({a: podNode(), b: podNode()}, bothWays('a', 'b', silent), silentAbove(1400));
    expect(outcomeOf(run(rule, view).results, 'a:b')).toMatchObject({
      outcome: 'skipped',
      missing: ['path-mtu (host)'],
    });
  });

  test('nodes without a tunnel are not applicable', () => {
    const bare = {facts: {'net.default.mtuBytes': 1450}};
    const view = fleet({a: bare, b: podNode()}, bothWays('a', 'b', ownLimit(1450)));
    expect(outcomeOf(run(rule, view).results, 'a:b').outcome).toBe('not-applicable');
  });

  test('a search that stopped early around the needed size decides nothing', () => {
    const vague = {state: 'black-hole', passBytes: 1440, failBytes: 1510, exact: false} as const;
    const view = fleet({a: podNode(), b: podNode()}, bothWays('a', 'b', vague));
    expect(outcomeOf(run(rule, view).results, 'a:b')).toMatchObject({
      outcome: 'not-applicable',
      message: {params: {underlay: '1440–1509'}},
    });
  });

  test('pods that fit the cards only share the fate of a hole between the nodes', () => {
    const view = fleet(
      {a: podNode(), b: podNode()},
      bothWays('a', 'b', hole(1400)),
      silentAbove(1350),
    );
    const {findings} = run(rule, view);
    expect(findings[0]).toMatchObject({id: 'overlay-black-hole', verdict: 'contributor'});
    expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['nic-would-fit']);
  });
});

test('pods too large for the cards themselves stay a cause beside a hole between the nodes', () => {
  const pods = podNode({'pod.effectiveMtuBytes': 1500, 'net.overlay.mtuBytes': 1500});
  const view = fleet(
    {a: pods, b: pods},
    bothWays('a', 'b', hole(1400)),
    bothWays('a', 'b', {layer: 'pod', ...hole(1350)}),
  );
  const {findings} = run(rule, view);
  expect(findings[0]).toMatchObject({id: 'overlay-black-hole', verdict: 'cause'});
  expect(findings[0]?.evidenceAgainst).toEqual([]);
});

describe('missing inputs', () => {
  const paths = bothWays('a', 'b', ownLimit(1450));
  const cases: [string, NodeSketch, NodeSketch, string][] = [
    [
      'source tunnel',
      podNode({'net.overlay.kind': unread('denied')}),
      podNode(),
      'source net.overlay.overheadBytes',
    ],
    [
      'destination tunnel',
      podNode(),
      podNode({'net.overlay.overheadBytes': undefined}),
      'destination net.overlay.overheadBytes',
    ],
    [
      'source pods',
      podNode({'pod.effectiveMtuBytes': undefined}),
      podNode(),
      'source pod.effectiveMtuBytes',
    ],
    [
      'destination pods',
      podNode(),
      podNode({'pod.effectiveMtuBytes': unread('denied')}),
      'destination pod.effectiveMtuBytes',
    ],
  ];
  test.each(cases)('%s', (_, a, b, name) => {
    const result = outcomeOf(run(rule, viewOf({nodes: {a, b}, paths})).results, 'a:b');
    expect(result.outcome).toBe('skipped');
    expect(result.missing).toContain(name);
  });

  test('underlay', () => {
    const view = fleet({a: podNode(), b: podNode()}, bothWays('a', 'b', {layer: 'pod'}));
    expect(outcomeOf(run(rule, view).results, 'a:b')).toMatchObject({
      outcome: 'skipped',
      missing: ['path-mtu (host)'],
    });
  });

  test('the reverse direction alone does not skip, but nothing is then said to fit', () => {
    const view = viewOf({
      nodes: {a: podNode(), b: podNode()},
      paths: [pathMtu({from: 'a', to: 'b'})],
    });
    expect(outcomeOf(run(rule, view).results, 'a:b').outcome).toBe('not-applicable');
  });
});
