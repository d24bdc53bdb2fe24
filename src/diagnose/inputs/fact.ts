import type {z} from 'zod';
import {
  type FactValue,
  factPath,
  factSegments,
  type NodeFacts,
  observedLeaf,
  readFact,
  sourceOf,
} from '../../model/fact.ts';
import {leafOf} from '../../model/leaf-table.ts';
import {missing, type Observed} from '../../model/observed.ts';
import {rememberedByText, rememberedOf} from '../../model/remembered.ts';
import type {Input} from '../define-rule.ts';
import {say} from './strings.ts';
import {nodeOf, ofDestination, ofSource} from './subject.ts';

/**
 * One fact of the node, read as `schema` says: `fact('net.default.mtuBytes', z.number())`.
 * Missing: the leaf’s own reason; `unparsed` when the value is of another kind; `timeout` when nothing
 * was collected from the node.
 */
export function fact<T>(path: string, schema: z.ZodType<T>): Input<T> {
  const read = readerOf(path, schema);
  return {
    name: path,
    reads: [path],
    read(view, subject) {
      const {id} = nodeOf(subject);
      return read(view.facts.get(id), id);
    },
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
  return observedIn(reading.get(node), node, path, schema, plainCheck(schema));
}

/** `observe` of one leaf on many nodes, in any reading: what the schema asks for is looked up once. */
export function readerOf<T>(
  path: string,
  schema: z.ZodType<T>,
): (facts: NodeFacts | undefined, node: string) => Observed<T> {
  const isPlain = plainCheck(schema);
  return (facts, node) => observedIn(facts, node, path, schema, isPlain);
}

function observedIn<T>(
  facts: NodeFacts | undefined,
  node: string,
  path: string,
  schema: z.ZodType<T>,
  isPlain: (value: FactValue) => boolean,
): Observed<T> {
  if (facts === undefined) return nothingFrom(node);
  const kept = leafOf(facts, path);
  const leaf = kept === undefined ? fromAncestor(facts, path) : observedLeaf(facts, path, kept);
  if (!leaf.ok) return leaf;
  if (isPlain(leaf.value)) return leaf as Observed<T>;
  const parsed = schema.safeParse(leaf.value);
  if (parsed.success) return {ok: true, value: parsed.data, source: leaf.source};
  return missing('unparsed', say('wrong-kind', {fact: path, node}), leaf.source);
}

/** A leaf that is a number, for who would only add it up; undefined where `observe` tells why there is none. */
export function numberAt(
  facts: NodeFacts | undefined,
  path: string,
): {value: number; section: string} | undefined {
  const leaf = facts === undefined ? undefined : leafOf(facts, path);
  if (leaf === undefined || !('value' in leaf)) return undefined;
  const isNumber = typeof leaf.value === 'number' && Number.isFinite(leaf.value);
  return isNumber ? (leaf as {value: number; section: string}) : undefined;
}

/**
 * What most schemas ask for, the kind of value or one of some words, told without running the schema: that is most of
 * the work of a large fleet. False where only the schema can tell.
 */
const plainCheck = rememberedOf((schema: z.ZodType): ((value: FactValue) => boolean) => {
  const {type, checks, format, element, entries} = schema.def as PlainParts;
  if ((checks ?? []).length > 0 || format !== undefined) return () => false;
  switch (type) {
    case 'string':
    case 'boolean':
      return (value) => typeof value === type;
    case 'number':
      return (value) => typeof value === 'number' && Number.isFinite(value);
    case 'enum': {
      const words = new Set(Object.values(entries ?? {}));
      return (value) => words.has(value);
    }
    case 'array': {
      const isPlain = element === undefined ? () => false : plainCheck(element);
      return (value) => Array.isArray(value) && value.every(isPlain);
    }
    default:
      return () => false;
  }
});

type PlainParts = {
  type: string;
  checks?: readonly unknown[];
  format?: string;
  element?: z.ZodType;
  entries?: Record<string, unknown>;
};

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
