import type {Message} from '../../model/message.ts';
import {regionOf} from '../../model/node.ts';
import type {ReportDocument} from '../../model/report.ts';
import {say} from '../strings.ts';

export type FleetCounts = {
  nodes: number;
  reached: number;
  regions: number;
  /** Ordered pairs of nodes with any measurement. */
  paths: number;
  durationMs: number | null;
  equalFacts: number;
  differingFacts: number;
};

export function fleetCounts(document: ReportDocument): FleetCounts {
  const {run, comparison} = document;
  const pairs = new Set<string>();
  for (const path of document.paths) {
    if (path.layer !== 'service') pairs.add(`${path.source}\n${path.destination}`);
  }
  const drift = comparison.partitions.filter((partition) => partition.policy === 'identical');
  return {
    nodes: run.inventory.nodes.length,
    reached: run.outcomes.filter((outcome) => outcome.ok).length,
    regions: new Set(run.inventory.nodes.map(regionOf)).size,
    paths: pairs.size,
    durationMs: durationOf(run.startedAt, run.endedAt),
    equalFacts: Object.values(comparison.equalFacts).reduce((sum, count) => sum + count, 0),
    differingFacts: new Set(drift.map((partition) => partition.fact)).size,
  };
}

export type RuleCounts = {
  rules: number;
  /** Rules that passed or failed on at least one subject. */
  decided: number;
  /** Rules that were only skipped, or broke. */
  undecided: number;
  checks: number;
  passed: number;
  failed: number;
  notApplicable: number;
  skipped: number;
  broken: number;
  brokenRules: string[];
};

export function ruleCounts(document: ReportDocument): RuleCounts {
  const outcomes = {pass: 0, fail: 0, 'not-applicable': 0, skipped: 0, error: 0};
  const perRule = new Map<string, Set<string>>();
  for (const result of document.diagnosis.results) {
    outcomes[result.outcome] += result.subjects.length;
    const seen = perRule.get(result.rule) ?? new Set();
    perRule.set(result.rule, seen.add(result.outcome));
  }
  const kinds = [...perRule.values()];
  const decided = kinds.filter((seen) => seen.has('pass') || seen.has('fail')).length;
  const idle = kinds.filter((seen) => seen.size === 1 && seen.has('not-applicable')).length;
  return {
    rules: perRule.size,
    decided,
    undecided: perRule.size - decided - idle,
    checks: Object.values(outcomes).reduce((sum, count) => sum + count, 0),
    passed: outcomes.pass,
    failed: outcomes.fail,
    notApplicable: outcomes['not-applicable'],
    skipped: outcomes.skipped,
    broken: outcomes.error,
    brokenRules: [...perRule].filter(([, seen]) => seen.has('error')).map(([rule]) => rule),
  };
}

/** `6 nodes · 3 regions · 30 paths · 38 s` */
export function headMessage(document: ReportDocument): Message {
  const {nodes, regions, paths, durationMs} = fleetCounts(document);
  const duration =
    durationMs === null
      ? say('head-unfinished')
      : say('head-duration', {time: timeMessage(durationMs)});
  const head = say('head', {nodes, regions, paths, duration});
  if (document.prometheus === undefined) return head;
  const untouched = document.run.inventory.nodes.every(({reach}) => reach.kind === 'prometheus');
  return say(untouched ? 'head-series' : 'head-beside-series', {head});
}

/** What was looked at, so that silence can be weighed. */
export function checkedMessages(document: ReportDocument): Message[] {
  const {nodes, reached, equalFacts, differingFacts} = fleetCounts(document);
  const counts = ruleCounts(document);
  const told = [
    say('checked-observed', {nodes, reached, equal: equalFacts, differing: differingFacts}),
    say('checked-rules', {
      rules: counts.rules,
      checks: counts.checks,
      passed: counts.passed,
      failed: counts.failed,
      notApplicable: counts.notApplicable,
      skipped: counts.skipped,
    }),
  ];
  for (const {url, windows, windowSeconds, queries} of document.prometheus ?? []) {
    const series = queries.reduce((sum, query) => sum + query.series, 0);
    told.push(
      say('checked-series', {url, windows, windowSeconds, series, queries: queries.length}),
    );
  }
  if (counts.broken > 0) {
    told.push(say('checked-broken', {count: counts.broken, rules: counts.brokenRules}));
  }
  if (isSlownessUnseen(document)) told.push(say('checked-shared'));
  return told;
}

/** Requests of several nodes were timed and none is slower than the others: all of them may still be slow. */
function isSlownessUnseen({comparison, paths}: ReportDocument): boolean {
  if (comparison.symptoms.length + comparison.nodeSymptoms.length > 0) return false;
  const first = paths.find(({probe}) => probe === 'service');
  return paths.some(({probe, source}) => probe === 'service' && source !== first?.source);
}

function timeMessage(ms: number): Message {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return say('seconds', {x: seconds});
  return say('minutes', {m: Math.floor(seconds / 60), s: seconds % 60});
}

function durationOf(start: string, end: string | null): number | null {
  if (end === null) return null;
  const ms = Date.parse(end) - Date.parse(start);
  return Number.isFinite(ms) && ms >= 0 ? ms : null;
}
