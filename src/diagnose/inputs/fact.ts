import type {z} from 'zod';
import {
  factPath,
  factSegments,
  type NodeFacts,
  observedLeaf,
  readFact,
  sourceOf,
} from '../../model/fact.ts';
import {leafOf} from '../../model/leaf-table.ts';
import {missing, type Observed} from '../../model/observed.ts';
import {rememberedByText} from '../../model/remembered.ts';
import type {Input} from '../define-rule.ts';
import {say} from './strings.ts';
import {nodeOf, ofDestination, ofSource} from './subject.ts';

/**
 * One fact of the node, read as `schema` says: `fact('net.default.mtuBytes', z.number())`.
 * Missing: the leaf’s own reason; `unparsed` when the value is of another kind; `timeout` when nothing
 * was collected from the node.
 */
export function fact<T>(path: string, schema: z.ZodType<T>): Input<T> {
  return {
    name: path,
    reads: [path],
    read: (view, subject) => observe(view.facts, nodeOf(subject).id, path, schema),
  };
}

/** `fact` of the source of a pair. */
export function sourceFact<T>(path: string, schema: z.ZodType<T>): Input<T> {
  return ofSource(fact(path, schema));
}

/** `fact` of the destination of a pair. */
export function destinationFact<T>(path: string, schema: z.ZodType<T>): Input<T> {
  return ofDestination(fact(path, schema));
}

/** Reads one leaf of one node from a reading; never throws. */
export function observe<T>(
  reading: ReadonlyMap<string, NodeFacts>,
  node: string,
  path: string,
  schema: z.ZodType<T>,
): Observed<T> {
  const facts = reading.get(node);
  if (facts === undefined) return nothingFrom(node);
  const kept = leafOf(facts, path);
  const leaf = kept === undefined ? fromAncestor(facts, path) : observedLeaf(facts, path, kept);
  if (!leaf.ok) return leaf;
  // Most schemas ask for the kind of value alone, and checking that is most of the work of a large fleet.
  const {value} = leaf;
  const isOrdinary = typeof value !== 'number' || Number.isFinite(value);
  if (isOrdinary && typeof value === plainKind(schema)) return leaf as Observed<T>;
  const parsed = schema.safeParse(value);
  if (parsed.success) return {ok: true, value: parsed.data, source: leaf.source};
  return missing('unparsed', say('wrong-kind', {fact: path, node}), leaf.source);
}

const KINDS = new WeakMap<z.ZodType, string>();

/** What `typeof` says of values of a schema that asks for nothing more; `-` for any other schema. */
function plainKind(schema: z.ZodType): string {
  let kind = KINDS.get(schema);
  if (kind === undefined) {
    const {type, checks} = schema.def as {type: string; checks?: readonly unknown[]};
    const isPlain = ['string', 'number', 'boolean'].includes(type) && (checks ?? []).length === 0;
    kind = isPlain && !('format' in schema.def) ? type : '-';
    KINDS.set(schema, kind);
  }
  return kind;
}

export function nothingFrom(node: string): Observed<never> {
  const source = {node, command: '-', section: '-', at: '-'};
  return missing('timeout', say('no-facts', {node}), source);
}

/** A family that could not be read at all says so once, at the root: `sysctl` denied covers `sysctl.*`. */
function fromAncestor(facts: NodeFacts, path: string): Observed<never> {
  for (const ancestor of ancestorsOf(path)) {
    const above = leafOf(facts, ancestor);
    if (above !== undefined && 'reason' in above) {
      return missing(above.reason, above.message, sourceOf(facts, above.section));
    }
  }
  return readFact(facts, path) as Observed<never>;
}

/** `a.b.c` gives `a.b` and `a`. */
const ancestorsOf = rememberedByText((path): readonly string[] => {
  const segments = factSegments(path);
  return segments.slice(1).map((_, i) => factPath(...segments.slice(0, -1 - i)));
});
