import {factSegments, type NodeFacts} from '../model/fact.ts';
import {type LeafColumn, type LeafTable, leafNames, placeOf} from '../model/leaf-table.ts';
import {rememberedOf} from '../model/remembered.ts';
import {type Answer, type Checked, checkSubject, NONE} from './check-subject.ts';
import type {EvidenceView, Rule, Subject} from './define-rule.ts';
import {SOURCES} from './merge-evidence.ts';
import {subjectsOf} from './subjects.ts';

/** More facts than this seldom agree on two nodes. */
const MOST_COLUMNS = 64;
/** Not even looked through for those that count: a family with names of its own on every node. */
const MOST_CANDIDATES = 4096;

/**
 * Asks one rule about every subject of its scope. Nodes of a large fleet mostly read the same, and a rule is a pure
 * function of what it reads: where its inputs tell what that is (`reads`), the nodes that agree in it are asked until
 * as many have answered as evidence names sources. When those said the same, the others take the answer.
 */
export function* checkAll(rule: Rule, view: EvidenceView): Generator<Checked> {
  const classOf = alikeness(rule, view);
  const classes: Class[] = [];
  for (const subject of subjectsOf(view, rule.scope)) {
    const own = classOf === null ? null : classAt(classes, classOf(subject));
    if (own?.answer != null) {
      yield {subject, result: own.answer, claims: NONE, shown: NONE};
      continue;
    }
    const checked = checkSubject(rule, view, subject);
    yield checked;
    if (own === null) continue;
    own.asked.push(checked);
    if (own.asked.length === SOURCES && allSaidTheSame(own.asked)) own.answer = checked.result;
  }
}

/** Nodes that read alike: who was asked, and what they answered for the others. */
type Class = {asked: Checked[]; answer: Answer | null};

function classAt(classes: Class[], sign: number | null): Class | null {
  if (sign === null) return null;
  let own = classes[sign];
  if (own === undefined) {
    own = {asked: [], answer: null};
    classes[sign] = own;
  }
  return own;
}

/** Word for word; not where something is claimed or an answer names its node. */
function allSaidTheSame(asked: readonly Checked[]): boolean {
  const words = asked.map(({claims, shown, result: {outcome, missing, message}}) =>
    claims.length > 0 || outcome === 'error'
      ? null
      : JSON.stringify([outcome, missing, message, shown.map((piece) => piece.message)]),
  );
  return words[0] !== null && words.every((word) => word === words[0]);
}

/** A number that is equal for nodes that read alike; `null` where that cannot be told. */
function alikeness(rule: Rule, view: EvidenceView): ((subject: Subject) => number | null) | null {
  // A check that looks at its subject (its second parameter) is one of that subject alone.
  if (rule.scope !== 'node' || rule.check.length > 1) return null;
  const inputs = [...Object.values(rule.requires), ...Object.values(rule.optional ?? {})];
  const [first] = view.facts.values();
  const table = first === undefined ? undefined : placeOf(first)?.table;
  if (table === undefined || inputs.some(({reads}) => reads === undefined)) return null;
  const paths = inputs.flatMap(({reads = []}) => reads);
  const found = columnsRead(paths, table);
  const counters = columnsRead(
    inputs.flatMap(({readsPositive = []}) => readsPositive),
    table,
  );
  if (found === null || counters === null) return null;
  const columns = found.filter((column) => !counters.includes(column));
  if (columns.some(({code}) => code === undefined)) return null;
  const cohorts = cohortsByNode(view);
  // Which things of a kind a node has follows from the names of all its facts.
  const named = paths.some((path) => path.includes('*'));
  const number = numbering();
  return (subject) => {
    if (subject.kind !== 'node') return null;
    const {id} = subject.node;
    const facts = view.facts.get(id);
    const place = facts === undefined ? undefined : placeOf(facts);
    if (place === undefined || place.table !== table) return null;
    let sign = number(0, cohorts.get(id) ?? '');
    if (named) sign = number(sign, leafNames(facts as NodeFacts));
    for (const {code} of columns) sign = number(sign, code?.(place.row));
    for (const counter of counters) sign = number(sign, positivity(counter, place.row));
    return sign;
  };
}

/** Gives every way that led from a number by something the next free number, the same for the same way. */
function numbering(): (from: number, by: unknown) => number {
  const ways: Map<unknown, number>[] = [];
  let last = 0;
  return (from, by) => {
    ways[from] ??= new Map();
    let next = ways[from].get(by);
    if (next === undefined) {
      next = ++last;
      ways[from].set(by, next);
    }
    return next;
  };
}

function positivity({at, code}: LeafColumn, row: number): string {
  const leaf = at(row);
  if (leaf !== undefined && 'value' in leaf && typeof leaf.value === 'number') {
    return leaf.value > 0 ? '+' : '-';
  }
  return String(code?.(row));
}

/** The facts that not all nodes read alike, of those at, above and below the paths. */
function columnsRead(paths: readonly string[], table: LeafTable): LeafColumn[] | null {
  const families = varying(table);
  const wanted = new Set(paths.map(familyOf));
  const candidates = [...wanted].flatMap((family) => families.get(family) ?? []);
  if (candidates.length > MOST_CANDIDATES) return null;
  const patterns = paths.map(factSegments);
  const columns = candidates.filter(({fact}) => {
    const segments = factSegments(fact);
    return patterns.some((pattern) => isOnTheWay(pattern, segments));
  });
  return columns.length > MOST_COLUMNS ? null : columns;
}

/** At, above or below. */
function isOnTheWay(pattern: readonly string[], segments: readonly string[]): boolean {
  for (let i = 0; i < Math.min(pattern.length, segments.length); i++) {
    if (pattern[i] !== '*' && pattern[i] !== segments[i]) return false;
  }
  return true;
}

const varying = rememberedOf((table: LeafTable): ReadonlyMap<string, readonly LeafColumn[]> => {
  const columns = table.columns.filter(({common}) => common === null);
  return Map.groupBy(columns, ({fact}) => familyOf(fact));
});

function familyOf(path: string): string {
  return path.split(/[.[]/, 1)[0] ?? path;
}

/** Peers are those of the cohort, so nodes of different cohorts are never alike. */
const cohortsByNode = rememberedOf((view: EvidenceView): ReadonlyMap<string, string> => {
  const byNode = new Map<string, string>();
  for (const {id, nodes} of view.comparison.cohorts) {
    for (const node of nodes) byNode.set(node, `${byNode.get(node) ?? ''}${id}\n`);
  }
  return byNode;
});
