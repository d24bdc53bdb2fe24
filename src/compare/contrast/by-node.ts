import type {ContrastReading} from '../../model/contrast.ts';
import {type FactPolicy, type FactValue, factPath, factSegments} from '../../model/fact.ts';
import {bucketed} from '../tolerance.ts';
import {comparedWherePresent} from '../where-present.ts';
import {inOrder, type Outcome} from './found.ts';
import {ABSENT, type JointFact, UNKNOWN} from './joint-facts.ts';

/** Words of one set that are told. */
const MOST_WORDS = 256;

type Change = {a: ContrastReading; b: ContrastReading; rows: number[]};

/** Every node against itself: row `i` of `a` is row `i` of `b`. */
export function nodeOutcome(joint: JointFact, size: number): Outcome {
  const {codes, values, policy, fact} = joint;
  const unknown = {a: 0, b: 0};
  const changes = new Map<number, number[]>();
  const alike = equality(values, policy);
  const wherePresent = comparedWherePresent(fact);
  let unchanged = 0;
  for (let row = 0; row < size; row++) {
    const before = codes[row] as number;
    const after = codes[size + row] as number;
    if (before === UNKNOWN || after === UNKNOWN) {
      if (before === UNKNOWN) unknown.a++;
      if (after === UNKNOWN) unknown.b++;
    } else if (before === after || alike(before, after)) unchanged++;
    // Such things come and go by nature.
    else if (!wherePresent || (before !== ABSENT && after !== ABSENT)) {
      const key = (before + 2) * (values.length + 2) + after + 2;
      const rows = changes.get(key);
      if (rows === undefined) changes.set(key, [row]);
      else rows.push(row);
    }
  }
  if (changes.size === 0) return unchanged > 0 ? 'equal' : 'unknown';
  const told = [...changes].map(([key, rows]): Change => {
    const before = Math.floor(key / (values.length + 2)) - 2;
    const after = (key % (values.length + 2)) - 2;
    return {...readings(values[before], values[after]), rows};
  });
  const changed = told.reduce((sum, {rows}) => sum + rows.length, 0);
  const most = Math.max(...told.map(({rows}) => rows.length));
  return [
    {
      fact,
      tag: policy.tag,
      weighs: weighedLike(fact, told),
      a: inOrder(told.map(({a, rows}) => ({reading: a, rows}))),
      b: inOrder(told.map(({b, rows}) => ({reading: b, rows}))),
      unknown,
      unchanged,
      clean: told.length === 1,
      concentration: most / changed,
    },
  ];
}

/** Numbers within the tolerance are equal; each two values are looked at once. */
function equality(values: readonly FactValue[], {tolerance}: FactPolicy) {
  const seen = new Map<number, boolean>();
  return (x: number, y: number): boolean => {
    const [a, b] = [values[x], values[y]];
    if (tolerance === undefined || typeof a !== 'number' || typeof b !== 'number') return false;
    const key = Math.min(x, y) * values.length + Math.max(x, y);
    let same = seen.get(key);
    if (same === undefined) {
      const counted = [a, b].map((value) => ({value, count: 1}));
      same = new Set(bucketed(counted, tolerance).values()).size === 1;
      seen.set(key, same);
    }
    return same;
  };
}

/** `undefined`: absent. Of two sets only the words that one of them has. */
function readings(
  before: FactValue | undefined,
  after: FactValue | undefined,
): {a: ContrastReading; b: ContrastReading} {
  if (Array.isArray(before) && Array.isArray(after)) {
    return {
      a: {kind: 'words', words: less(before, after)},
      b: {kind: 'words', words: less(after, before)},
    };
  }
  return {a: plain(before), b: plain(after)};
}

function less(words: readonly string[], without: readonly string[]): string[] {
  const there = new Set(without);
  return words.filter((word) => !there.has(word)).slice(0, MOST_WORDS);
}

function plain(value: FactValue | undefined): ContrastReading {
  return value === undefined ? {kind: 'absent'} : {kind: 'value', value};
}

function weighedLike(fact: string, told: readonly Change[]): string[] {
  const words = told.flatMap(({a, b}) =>
    [a, b].flatMap((reading) => (reading.kind === 'words' ? reading.words : [])),
  );
  if (words.length === 0) return [fact];
  const segments = factSegments(fact);
  return [...new Set(words)].map((word) => factPath(...segments, word));
}
