import type {FactReading} from '../../model/explanation.ts';
import {type FactValue, factPath, factSegments} from '../../model/fact.ts';
import type {Column} from '../columns.ts';
import {byText} from '../order.ts';
import {bucketed} from '../tolerance.ts';
import {comparedWherePresent} from '../where-present.ts';
import {type CodedFact, UNKNOWN} from './coded-fact.ts';
import {type Groups, keyOf, regrouped} from './groups.ts';
import {spreadReadings} from './spread-numbers.ts';

/** More words than this in a set that differs are not told one by one: no node’s output may fill the memory. */
const MOST_WORDS = 256;

/**
 * The coded facts of one column: none when all nodes agree or when every node has its own value; one as a rule; of
 * a set, one truth per word that not all nodes have.
 */
export function codedFacts(column: Column, size: number): CodedFact[] {
  if (column.others.size === 0 && column.absent.size === 0) return [];
  const groups = groupsOf(column, size);
  if (groups.length < 2 || isInstanceUnique(groups)) return [];
  if (groups.every(({reading}) => isSet(reading))) return byWord(column, groups, size);
  return [coded(column.fact, column, groups, size)];
}

/**
 * Serial numbers that nobody declared: a value for every node or nearly so. Of few nodes only “all different” is
 * a sign, as three nodes with two values are more than half already.
 */
function isInstanceUnique(groups: Groups): boolean {
  const told = groups.reduce((sum, {nodes}) => sum + nodes.length, 0);
  if (told < 3) return false;
  return told < 8 ? groups.length === told : groups.length / told > 0.5;
}

function groupsOf(column: Column, size: number): Groups {
  const {base, others, absent, policy} = column;
  const groups: Groups = [];
  if (base !== null) {
    groups.push({
      reading: {kind: 'value', value: base.normal.value},
      nodes: baseNodes(column, size),
    });
  }
  for (const {value, nodes} of others.values()) {
    groups.push({reading: {kind: 'value', value}, nodes: [...nodes]});
  }
  const merged = spreadReadings(
    policy.tolerance === undefined ? groups : withinTolerance(groups, policy.tolerance),
  );
  if (absent.size > 0 && !comparedWherePresent(column.fact)) {
    merged.push({reading: {kind: 'missing', reason: 'absent'}, nodes: [...absent]});
  }
  return merged.filter(({nodes}) => nodes.length > 0);
}

function baseNodes({others, absent, unknown}: Column, size: number): number[] {
  const elsewhere = new Uint8Array(size);
  for (const index of absent) elsewhere[index] = 1;
  for (const index of unknown) elsewhere[index] = 1;
  for (const {nodes} of others.values()) for (const index of nodes) elsewhere[index] = 1;
  const nodes: number[] = [];
  for (let index = 0; index < size; index++) if (elsewhere[index] === 0) nodes.push(index);
  return nodes;
}

function withinTolerance(
  groups: Groups,
  tolerance: NonNullable<Column['policy']['tolerance']>,
): Groups {
  const numbers = groups.flatMap(({reading, nodes}) =>
    typeof plainValue(reading) === 'number'
      ? [{value: plainValue(reading) as number, count: nodes.length}]
      : [],
  );
  const speakers = bucketed(numbers, tolerance);
  return regrouped(groups, (value) =>
    typeof value === 'number' ? (speakers.get(value) ?? value) : value,
  );
}

function byWord(column: Column, groups: Groups, size: number): CodedFact[] {
  const carriers = new Map<string, number[]>();
  let told = 0;
  for (const {reading, nodes} of groups) {
    told += nodes.length;
    for (const word of plainValue(reading) as readonly string[]) {
      const there = carriers.get(word);
      if (there === undefined) carriers.set(word, [...nodes]);
      else there.push(...nodes);
    }
  }
  const all = groups.flatMap(({nodes}) => nodes);
  return [...carriers]
    .filter(([, nodes]) => nodes.length < told)
    .sort(([a], [b]) => byText(a, b))
    .slice(0, MOST_WORDS)
    .map(([word, nodes]) => {
      const having = new Set(nodes);
      const split: Groups = [
        {reading: {kind: 'value', value: true}, nodes},
        {reading: {kind: 'value', value: false}, nodes: all.filter((node) => !having.has(node))},
      ];
      return coded(factPath(...factSegments(column.fact), word), column, split, size);
    });
}

function coded(fact: string, {policy}: Column, groups: Groups, size: number): CodedFact {
  const sorted = [...groups].sort(
    (a, b) => b.nodes.length - a.nodes.length || byText(keyOf(a.reading), keyOf(b.reading)),
  );
  const codes = new Int32Array(size).fill(UNKNOWN);
  sorted.forEach(({nodes}, code) => {
    for (const node of nodes) codes[node] = code;
  });
  return {
    fact,
    policy: policy.policy,
    tag: policy.tag,
    readings: sorted.map(({reading}) => reading),
    codes,
  };
}

function plainValue(reading: FactReading): FactValue | undefined {
  return reading.kind === 'value' ? reading.value : undefined;
}

function isSet(reading: FactReading): boolean {
  return Array.isArray(plainValue(reading));
}
