import type {FactValue} from '../../model/fact.ts';
import type {PathMtuResult, PathResult} from '../../model/path.ts';
import type {EvidenceView, Rule} from '../define-rule.ts';
import {check, type NodeSketch, pathMtu, type SubjectResult, type Unread} from '../testing.ts';

type Facts = Readonly<Record<string, FactValue | Unread | undefined>>;

/** For tests only: a node with a card of 1500 and pods of 1450 over vxlan; `undefined` takes a fact away. */
export function podNode(
  changes: Facts = {},
  after?: NodeSketch['after'],
  region?: string,
): NodeSketch {
  const all: Facts = {
    'net.default.mtuBytes': 1500,
    'net.overlay.kind': 'vxlan',
    'net.overlay.interface': 'flannel.1',
    'net.overlay.mtuBytes': 1450,
    'net.overlay.overheadBytes': 50,
    'net.overlay.outerDf': 'unset',
    'net.overlay.lowerMtuBytes': 1500,
    'pod.effectiveMtuBytes': 1450,
    ...changes,
  };
  const facts: Record<string, FactValue | Unread> = {};
  for (const [path, value] of Object.entries(all)) if (value !== undefined) facts[path] = value;
  return {
    facts,
    ...(after === undefined ? {} : {after}),
    ...(region === undefined ? {} : {region}),
  };
}

/** Counters that are zero in the first reading and these in the second, as arguments of `podNode`. */
export function grown(counters: Readonly<Record<string, number>>): [Facts, NodeSketch['after']] {
  const zero = Object.fromEntries(Object.keys(counters).map((path) => [path, 0]));
  return [zero, {...counters}];
}

/** Both directions between two nodes, alike. */
export function bothWays(
  a: string,
  b: string,
  given: Partial<Omit<PathMtuResult, 'source' | 'destination' | 'probe'>>,
): PathResult[] {
  return [pathMtu({from: a, to: b, ...given}), pathMtu({from: b, to: a, ...given})];
}

/** All ordered pairs of these nodes. */
export function pairsOf(nodes: readonly string[]): [string, string][] {
  return nodes.flatMap((a) => nodes.filter((b) => b !== a).map((b): [string, string] => [a, b]));
}

/** A path that swallows everything above this size. */
export function hole(passBytes: number) {
  return {state: 'black-hole', passBytes, failBytes: passBytes + 1} as const;
}

/** A path on which a router says the size. */
export function clamped(passBytes: number) {
  return {
    state: 'icmp-clamped',
    passBytes,
    failBytes: passBytes + 1,
    reportedMtuBytes: passBytes,
    reportedBy: '10.0.0.1',
  } as const;
}

/** The sender's own card allows no more. */
export function ownLimit(passBytes: number) {
  return {
    state: 'local-emsgsize',
    passBytes,
    failBytes: passBytes + 1,
    localLimitBytes: passBytes,
  } as const;
}

/** Claims of the rule, apart from what it rules out, and its results. */
export function run(rule: Rule, view: EvidenceView) {
  const {results, findings} = check(rule, view);
  return {
    results,
    findings: findings.filter(({verdict}) => verdict !== 'ruled-out'),
    ruledOut: findings.filter(({verdict}) => verdict === 'ruled-out'),
  };
}

/** The outcome for one subject, with what was missing. */
export function outcomeOf(results: readonly SubjectResult[], subject: string) {
  const result = results.find((one) => one.subject === subject);
  if (result === undefined) throw new Error(`no result for ${subject}`);
  return result;
}

/** Ids of the messages of a list of evidence, without the rule's prefix. */
export function said(evidence: readonly {message: {id: string}}[]): string[] {
  return evidence.map(({message}) => message.id.split('/')[1] ?? '');
}
