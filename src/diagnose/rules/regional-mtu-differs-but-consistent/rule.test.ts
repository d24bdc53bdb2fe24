import {describe, expect, test} from 'vitest';
import {clamped, hole, ownLimit, pairsOf, podNode, run, said} from '../../mtu/testing.ts';
import {type NodeSketch, pathMtu, throughput, unread, viewOf} from '../../testing.ts';
import {regionalMtuDiffersButConsistent} from './index.ts';

const ids = ['bj-1', 'bj-2', 'hk-1', 'hk-2', 'sg-1', 'sg-2'];
const isHk = (id: string) => id.startsWith('hk');
type Path = Parameters<typeof pathMtu>[0];

/** Six nodes, three regions, Hong Kong with cards of 1450; each path as consistent cards make it. */
function fleet(options: {
  node?: (id: string) => NodeSketch;
  path?: (from: string, to: string) => Partial<Path> | null;
  more?: NonNullable<Parameters<typeof viewOf>[0]['paths']>;
}) {
  const node =
    options.node ??
    ((id: string): NodeSketch => ({
      region: id.slice(0, 2),
      facts: {'net.default.mtuBytes': isHk(id) ? 1450 : 1500},
    }));
  const nodes = Object.fromEntries(ids.map((id) => [id, node(id)]));
  const paths = pairsOf(ids).flatMap(([from, to]) => {
    const given = options.path === undefined ? consistent(from, to) : options.path(from, to);
    return given === null ? [] : [pathMtu({from, to, ...given})];
  });
  const view = viewOf({nodes, paths: [...paths, ...(options.more ?? [])]});
  return run(regionalMtuDiffersButConsistent, view);
}

function consistent(from: string, to: string): Partial<Path> {
  if (isHk(from)) return ownLimit(1450);
  return isHk(to) ? hole(1450) : {};
}

describe('a provider’s ceiling of 1450 in one region', () => {
  const more = [throughput({from: 'bj-1', to: 'hk-1'})];
  const {findings} = fleet({more});

  test('is told once for the region, as a note, with nothing to do', () => {
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      id: 'regional-mtu-differs-but-consistent',
      verdict: 'note',
      severity: 'info',
      confidence: 0.95,
      scope: {kind: 'region', regions: ['hk']},
      title: {params: {mtuBytes: 1450, othersBytes: '1500'}},
      safe: [],
    });
    expect(findings[0]?.danger.map(({id}) => id)).toEqual([
      'nic-above-ceiling',
      'pod-1500-on-1500-vxlan',
    ]);
  });

  test('says which ping proves what', () => {
    expect(findings[0]?.why.params).toMatchObject({
      largerPayload: 1472,
      largerBytes: 1500,
      rightPayload: 1422,
      minor: 'yes',
    });
  });

  test('counts the paths that fit and the steady transfers', () => {
    expect(said(findings[0]?.evidenceFor ?? [])).toEqual(['fits', 'bulk-clean']);
    expect(findings[0]?.evidenceFor[0]?.message.params).toMatchObject({count: 16, measured: 16});
  });
});

test('routers that answer instead of silence make no difference', () => {
  const path = (from: string, to: string) => (isHk(from) || isHk(to) ? clamped(1450) : {});
  expect(fleet({path}).findings).toHaveLength(1);
});

test('pods that fit are mentioned', () => {
  const node = (id: string) =>
    podNode(
      {'net.default.mtuBytes': isHk(id) ? 1450 : 1500, 'pod.effectiveMtuBytes': 1400},
      undefined,
      id.slice(0, 2),
    );
  expect(said(fleet({node}).findings[0]?.evidenceFor ?? [])).toContain('pods-fit');
});

test('pods that each node sized by itself leave TCP consistent; UDP is named', () => {
  const node = (id: string) =>
    podNode(
      {
        'net.default.mtuBytes': isHk(id) ? 1450 : 1500,
        'pod.effectiveMtuBytes': isHk(id) ? 1400 : 1450,
      },
      undefined,
      id.slice(0, 2),
    );
  const {findings} = fleet({node});
  expect(findings).toHaveLength(1);
  expect(said(findings[0]?.evidenceAgainst ?? [])).toEqual(['udp-from-pods']);
});

test('one node of a region that differs is told as that node', () => {
  const node = (id: string): NodeSketch => ({
    region: id.slice(0, 2),
    facts: {'net.default.mtuBytes': id === 'hk-1' ? 1450 : 1500},
  });
  const path = (from: string, to: string) =>
    from === 'hk-1' ? ownLimit(1450) : to === 'hk-1' ? hole(1450) : {};
  expect(fleet({node, path}).findings[0]?.scope).toMatchObject({kind: 'node', nodes: ['hk-1']});
});

test('jumbo cards elsewhere are not called a three per cent matter', () => {
  const node = (id: string): NodeSketch => ({
    region: id.slice(0, 2),
    facts: {'net.default.mtuBytes': isHk(id) ? 1500 : 9001},
  });
  const path = (from: string, to: string) =>
    isHk(from) ? ownLimit(1500) : isHk(to) ? hole(1500) : {passBytes: 9001};
  expect(fleet({node, path}).findings[0]?.why.params).toMatchObject({
    rightPayload: 1472,
    minor: 'no',
  });
});

describe('stays silent', () => {
  test('where pod packets exceed the underlay: the incident itself', () => {
    const node = (id: string) =>
      podNode({'net.default.mtuBytes': isHk(id) ? 1450 : 1500}, undefined, id.slice(0, 2));
    const {findings, results} = fleet({node});
    expect(findings).toEqual([]);
    expect(results[0]).toMatchObject({
      outcome: 'not-applicable',
      message: {id: 'regional-mtu-differs-but-consistent/told-elsewhere'},
    });
  });

  test('where a path carries less than the smaller card', () => {
    const path = (from: string, to: string) =>
      from === 'bj-1' && to === 'hk-1' ? hole(1400) : consistent(from, to);
    expect(fleet({path}).findings).toEqual([]);
  });

  test('where no path between them was measured', () => {
    const path = (from: string, to: string) => (isHk(from) === isHk(to) ? {} : null);
    expect(fleet({path}).results[0]).toMatchObject({
      outcome: 'not-applicable',
      message: {id: 'regional-mtu-differs-but-consistent/not-measured'},
    });
  });

  test('where echo is filtered on all of them', () => {
    const path = () => ({state: 'unknown' as const, passBytes: null});
    expect(fleet({path}).results[0]?.outcome).toBe('not-applicable');
  });
});

test('equal cards are ruled out, also when nothing was measured', () => {
  const node = (id: string): NodeSketch => ({
    region: id.slice(0, 2),
    facts: {'net.default.mtuBytes': 1450},
  });
  const {findings, ruledOut} = fleet({node, path: () => null});
  expect(findings).toEqual([]);
  expect(ruledOut).toHaveLength(1);
});

test('a stalling transfer is named against it: size is not its reason', () => {
  const more = [throughput({from: 'bj-1', to: 'hk-1', state: 'stalled-mid'})];
  expect(said(fleet({more}).findings[0]?.evidenceAgainst ?? [])).toEqual(['bulk-stalls']);
});

test('paths without an answer are named beside those that fit', () => {
  const path = (from: string, to: string) =>
    from === 'bj-1' && to === 'hk-1'
      ? {state: 'general-loss' as const, passBytes: 1200, failBytes: 1500}
      : consistent(from, to);
  const {findings} = fleet({path});
  expect(findings[0]?.evidenceAgainst[0]?.message.params).toEqual({count: 1});
});

test('without any card’s MTU it skips, naming it', () => {
  const node = (id: string): NodeSketch => ({
    region: id.slice(0, 2),
    facts: {'net.default.mtuBytes': unread('denied')},
  });
  expect(fleet({node}).results[0]).toMatchObject({
    outcome: 'skipped',
    missing: ['net.default.mtuBytes'],
  });
});

test('one card known is not a comparison', () => {
  const node = (id: string): NodeSketch => ({
    region: id.slice(0, 2),
    facts: id === 'bj-1' ? {'net.default.mtuBytes': 1500} : {},
  });
  expect(fleet({node}).results[0]?.outcome).toBe('not-applicable');
});
