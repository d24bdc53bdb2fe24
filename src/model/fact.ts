import type {FactLeaf, FactValue, NodeFacts} from './fact-leaf.ts';
import {leafOf, sectionOf} from './leaf-table.ts';
import type {Observed, Source} from './observed.ts';
import {rememberedByText} from './remembered.ts';

export {FactLeaf, FactValue, NodeFacts, SectionRun} from './fact-leaf.ts';

export const UNITS = ['bytes', 'ms', 's', 'hertz', 'share', 'count', 'packets'] as const;

/**
 * What a difference in this fact means.
 * `identical`: ought to be equal in a cohort, so a difference is drift and a candidate cause.
 * `free`: names, addresses, serial numbers; differences mean nothing.
 * `symptom`: a consequence of what happens (load, steal, retransmits); never a candidate cause.
 */
export type FactPolicy = {
  policy: 'identical' | 'free' | 'symptom';
  unit?: (typeof UNITS)[number];
  /** Differences up to this are equal. `relative` is a share of the larger value. */
  tolerance?: {relative: number} | {absolute: number};
  /** Part of the machine it belongs to: weighs it against a symptom of the same part. */
  tag:
    | 'cpu'
    | 'memory'
    | 'disk'
    | 'network'
    | 'kernel'
    | 'virtualization'
    | 'limits'
    | 'containers'
    | 'os'
    | 'time';
};

/**
 * Policies by fact pattern, first match wins. `*` stands for one segment, `**` for all that follow:
 * `net.link.*.mtuBytes`, `sysctl.**`.
 */
export type PolicyTable = readonly (readonly [pattern: string, policy: FactPolicy])[];

const PLAIN = /^[A-Za-z0-9_:@-]+$/;

/**
 * Joins segments to a dotted path; a segment that is not a plain word (an interface called
 * `vxlan.calico`) is bracketed: `net.link["vxlan.calico"].mtuBytes`.
 */
export function factPath(...segments: readonly string[]): string {
  let path = '';
  for (const segment of segments) {
    if (PLAIN.test(segment)) path += path === '' ? segment : `.${segment}`;
    else path += `[${JSON.stringify(segment)}]`;
  }
  return path;
}

/** The inverse of `factPath`. */
export const factSegments = rememberedByText((path): readonly string[] => {
  const segments: string[] = [];
  const part = /\.?([^.[\]]+)|\[("(?:[^"\\]|\\.)*")\]/gy;
  for (let match = part.exec(path); match !== null; match = part.exec(path)) {
    segments.push(match[2] === undefined ? (match[1] ?? '') : (JSON.parse(match[2]) as string));
  }
  return segments;
});

export function matchesPattern(pattern: string, path: string): boolean {
  const wanted = factSegments(pattern);
  const given = factSegments(path);
  for (let i = 0; i < wanted.length; i++) {
    if (wanted[i] === '**') return true;
    if (i >= given.length) return false;
    if (wanted[i] !== '*' && wanted[i] !== given[i]) return false;
  }
  return wanted.length === given.length;
}

const UNKNOWN_POLICY: FactPolicy = {policy: 'free', tag: 'os'};

export function policyOf(table: PolicyTable, path: string): FactPolicy {
  for (const [pattern, policy] of table) if (matchesPattern(pattern, path)) return policy;
  return UNKNOWN_POLICY;
}

export function sourceOf(facts: NodeFacts, section: string): Source {
  const command = sectionOf(facts, section)?.command ?? section;
  return {node: facts.node, command, section, at: facts.at};
}

/** Reads one leaf; a path nobody reported is `absent`. */
export function readFact(facts: NodeFacts, path: string): Observed<FactValue> {
  return observedLeaf(facts, path, leafOf(facts, path));
}

/** `readFact` of who has looked the leaf up already. */
export function observedLeaf(
  facts: NodeFacts,
  path: string,
  leaf: FactLeaf | undefined,
): Observed<FactValue> {
  if (leaf === undefined) {
    const message = {id: 'model/fact-not-reported', params: {fact: path}};
    return {ok: false, reason: 'absent', message, source: sourceOf(facts, '-')};
  }
  const source = sourceOf(facts, leaf.section);
  if ('value' in leaf) return {ok: true, value: leaf.value, source};
  return {ok: false, reason: leaf.reason, message: leaf.message, source};
}
