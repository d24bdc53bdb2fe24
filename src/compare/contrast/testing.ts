import type {FactLeaf, NodeFacts, PolicyTable} from '../../model/fact.ts';
import type {Node} from '../../model/node.ts';
import type {PathResult} from '../../model/path.ts';
import type {ReportDocument} from '../../model/report.ts';
import {compare} from '../index.ts';
import type {Side} from './side.ts';

export type Value =
  | string
  | number
  | boolean
  | string[]
  | {reason: 'absent' | 'denied' | 'timeout'};
export type Fleet = Readonly<Record<string, Readonly<Record<string, Value>> | null>>;

export const POLICIES: PolicyTable = [
  ['load.**', {policy: 'symptom', tag: 'cpu'}],
  ['name.**', {policy: 'free', tag: 'os'}],
  ['memory.totalBytes', {policy: 'identical', tag: 'memory', tolerance: {relative: 0.01}}],
  ['net.**', {policy: 'identical', tag: 'network'}],
  ['**', {policy: 'identical', tag: 'os'}],
];

type More = {id?: string; startedAt?: string; paths?: PathResult[]; version?: string};

/** A run of nodes called `REGION-N`; `null`: a node that did not answer. */
export function runOf(fleet: Fleet, more: More = {}): ReportDocument {
  const {startedAt = '2026-11-16T05:00:00.000Z', id = 'run-1', paths = []} = more;
  const nodes = Object.keys(fleet).map(
    (node): Node => ({
      id: node,
      reach: {kind: 'local'},
      labels: {region: node.split('-')[0] ?? ''},
      origin: 'test',
    }),
  );
  const inventory: ReportDocument['run']['inventory'] = {nodes, services: [], expectations: []};
  const facts = Object.entries(fleet).flatMap(([node, values]) =>
    values === null ? [] : [factsOf(node, values)],
  );
  const input = {inventory, paths, policies: POLICIES, factsAfter: new Map()};
  return {
    schemaVersion: 1,
    run: {
      schemaVersion: 1,
      id,
      samespecVersion: more.version ?? '0.1.0',
      startedAt,
      endedAt: null,
      settings: {timeoutMs: 1, concurrency: 1, maxBytesPerNode: 1, sudo: false, measure: true},
      inventory,
      stages: {collect: 'done', measure: 'done'},
      outcomes: [],
      readings: [],
      collectorSha256: 'ab',
    },
    analysis: {today: startedAt.slice(0, 10), golden: null, accepted: []},
    facts,
    factsAfter: [],
    paths,
    comparison: compare({...input, facts: new Map(facts.map((one) => [one.node, one]))}),
    diagnosis: {findings: [], results: []},
    chains: [],
    attributions: [],
    explanations: [],
  };
}

function factsOf(node: string, values: Readonly<Record<string, Value>>): NodeFacts {
  const leaves = Object.entries(values).map(([fact, value]): [string, FactLeaf] => {
    if (typeof value === 'object' && 'reason' in value) {
      return [fact, {reason: value.reason, message: {id: 'x'}, section: 's'}];
    }
    return [fact, {value, section: 's'}];
  });
  return {
    node,
    at: '2026-11-16T05:00:01.000Z',
    sections: {s: {command: 's', exit: 0, durationMs: 1, bytes: 1, truncated: false}},
    leaves: Object.fromEntries(leaves),
    dropped: [],
  };
}

/** The nodes of a region, or a node by its id, or all. */
export function sideOf(document: ReportDocument, name?: string): Side {
  const ids = document.run.inventory.nodes.map(({id}) => id);
  const base = {document, policies: POLICIES};
  if (name === undefined) return {...base, name: document.run.id, kind: 'run', nodes: ids};
  if (ids.includes(name)) return {...base, name, kind: 'node', nodes: [name]};
  return {...base, name, kind: 'region', nodes: ids.filter((id) => id.startsWith(`${name}-`))};
}
