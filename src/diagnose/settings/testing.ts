import type {FactValue, PolicyTable} from '../../model/fact.ts';
import type {Rule} from '../define-rule.ts';
import {run} from '../mtu/testing.ts';
import {type NodeSketch, type Unread, viewOf} from '../testing.ts';
import {docsPolicies} from '../testing-policies.ts';

/** For tests only: the policies of docs/facts.md for the facts these rules read. */
export const settingPolicies: PolicyTable = [
  ...[
    'disk.root.*',
    'nic.**',
    'cpu.frequency.*',
    'cpu.smt',
    'cpu.numaNodes',
    'time.synchronised',
  ].map((pattern) => [pattern, {policy: 'identical', tag: 'os'}] as const),
  ...docsPolicies,
];

type Facts = Readonly<Record<string, FactValue | Unread | undefined>>;

const IDS = ['bj-1', 'bj-2', 'hk-1', 'hk-2', 'sg-1', 'sg-2'];

/** For tests only: six nodes in three regions with these facts; `changes` may take some away with `undefined`. */
export function fleetOf(
  rule: Rule,
  usual: Facts,
  changes: (id: string) => Facts = () => ({}),
  paths: Parameters<typeof viewOf>[0]['paths'] = [],
) {
  const nodes: Record<string, NodeSketch> = {};
  for (const id of IDS) {
    const facts: Record<string, FactValue | Unread> = {};
    for (const [path, value] of Object.entries({...usual, ...changes(id)})) {
      if (value !== undefined) facts[path] = value;
    }
    nodes[id] = {region: id.slice(0, 2), facts};
  }
  return run(rule, viewOf({nodes, paths, policies: settingPolicies}));
}

export const inHk = (facts: Facts) => (id: string) => (id.startsWith('hk') ? facts : {});

/** For tests only: one node read twice, ten seconds apart unless told otherwise. */
export function nodeOf(
  rule: Rule,
  facts: NodeSketch['facts'],
  after?: NodeSketch['after'],
  seconds = 10,
) {
  const node: NodeSketch = {
    region: 'hk',
    ...(facts === undefined ? {} : {facts}),
    ...(after === undefined ? {} : {after}),
  };
  const view = viewOf({nodes: {'hk-1': node}, policies: settingPolicies});
  const start = Date.parse(view.facts.get('hk-1')?.at ?? '');
  const factsAfter = new Map(
    [...view.factsAfter].map(([id, later]) => [
      id,
      {...later, at: new Date(start + seconds * 1000).toISOString()},
    ]),
  );
  return run(rule, {...view, factsAfter});
}
