import type {Candidate} from '../../model/explanation.ts';
import type {FactTable} from '../drift/fact-table.ts';
import {keyOf} from '../drift/groups.ts';
import {byText} from '../order.ts';
import {round} from '../round.ts';
import {countBits, difference, hasBit, indexesOf, intersection, union} from '../stats/bitset.ts';
import {vanElterenP} from '../stats/van-elteren.ts';
import {withinRegionShift} from '../stats/within-region-shift.ts';
import type {Layout} from './layout.ts';
import type {Labels} from './tally.ts';
import {candidateMessage, factsOf, phraseOf, together} from './tell.ts';
import type {Weighed} from './weigh.ts';

/** A class may hold thousands of facts; more than this are only counted. */
const MOST_FACTS = 500;

export type Scene = {
  table: FactTable;
  layout: Layout;
  labels: Labels;
  tags: readonly string[];
  /** The metric per node, worse is larger; absent where not measured. */
  worse: Float64Array | null;
};

/** Writes one weighed split down for reading. */
export function candidateOf(one: Weighed, verdict: Candidate['verdict'], scene: Scene): Candidate {
  const {table, layout, labels, tags} = scene;
  const facts = one.parts.map((part) => factsOf(part, tags));
  const claims = one.parts.flatMap((part) => part.rules);
  claims.sort((x, y) => y.prior - x.prior || byText(x.rule, y.rule));
  const rules = [...new Set(claims.map(({rule}) => rule))];
  const considered = union(labels.slow, labels.ok);
  const having = intersection(one.with, considered);
  const {total, risk, inRegion} = one.tally;
  const {shift, shiftP} = shiftOf(one, scene);
  const phrase = together(one.parts.map((part, i) => phraseOf(part, facts[i] ?? [])));
  return {
    id: idOf(one, facts),
    parts: facts.map((list) => list.slice(0, MOST_FACTS)),
    partSizes: facts.map((list) => list.length),
    rules,
    counts: total,
    unknown: countBits(difference(considered, one.known)),
    nodes: indexesOf(having)
      .map((slot) => table.nodes[layout.node[slot] as number] as string)
      .sort(byText),
    riskRatio: round(risk.ratio),
    lower: round((inRegion ?? risk).lower),
    riskRatioInRegion: inRegion === null ? null : round(inRegion.ratio),
    p: significant(one.p),
    pAdjusted: significant(one.pAdjusted),
    logBayesFactor: round(one.logBayesFactor),
    logOdds: round(one.logOdds),
    shift: shift === null || !Number.isFinite(shift) ? null : round(shift),
    shiftP: significant(shiftP),
    verdict,
    message: candidateMessage(verdict, phrase, total, rules),
  };
}

/** Names a split by its most plausible fact; what distinguishes splits of one fact is the reading. */
function idOf(one: Weighed, facts: readonly Candidate['parts'][number][]): string {
  return one.parts
    .map((part, i) => {
      const first = facts[i]?.[0];
      if (first === undefined) return `rule:${part.rules[0]?.rule ?? '-'}`;
      return `${first.fact}${first.other ? ' not' : ''} ${keyOf(first.reading)}`;
    })
    .join(' & ');
}

function shiftOf(
  {with: having, known}: Weighed,
  {layout, labels, worse}: Scene,
): {shift: number | null; shiftP: number | null} {
  if (worse === null) return {shift: null, shiftP: null};
  const regions = Array.from({length: layout.regions}, () => ({
    with: [] as number[],
    without: [] as number[],
  }));
  for (const slot of indexesOf(intersection(known, union(labels.slow, labels.ok)))) {
    const value = worse[layout.node[slot] as number] as number;
    if (Number.isNaN(value)) continue;
    const sides = regions[layout.wordRegion[slot >>> 5] as number];
    sides?.[hasBit(having, slot) ? 'with' : 'without'].push(value);
  }
  return {shift: withinRegionShift(regions), shiftP: vanElterenP(regions)};
}

/** Three significant digits: more would be noise, fewer would lose the small ones. */
function significant(p: number | null): number | null {
  return p === null ? null : Number(p.toPrecision(3));
}
