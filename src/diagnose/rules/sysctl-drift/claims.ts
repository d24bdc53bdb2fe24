import type {Evidence} from '../../../model/finding.ts';
import type {Claim} from '../../define-rule.ts';
import {
  classesOf,
  type DriftClass,
  keyOf,
  nodesOf,
  type Odd,
  oddOnesOut,
  separationOf,
} from '../../drift/drift.ts';
import {driftClaim, driftTitle} from '../../drift/drift-evidence.ts';
import type {SourcedPartition} from '../../drift/drift-input.ts';
import {byImportance, type Importance, mostImportant} from './importance.ts';
import {say} from './say.ts';

/** Sets of nodes that are told one by one; further ones together, so that a fleet in disorder stays readable. */
const TOLD_APART = 5;

const QUIET = {verdict: 'note', severity: 'info', confidence: 0.3} as const;

const ADVICE = {
  safe: [{id: 'align-one-node', message: say('align-one-node')}],
  danger: [{id: 'copy-tuning-lists', message: say('copy-tuning-lists')}],
};

/** Differences of running values: one claim for each set of odd nodes. */
export function runningClaims(
  odds: readonly Odd[],
  slow: ReadonlySet<string>,
  kernel?: SourcedPartition,
): Claim[] {
  const classes = classesOf(odds).map(mostImportantFirst).sort(byWeight);
  const rest = classes.slice(TOLD_APART);
  return [
    ...classes
      .slice(0, TOLD_APART)
      .map((one) => runningClaim(one, slow, ofKernel(one, slow, kernel))),
    ...(rest.length === 0 ? [] : [restClaim(rest)]),
  ];
}

/** Differences of files whose keys run alike: told once, quietly. */
export function fileClaims(odds: readonly Odd[]): Claim[] {
  if (odds.length === 0) return [];
  const all = together(odds);
  return [
    {
      ...driftClaim(say, all, new Set()),
      ...QUIET,
      ...ADVICE,
      kind: 'sysctl-file-drift',
      title: say('title-file', {count: odds.length, key: firstKey(all)}),
      why: say('why-file'),
    },
  ];
}

/** Where the same nodes run another kernel, another default is as likely as somebody’s hand. */
function ofKernel(
  {members: [first]}: DriftClass,
  slow: ReadonlySet<string>,
  kernel: SourcedPartition | undefined,
): Evidence[] {
  const odd = kernel === undefined ? [] : oddOnesOut([kernel], slow);
  const wanted = first === undefined ? '' : separationOf(first);
  if (kernel === undefined || !odd.some((one) => separationOf(one) === wanted)) return [];
  return [{message: say('other-kernel'), sources: [...kernel.sources]}];
}

function runningClaim(
  one: DriftClass,
  slow: ReadonlySet<string>,
  against: readonly Evidence[],
): Claim {
  const keys = one.members.map(({partition}) => keyOf(partition.fact));
  const key = firstKey(one);
  const common = driftClaim(say, one, slow);
  return {
    ...common,
    ...weightOf(mostImportant(keys)),
    ...ADVICE,
    evidenceAgainst: [...against, ...common.evidenceAgainst],
    title: driftTitle(say, one, key),
    why: say('why', {
      kind: one.kind === 'region-drift' ? 'region' : 'within',
      advice: adviceOn(keys),
    }),
  };
}

function restClaim(rest: readonly DriftClass[]): Claim {
  const all = together(rest.flatMap(({members}) => members));
  return {
    ...driftClaim(say, all, new Set()),
    ...QUIET,
    ...ADVICE,
    title: say('title-rest', {count: all.members.length, key: firstKey(all)}),
    why: say('why', {kind: 'within', advice: 'none'}),
  };
}

/** A difference is never more than a contributor, and off the way of a request only a note. */
function weightOf(importance: Importance): Partial<Pick<Claim, 'confidence'>> & Weight {
  switch (importance) {
    case 'slow-path':
      return {verdict: 'contributor', severity: 'medium'};
    case 'beside':
      return {verdict: 'contributor', severity: 'low'};
    case 'elsewhere':
      return QUIET;
  }
}

type Weight = Pick<Claim, 'verdict' | 'severity'>;

function adviceOn(keys: readonly string[]): 'rmem' | 'wmem' | 'probing' | 'none' {
  if (keys.includes('net.ipv4.tcp_rmem')) return 'rmem';
  if (keys.includes('net.ipv4.tcp_wmem')) return 'wmem';
  return keys.includes('net.ipv4.tcp_mtu_probing') ? 'probing' : 'none';
}

function together(odds: readonly Odd[]): DriftClass {
  const nodes = [...new Set(odds.flatMap(nodesOf))].sort();
  return mostImportantFirst({nodes, kind: 'within-region', members: odds});
}

function mostImportantFirst(one: DriftClass): DriftClass {
  const members = [...one.members].sort((a, b) =>
    byImportance(keyOf(a.partition.fact), keyOf(b.partition.fact)),
  );
  return {...one, members};
}

function byWeight(a: DriftClass, b: DriftClass): number {
  return byImportance(firstKey(a), firstKey(b));
}

function firstKey({members: [first]}: DriftClass): string {
  return first === undefined ? '' : keyOf(first.partition.fact);
}
