import type {FactPolicy, FactValue} from '../../model/fact.ts';
import {type Column, columnsOf, type Policies} from '../columns.ts';
import {byText} from '../order.ts';
import {wasAnswered} from '../was-answered.ts';
import type {Rows} from './side.ts';

/** Codes of nodes without a value. */
export const UNKNOWN = -1;
export const ABSENT = -2;

/** One fact over both sides, dictionary-coded: rows of `a` first, then those of `b`. */
export type JointFact = {
  fact: string;
  policy: FactPolicy;
  section: string;
  /** Distinct values; a code is an index into it. */
  values: readonly FactValue[];
  codes: Int32Array;
};

/** Facts of which every node that told anything told the same, and the others. */
export type JointFacts = {equal: number; open: JointFact[]};

/** The facts that ought to be equal, side by side. Those no node has a value of are left out. Sorted by name. */
export function jointFacts(a: Rows, b: Rows, policyFor: Policies): JointFacts {
  const left = columnsOf(a.facts, policyFor);
  const right = new Map(columnsOf(b.facts, policyFor).map((column) => [column.fact, column]));
  const joint: JointFacts = {equal: 0, open: []};
  for (const column of left) {
    const other = right.get(column.fact);
    right.delete(column.fact);
    if (other !== undefined && isSame(column, other)) joint.equal++;
    else put(joint, column, other, a, b);
  }
  for (const column of right.values()) put(joint, undefined, column, a, b);
  joint.open.sort((x, y) => byText(x.fact, y.fact));
  return joint;
}

/** The usual case, which costs nothing: one value, and the same, on both sides. */
function isSame(a: Column, b: Column): boolean {
  const plain = [a, b].every(({others, absent}) => others.size === 0 && absent.size === 0);
  return plain && a.base !== null && b.base !== null && a.base.normal.key === b.base.normal.key;
}

function put(
  {open}: JointFacts,
  a: Column | undefined,
  b: Column | undefined,
  rowsA: Rows,
  rowsB: Rows,
): void {
  const told = (a ?? b) as Column;
  if ((a?.base ?? null) === null && (b?.base ?? null) === null) return;
  const size = rowsA.ids.length;
  const codes = new Int32Array(size + rowsB.ids.length).fill(UNKNOWN);
  const values: FactValue[] = [];
  const known = new Map<string, number>();
  const codeOf = (key: string, value: FactValue): number => {
    const code = known.get(key) ?? values.push(value) - 1;
    known.set(key, code);
    return code;
  };
  code(codes.subarray(0, size), a, told, rowsA, codeOf);
  code(codes.subarray(size), b, told, rowsB, codeOf);
  open.push({fact: told.fact, policy: told.policy, section: told.section, values, codes});
}

function code(
  into: Int32Array,
  column: Column | undefined,
  {fact, section}: Column,
  {facts}: Rows,
  codeOf: (key: string, value: FactValue) => number,
): void {
  if (column === undefined) {
    facts.forEach((one, i) => {
      if (one !== undefined && wasAnswered(one, fact, section)) into[i] = ABSENT;
    });
    return;
  }
  const {base, others, absent, unknown} = column;
  if (base !== null) into.fill(codeOf(base.normal.key, base.normal.value));
  for (const [key, {value, nodes}] of others) {
    const own = codeOf(key, value);
    for (const i of nodes) into[i] = own;
  }
  for (const i of absent) into[i] = ABSENT;
  for (const i of unknown) into[i] = UNKNOWN;
}
