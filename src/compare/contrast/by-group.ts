import type {ContrastReading} from '../../model/contrast.ts';
import {type FactValue, factSegments} from '../../model/fact.ts';
import type {Column} from '../columns.ts';
import {codedFacts} from '../drift/code-column.ts';
import type {CodedFact} from '../drift/coded-fact.ts';
import {normalise} from '../normalise.ts';
import {bucketed} from '../tolerance.ts';
import {comparedWherePresent} from '../where-present.ts';
import {type Found, inOrder, type Outcome, type Told} from './found.ts';
import {ABSENT, type JointFact, UNKNOWN} from './joint-facts.ts';

/** Readings that part the sides by less are a matter inside a side. */
const LEAST_SEPARATION = 0.25;
/** Numbers this close are no serial numbers; as coding takes it. */
const RESOLUTION = {relative: 0.02};

/** The nodes of one side against those of the other: what one reads and the other does not. */
export function groupOutcome(joint: JointFact, sizeOfA: number): Outcome {
  const {codes, fact} = joint;
  const [knownA, knownB] = [codes.subarray(0, sizeOfA), codes.subarray(sizeOfA)].map((own) =>
    countKnown(own, comparedWherePresent(fact)),
  );
  if (knownA === 0 || knownB === 0) return 'unknown';
  const coded = codedFacts(columnOf(joint), codes.length);
  if (coded.length === 0) return isEqual(joint) ? 'equal' : 'free';
  const found = coded.flatMap((one) => foundOf(one, joint, sizeOfA) ?? []);
  if (found.length === 0) return 'mixed';
  return coded[0]?.fact === fact ? found : merged(found, joint);
}

function countKnown(codes: Int32Array, wherePresent: boolean): number {
  let count = 0;
  for (const code of codes) if (code >= 0 || (code === ABSENT && !wherePresent)) count++;
  return count;
}

/** Of several values: numbers in one bucket are equal, anything else is each node’s own. */
function isEqual({values, policy}: JointFact): boolean {
  const numbers = values.filter((value) => typeof value === 'number');
  if (values.length < 2) return true;
  if (numbers.length < values.length) return false;
  const counted = numbers.map((value) => ({value, count: 1}));
  return new Set(bucketed(counted, policy.tolerance ?? RESOLUTION).values()).size === 1;
}

/** The shape in which drift codes facts. */
function columnOf({fact, policy, section, values, codes}: JointFact): Column {
  const column: Column = {
    fact,
    policy,
    section,
    base: null,
    others: new Map(),
    absent: new Set(),
    unknown: new Set(),
  };
  const normals = values.map((value) => normalise(value));
  const [first] = values;
  const [normal] = normals;
  if (first !== undefined && normal !== undefined) column.base = {raw: first, normal};
  codes.forEach((code, row) => {
    if (code === ABSENT) column.absent.add(row);
    else if (code === UNKNOWN) column.unknown.add(row);
    else if (code > 0) {
      const {key, value} = normals[code] as {key: string; value: FactValue};
      const there = column.others.get(key);
      if (there === undefined) column.others.set(key, {value, nodes: new Set([row])});
      else there.nodes.add(row);
    }
  });
  return column;
}

function foundOf(coded: CodedFact, {fact, policy}: JointFact, sizeOfA: number): Found | null {
  const a = toldOf(coded, coded.codes.subarray(0, sizeOfA));
  const b = toldOf(coded, coded.codes.subarray(sizeOfA));
  const [countA, countB] = [a, b].map((told) => told.reduce((sum, {rows}) => sum + rows.length, 0));
  if (!countA || !countB) return null;
  const concentration = separation(coded, sizeOfA, countA, countB);
  if (concentration < LEAST_SEPARATION) return null;
  return {
    fact,
    tag: policy.tag,
    weighs: [coded.fact],
    a,
    b,
    unknown: {a: sizeOfA - countA, b: coded.codes.length - sizeOfA - countB},
    unchanged: 0,
    clean: a.length === 1 && b.length === 1,
    concentration,
  };
}

function toldOf({readings}: CodedFact, codes: Int32Array): Told[] {
  const rows = readings.map((): number[] => []);
  codes.forEach((code, row) => {
    if (code >= 0) rows[code]?.push(row);
  });
  const told = rows.flatMap((own, code) => {
    const reading = readings[code];
    if (own.length === 0 || reading === undefined) return [];
    const shown: ContrastReading =
      reading.kind === 'value' ? {kind: 'value', value: reading.value} : {kind: 'absent'};
    return [{reading: shown, rows: own}];
  });
  return inOrder(told);
}

/** Half the sum of the differences of the shares: 1 when no reading is on both sides, 0 when they are mixed alike. */
function separation({readings, codes}: CodedFact, sizeOfA: number, a: number, b: number): number {
  const away = new Float64Array(readings.length);
  codes.forEach((code, row) => {
    if (code >= 0) away[code] = (away[code] as number) + (row < sizeOfA ? 1 / a : -1 / b);
  });
  return away.reduce((sum, one) => sum + Math.abs(one), 0) / 2;
}

/** Words of a set that lie on the same nodes become one difference. */
function merged(found: readonly Found[], {fact}: JointFact): Found[] {
  const alike = Map.groupBy(found, ({a, b}) =>
    JSON.stringify([a, b].map((told) => told.map(({rows}) => rows))),
  );
  return [...alike.values()].map((own) => {
    const [first] = own as [Found];
    return {
      ...first,
      fact,
      weighs: own.flatMap(({weighs}) => weighs),
      a: first.a.map(({rows}, i) => ({rows, reading: wordsOf(own, 'a', i)})),
      b: first.b.map(({rows}, i) => ({rows, reading: wordsOf(own, 'b', i)})),
    };
  });
}

function wordsOf(own: readonly Found[], side: 'a' | 'b', index: number): ContrastReading {
  const words = own.flatMap((one) => {
    const reading = one[side][index]?.reading;
    const word = factSegments(one.weighs[0] ?? '').at(-1);
    return word !== undefined && reading?.kind === 'value' && reading.value === true ? [word] : [];
  });
  return {kind: 'words', words};
}
