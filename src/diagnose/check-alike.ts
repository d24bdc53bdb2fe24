import {factSegments, type NodeFacts} from '../model/fact.ts';
import type {RuleResult} from '../model/finding.ts';
import {type LeafColumn, type LeafTable, leafNames, placeOf} from '../model/leaf-table.ts';
import {type Checked, checkSubject} from './check-subject.ts';
import type {EvidenceView, Rule, Subject} from './define-rule.ts';
import {SOURCES} from './merge-evidence.ts';
import {subjectId, subjectsOf} from './subjects.ts';

const NONE: never[] = [];
/** More facts than this seldom agree on two nodes. */
const MOST_COLUMNS = 64;
/** Not even looked through for those that count: a family with names of its own on every node. */
const MOST_CANDIDATES = 4096;

/**
 * Asks one rule about every subject of its scope. Nodes of a large fleet mostly read the same, and a rule is a pure
 * function of what it reads: where its inputs tell what that is (`reads`), the nodes that agree in it are asked until
 * as many have answered as evidence names sources. When those said the same, the others take the answer.
 */
export function checkAll(rule: Rule, view: EvidenceView): Checked[] {
  const subjects = subjectsOf(view, rule.scope);
  const signOf = alikeness(rule, view);
  if (signOf === null) return subjects.map((subject) => checkSubject(rule, view, subject));
  const classes = new Map<string, Class>();
  return subjects.map((subject) => {
    const sign = signOf(subject);
    if (sign === null) return checkSubject(rule, view, subject);
    let own = classes.get(sign);
    if (own === undefined) {
      own = {asked: [], answer: null};
      classes.set(sign, own);
    }
    if (own.answer !== null) {
      const result = {...own.answer, subject: subjectId(subject)};
      return {subject, claims: NONE, shown: NONE, result};
    }
    const checked = checkSubject(rule, view, subject);
    own.asked.push(checked);
    if (own.asked.length === SOURCES) own.answer = answerOf(own.asked);
    return checked;
  });
}

type Class = {asked: Checked[]; answer: RuleResult | null};

/** What all said, word for word; `null` where something is claimed or an answer names its node. */
function answerOf(asked: readonly Checked[]): RuleResult | null {
  const words = asked.map(({claims, shown, result: {outcome, missing, message}}) =>
    claims.length > 0 || outcome === 'error'
      ? null
      : JSON.stringify([outcome, missing, message, shown.map((piece) => piece.message)]),
  );
  const isSame = words[0] !== null && words.every((word) => word === words[0]);
  return isSame ? (asked[0]?.result ?? null) : null;
}

/** Equal for nodes that read alike; `null` where that cannot be told. */
function alikeness(rule: Rule, view: EvidenceView): ((subject: Subject) => string | null) | null {
  // A check that looks at its subject (its second parameter) is one of that subject alone.
  if (rule.scope !== 'node' || rule.check.length > 1) return null;
  const inputs = [...Object.values(rule.requires), ...Object.values(rule.optional ?? {})];
  const [first] = view.facts.values();
  const table = first === undefined ? undefined : placeOf(first)?.table;
  if (table === undefined || inputs.some(({reads}) => reads === undefined)) return null;
  const paths = inputs.flatMap(({reads = []}) => reads);
  const columns = columnsRead(paths, table);
  const counters = columnsRead(
    inputs.flatMap(({readsPositive = []}) => readsPositive),
    table,
  );
  if (columns === null || counters === null || columns.some(({code}) => code === undefined))
    return null;
  const cohorts = cohortsByNode(view);
  // Which things of a kind a node has follows from the names of all its facts.
  const named = paths.some((path) => path.includes('*'));
  const lists = new Map<readonly string[], number>();
  return (subject) => {
    if (subject.kind !== 'node') return null;
    const {id} = subject.node;
    const facts = view.facts.get(id);
    const place = facts === undefined ? undefined : placeOf(facts);
    if (place === undefined || place.table !== table) return null;
    let sign = cohorts.get(id) ?? '';
    if (named) {
      const names = leafNames(facts as NodeFacts);
      if (!lists.has(names)) lists.set(names, lists.size);
      sign += ` ${lists.get(names)}`;
    }
    for (const {code} of columns) sign += ` ${code?.(place.row)}`;
    for (const counter of counters) sign += ` ${positivity(counter, place.row)}`;
    return sign;
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

const VARYING = new WeakMap<LeafTable, Map<string, LeafColumn[]>>();

function varying(table: LeafTable): ReadonlyMap<string, readonly LeafColumn[]> {
  let families = VARYING.get(table);
  if (families === undefined) {
    const columns = table.columns.filter(({common}) => common === null);
    families = Map.groupBy(columns, ({fact}) => familyOf(fact));
    VARYING.set(table, families);
  }
  return families;
}

function familyOf(path: string): string {
  return path.split(/[.[]/, 1)[0] ?? path;
}

const COHORTS = new WeakMap<EvidenceView, Map<string, string>>();

/** Peers are those of the cohort, so nodes of different cohorts are never alike. */
function cohortsByNode(view: EvidenceView): ReadonlyMap<string, string> {
  let byNode = COHORTS.get(view);
  if (byNode === undefined) {
    byNode = new Map<string, string>();
    for (const {id, nodes} of view.comparison.cohorts) {
      for (const node of nodes) byNode.set(node, `${byNode.get(node) ?? ''}${id}\n`);
    }
    COHORTS.set(view, byNode);
  }
  return byNode;
}
