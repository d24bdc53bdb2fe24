import type {Finding} from '../../model/finding.ts';
import type {Message} from '../../model/message.ts';
import type {PathResult} from '../../model/path.ts';
import type {EvidenceView} from '../define-rule.ts';
import {type NodeSketch, service, throughput, viewOf} from '../testing.ts';

export const REGIONS = ['bj', 'gz', 'hk', 'sg', 'sh'];
export const NODES = REGIONS.flatMap((region) => [`${region}-1`, `${region}-2`]);

/** For tests only: a finding as the engine gives it, told by the name of its kind. */
export function finding(kind: string, given: Partial<Finding> = {}): Finding {
  return {
    id: kind,
    rule: kind,
    kind,
    verdict: 'cause',
    severity: 'high',
    confidence: 0.9,
    scope: {kind: 'region', regions: ['hk']},
    title: {id: `${kind}/title`},
    evidenceFor: [],
    evidenceAgainst: [],
    why: {id: `${kind}/why`},
    safe: [],
    danger: [],
    references: [],
    ...given,
  };
}

export function evidence(
  id: string,
  params: Message['params'] = {},
): Finding['evidenceFor'][number] {
  return {message: {id, params}, sources: []};
}

/** Ordered pairs that touch a region, or lie inside it. */
export function pairsAt(region: string): [string, string][] {
  const here = (node: string): boolean => node.startsWith(region);
  return NODES.flatMap((from) =>
    NODES.flatMap((to): [string, string][] =>
      from !== to && (here(from) || here(to)) ? [[from, to]] : [],
    ),
  );
}

export function blackHoleAt(region: string, given: Partial<Finding> = {}): Finding {
  const rule = 'pod-mtu-exceeds-underlay';
  return finding('overlay-black-hole', {
    rule,
    severity: 'critical',
    scope: {kind: 'pair', pairs: pairsAt(region), where: {id: 'where/all'}},
    evidenceFor: [
      evidence(`${rule}/needed`, {outerBytes: 1500}),
      evidence(`${rule}/timeouts`, {count: 4, node: 'hk-1'}),
    ],
    ...given,
  });
}

/** Two nodes in each of five regions; in the slow regions each large answer takes `slowMs` and bulk transfers between pods stand still. */
export function fleetWith(
  slow: readonly string[],
  {
    slowMs = 4000,
    smallMs = 10,
    more = [],
    facts = {},
  }: {
    slowMs?: number;
    smallMs?: number;
    more?: PathResult[];
    /** By node. */
    facts?: Readonly<Record<string, NodeSketch['facts']>>;
  } = {},
): EvidenceView {
  const answers = NODES.flatMap((node) => {
    const region = node.slice(0, 2);
    const largeMs = slow.includes(region) ? slowMs : 20;
    const small = slow.includes(region) ? smallMs : 10;
    const to = `service:${region}`;
    const times = (ms: number): number[] => [ms, ms + 1, ms + 2, ms + 3, ms + 4];
    const common = {from: node, to, connections: 'new'} as const;
    return [
      service({...common, body: 'small', totalMs: times(small)}),
      service({...common, body: 'large', totalMs: times(largeMs)}),
    ];
  });
  const bulk = REGIONS.map((region) =>
    throughput({
      from: `${region}-1`,
      to: `${region}-2`,
      layer: 'pod',
      ...(slow.includes(region) ? {state: 'stalled-start' as const, stalledMs: 3000} : {}),
    }),
  );
  const nodes = Object.fromEntries(
    NODES.map((node) => [node, {region: node.slice(0, 2), facts: facts[node] ?? {}}]),
  );
  return viewOf({nodes, paths: [...answers, ...bulk, ...more]});
}
