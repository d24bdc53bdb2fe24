import {compare} from '../compare/index.ts';
import {byText} from '../compare/order.ts';
import type {FactLeaf, FactValue, NodeFacts, PolicyTable} from '../model/fact.ts';
import type {Diagnosis, Finding, RuleResult} from '../model/finding.ts';
import type {FactExpectation, Node} from '../model/node.ts';
import type {MissingReason} from '../model/observed.ts';
import type {
  EchoResult,
  PathMtuResult,
  PathResult,
  ServiceResult,
  ThroughputResult,
} from '../model/path.ts';
import type {EvidenceView, Rule} from './define-rule.ts';
import {diagnose} from './engine.ts';
import {assertTold} from './testing-messages.ts';
import {docsPolicies} from './testing-policies.ts';

const AT = '2026-11-23T05:41:07.000Z';
const LATER = '2026-11-23T05:41:17.000Z';

/** A leaf that could not be read: `facts: {'cpu.flags': unread('denied')}`. */
export type Unread = {unread: MissingReason};
export function unread(reason: MissingReason): Unread {
  return {unread: reason};
}

export type NodeSketch = {
  region?: string;
  labels?: Readonly<Record<string, string>>;
  /** First reading. A fact left out was not reported, so it is `absent`. `null`: nothing came from the node. */
  facts?: Readonly<Record<string, FactValue | Unread>> | null;
  /** Second reading, ten seconds later; left out, there is none. */
  after?: Readonly<Record<string, FactValue | Unread>>;
};

/** For tests only: what rules see of a sketched fleet, compared as in a real run. */
export function viewOf(sketch: {
  nodes: Readonly<Record<string, NodeSketch>>;
  paths?: readonly PathResult[];
  /** The dictionary of docs/facts.md where left out. */
  policies?: PolicyTable;
  cohortBy?: string[];
  expectations?: (typeof FactExpectation)['_output'][];
}): EvidenceView {
  const nodes: Node[] = [];
  const facts = new Map<string, NodeFacts>();
  const factsAfter = new Map<string, NodeFacts>();
  for (const [id, given] of Object.entries(sketch.nodes)) {
    nodes.push(nodeOf(id, given));
    if (given.facts !== null) facts.set(id, factsOf(id, given.facts ?? {}, AT));
    if (given.after !== undefined) factsAfter.set(id, factsOf(id, given.after, LATER));
  }
  const paths = sketch.paths ?? [];
  const comparison = compare({
    inventory: {
      nodes,
      services: [],
      expectations: sketch.expectations ?? [],
      ...(sketch.cohortBy === undefined ? {} : {cohortBy: sketch.cohortBy}),
    },
    facts,
    factsAfter,
    paths,
    policies: sketch.policies ?? docsPolicies,
  });
  return {nodes, facts, factsAfter, paths, comparison};
}

/** What became of a rule on one subject. */
export type SubjectResult = Omit<RuleResult, 'subjects'> & {subject: string};

export function perSubject(results: readonly RuleResult[]): SubjectResult[] {
  const all = results.flatMap(({subjects, ...result}) =>
    subjects.map((subject) => ({...result, subject})),
  );
  return all.sort((a, b) => byText(a.subject, b.subject));
}

/**
 * Runs one rule; `findings` are that rule’s own (with `ruled-out`), without the engine’s remarks on gaps.
 * Throws when the rule says something for which it has no text, or leaves a gap of a text unfilled.
 */
export function check(
  rule: Rule,
  view: EvidenceView,
): {results: SubjectResult[]; findings: Finding[]} {
  const diagnosis: Diagnosis = diagnose(view, [rule]);
  assertTold(rule, diagnosis);
  return {
    results: perSubject(diagnosis.results),
    findings: diagnosis.findings.filter((finding) => finding.rule === rule.id),
  };
}

type Given<R extends PathResult> = Partial<Omit<R, 'source' | 'destination' | 'probe'>> & {
  from: string;
  to: string;
};

export function pathMtu({from, to, ...given}: Given<PathMtuResult>): PathMtuResult {
  const passBytes = given.passBytes === undefined ? 1500 : given.passBytes;
  return {
    probe: 'path-mtu',
    ...common(from, to, `ping -M do ${to}`, 'ping-do-ladder'),
    state: 'ok',
    passBytes,
    failBytes: passBytes === null ? null : passBytes + 1,
    exact: passBytes !== null,
    localLimitBytes: 1500,
    localLimitCached: false,
    reportedMtuBytes: null,
    reportedBy: null,
    packets: 29,
    controlSent: 3,
    controlReceived: 3,
    ...given,
  };
}

export function echo({from, to, ...given}: Given<EchoResult>): EchoResult {
  return {
    probe: 'echo',
    ...common(from, to, `ping ${to}`, 'ping'),
    state: 'ok',
    sent: 10,
    received: 10,
    rttMinMs: 1,
    rttMedianMs: 1.2,
    rttMaxMs: 2,
    ...given,
  };
}

export function throughput({from, to, ...given}: Given<ThroughputResult>): ThroughputResult {
  return {
    probe: 'throughput',
    ...common(from, to, `iperf3 -c ${to}`, 'iperf3'),
    state: 'steady',
    intervalMs: 1000,
    receivedBytes: [1e8, 1e8, 1e8],
    steadyBytesPerSecond: 1e8,
    averageBytesPerSecond: 1e8,
    stalledMs: 0,
    retransmits: 0,
    believedMtuBytes: 1500,
    toolVersions: {source: '3.12', destination: '3.12'},
    ...given,
  };
}

/** `totalMs`: one successful request per number, over a connection that took `connectMs`. */
export function service({
  from,
  to,
  totalMs = [20, 21, 22],
  connectMs = 0.1,
  ...given
}: Given<ServiceResult> & {totalMs?: readonly number[]; connectMs?: number}): ServiceResult {
  const samples = totalMs.map((total) => ({
    dnsMs: 0,
    connectMs,
    tlsMs: null,
    firstByteMs: total,
    totalMs: total,
    bytes: 512,
    status: 200,
    error: null,
  }));
  return {
    probe: 'service',
    ...common(from, to, `curl http://${to}/`, 'curl'),
    layer: 'service',
    state: 'ok',
    url: `http://${to}/`,
    body: 'small',
    samples,
    ...given,
  };
}

function common(source: string, destination: string, command: string, method: string) {
  return {
    source,
    destination,
    layer: 'host' as const,
    ipVersion: 4 as const,
    method,
    evidence: [{command, output: ''}],
    at: AT,
    durationMs: 1000,
  };
}

function nodeOf(id: string, {region, labels = {}}: NodeSketch): Node {
  return {
    id,
    reach: {kind: 'local'},
    address: id,
    labels: region === undefined ? {...labels} : {...labels, region},
    origin: 'sketch',
  };
}

function factsOf(node: string, given: NonNullable<NodeSketch['facts']>, at: string): NodeFacts {
  const leaves: Record<string, FactLeaf> = {};
  const section = 'sketch';
  for (const [path, value] of Object.entries(given)) {
    leaves[path] = isUnread(value)
      ? {reason: value.unread, message: {id: `model/${value.unread}`}, section}
      : {value, section};
  }
  const run = {command: 'sketch', exit: 0, durationMs: 1, bytes: 1, truncated: false};
  return {node, at, sections: {[section]: run}, leaves, dropped: []};
}

function isUnread(value: FactValue | Unread): value is Unread {
  return typeof value === 'object' && !Array.isArray(value);
}
