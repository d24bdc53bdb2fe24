import {z} from 'zod';
import {leafOf} from './leaf-table.ts';
import {Message} from './message.ts';
import {MISSING_REASONS, type Observed, type Source} from './observed.ts';

/** A leaf: text, number, truth, or a set of words (order without meaning). */
export const FactValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
export type FactValue = z.infer<typeof FactValue>;

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

/** One run of a section of the collector on a node. */
export const SectionRun = z.strictObject({
  /** What was run, as a person could type it. */
  command: z.string(),
  exit: z.int(),
  durationMs: z.number(),
  /** Bytes received; more than the cap means `truncated`. */
  bytes: z.int(),
  truncated: z.boolean(),
});
export type SectionRun = z.infer<typeof SectionRun>;

/** A leaf as kept: the value or why there is none, and the section it was read from. */
export const FactLeaf = z.union([
  z.strictObject({value: FactValue, section: z.string()}),
  z.strictObject({reason: z.enum(MISSING_REASONS), message: Message, section: z.string()}),
]);
export type FactLeaf = z.infer<typeof FactLeaf>;

/** All that was learned of one node in one reading. */
export const NodeFacts = z.strictObject({
  node: z.string(),
  /** ISO 8601, UTC. */
  at: z.string(),
  sections: z.record(z.string(), SectionRun),
  leaves: z.record(z.string(), FactLeaf),
  /** Rows a parser could not read and left out, with what was wrong, so nothing vanishes quietly. */
  dropped: z.array(z.strictObject({section: z.string(), row: z.string(), why: z.string()})),
});
export type NodeFacts = z.infer<typeof NodeFacts>;

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
export function factSegments(path: string): string[] {
  const segments: string[] = [];
  const part = /\.?([^.[\]]+)|\[("(?:[^"\\]|\\.)*")\]/gy;
  for (let match = part.exec(path); match !== null; match = part.exec(path)) {
    segments.push(match[2] === undefined ? (match[1] ?? '') : (JSON.parse(match[2]) as string));
  }
  return segments;
}

export function matchesPattern(pattern: string, path: string): boolean {
  const wanted = pattern.split('.');
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
  const command = facts.sections[section]?.command ?? section;
  return {node: facts.node, command, section, at: facts.at};
}

/** Reads one leaf; a path nobody reported is `absent`. */
export function readFact(facts: NodeFacts, path: string): Observed<FactValue> {
  const leaf = leafOf(facts, path);
  if (leaf === undefined) {
    const message = {id: 'model/fact-not-reported', params: {fact: path}};
    return {ok: false, reason: 'absent', message, source: sourceOf(facts, '-')};
  }
  const source = sourceOf(facts, leaf.section);
  if ('value' in leaf) return {ok: true, value: leaf.value, source};
  return {ok: false, reason: leaf.reason, message: leaf.message, source};
}
