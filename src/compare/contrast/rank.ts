import type {ContrastCase, ContrastPattern, FactDifference} from '../../model/contrast.ts';
import type {AcceptedDifference} from '../../model/explanation.ts';
import type {Finding, Severity} from '../../model/finding.ts';
import {acceptanceOf} from '../drift/accepted.ts';
import {expertWeight, priorsOf} from '../drift/expert-prior.ts';
import {byText} from '../order.ts';
import {round} from '../round.ts';
import {fingerprint} from '../stats/hash.ts';
import type {Found, Told} from './found.ts';
import type {Rows} from './side.ts';

export type RankInput = {
  found: readonly Found[];
  a: Rows;
  b: Rows;
  /** True where nodes are compared with themselves. */
  paired: boolean;
  symptomTags: readonly string[];
  findings: readonly Finding[];
  accepted: readonly AcceptedDifference[];
  /** `YYYY-MM-DD`, for what was accepted until a day. */
  today: string;
};

/** Different readings of one fact that are told one by one. */
const MOST_CASES = 12;

/**
 * Differences, those that matter first. Score: log-odds of the expert prior (facts of the part the symptom speaks of
 * weigh more) + ln concentration + ln severity. Between two sides peers have no say: both are one against one.
 */
export function rankedFacts(input: RankInput): {
  facts: FactDifference[];
  patterns: ContrastPattern[];
} {
  const {found, symptomTags} = input;
  const priors = priorsOf(
    found.map(({weighs, tag}) =>
      Math.max(...weighs.map((fact) => expertWeight(fact, tag, symptomTags))),
    ),
  );
  const severity = severities(input.findings);
  const scored = found
    .map((one, i) => ({one, score: round(scoreOf(one, priors[i] ?? 0, severity))}))
    .sort((x, y) => y.score - x.score || byText(keyOf(x.one), keyOf(y.one)));
  const book = patternBook(input);
  const facts = scored.map(({one, score}) => differenceOf(one, score, input, book.add(one)));
  return {facts, patterns: book.patterns};
}

/** One set may stand for several differences. */
function keyOf({fact, weighs}: Found): string {
  return `${fact}\n${[...weighs].sort(byText).join('\n')}`;
}

const UNSAID = 0.5;
const SEVERITY: Readonly<Record<Severity, number>> = {
  critical: 1,
  high: 0.9,
  medium: 0.7,
  low: 0.5,
  info: 0.3,
};

/** How bad rules call a difference in a fact. */
function severities(findings: readonly Finding[]): Map<string, number> {
  const known = new Map<string, number>();
  for (const {facts = [], severity, verdict} of findings) {
    if (verdict !== 'cause' && verdict !== 'contributor') continue;
    for (const fact of facts) {
      known.set(fact, Math.max(SEVERITY[severity], known.get(fact) ?? 0));
    }
  }
  return known;
}

function scoreOf(
  {fact, weighs, concentration}: Found,
  prior: number,
  severity: ReadonlyMap<string, number>,
): number {
  // One difference alone would have prior 1 and infinite odds.
  const bounded = Math.min(0.5, prior);
  const told = [fact, ...weighs].flatMap((one) => severity.get(one) ?? []);
  const worst = told.length === 0 ? UNSAID : Math.max(...told);
  return Math.log(bounded / (1 - bounded)) + Math.log(concentration) + Math.log(worst);
}

function differenceOf(
  one: Found,
  score: number,
  {a, b, paired, accepted, today}: RankInput,
  pattern: number,
): FactDifference {
  const entry = (
    paired ? [one.a.flatMap(({rows}) => rows.map((row) => a.ids[row] ?? ''))] : [a.ids, b.ids]
  )
    .map((nodes) => acceptanceOf([one.fact], nodes, accepted, today))
    .find((found) => found !== null);
  return {
    fact: one.fact,
    tag: one.tag,
    a: casesOf(one.a),
    b: casesOf(one.b),
    others: {a: othersOf(one.a), b: othersOf(one.b)},
    unknown: one.unknown,
    unchanged: one.unchanged,
    clean: one.clean,
    score,
    pattern,
    accepted: entry === undefined ? null : {reason: entry.reason, until: entry.until},
  };
}

function casesOf(told: readonly Told[]): ContrastCase[] {
  return told.slice(0, MOST_CASES).map(({reading, rows}) => ({reading, nodes: rows.length}));
}

function othersOf(told: readonly Told[]): number {
  return told.slice(MOST_CASES).reduce((sum, {rows}) => sum + rows.length, 0);
}

/** Names nodes once for all facts that lie on the same ones. */
function patternBook({a, b}: Pick<RankInput, 'a' | 'b'>) {
  const patterns: ContrastPattern[] = [];
  const known = new Map<number, {codes: Int32Array; index: number}[]>();
  return {
    patterns,
    add(one: Found): number {
      const codes = new Int32Array(a.ids.length + b.ids.length).fill(-1);
      write(codes, one.a, 0);
      write(codes, one.b, a.ids.length);
      const key = fingerprint(codes);
      const bucket = known.get(key) ?? [];
      const there = bucket.find((each) => each.codes.every((code, i) => code === codes[i]));
      if (there !== undefined) return there.index;
      const index = patterns.push({a: namesOf(one.a, a), b: namesOf(one.b, b)}) - 1;
      known.set(key, [...bucket, {codes, index}]);
      return index;
    },
  };
}

function write(codes: Int32Array, told: readonly Told[], offset: number): void {
  told.slice(0, MOST_CASES).forEach(({rows}, index) => {
    for (const row of rows) codes[offset + row] = index;
  });
}

function namesOf(told: readonly Told[], {ids}: Rows): string[][] {
  return told.slice(0, MOST_CASES).map(({rows}) => rows.map((row) => ids[row] as string));
}
