import {z} from 'zod';
import {factPath, type NodeFacts} from '../../../model/fact.ts';
import {leafOf} from '../../../model/leaf-table.ts';
import {missing, type Observed, seen} from '../../../model/observed.ts';
import {rememberedByText, rememberedIn} from '../../../model/remembered.ts';
import type {EvidenceView, Input} from '../../define-rule.ts';
import {numberAt, observe} from '../../inputs/fact.ts';
import {NUMBER} from '../../inputs/kinds.ts';
import {say as sayInput} from '../../inputs/strings.ts';
import {nodeOf} from '../../inputs/subject.ts';
import {namesBelow} from '../../settings/leaves-below.ts';

/** What one cgroup with a quota did between the two readings. */
export type Throttling = {
  path: string;
  periods: number;
  throttled: number;
  throttledMs: number;
  /** Share of its periods in which it was held back since it was made, and how many those are. */
  shareEver: number;
  periodsEver: number;
};

const GROUPS = 'cgroup.throttle';
// It is a group: no value of it fits.
const NO_VALUE = z.never();
/** The family tells this many at most; one that is missing from a full list may have been there. */
const TOLD = 64;

/**
 * Cgroups with a quota of the later reading; empty where the node has none. One that the earlier reading does not
 * tell had not run under its quota by then. Missing: as the node says, or without a second reading.
 */
export function throttling(): Input<readonly Throttling[]> {
  return {
    name: 'growth of cgroup.throttle',
    read: (view, subject) => throttledOn(view, nodeOf(subject).id),
  };
}

// Asked by several rules.
const throttledOn = rememberedIn((view: EvidenceView, node): Observed<readonly Throttling[]> => {
  const before = groupsOf(view.facts, node);
  if (!before.ok) return before;
  if (!view.factsAfter.has(node)) {
    if (before.value.length === 0) return before as Observed<never[]>;
    const message = sayInput('no-second-reading', {fact: GROUPS, node});
    return missing('absent', message, before.source);
  }
  const after = groupsOf(view.factsAfter, node);
  if (!after.ok) return after;
  const known = new Set(before.value);
  const names = after.value.filter((path) => known.has(path) || known.size < TOLD);
  return seen(
    names.map((path) => growthOf(view, node, path)),
    after.source,
  );
});

/** Names of the cgroups with a quota; empty where the node answered that there are none. */
function groupsOf(reading: ReadonlyMap<string, NodeFacts>, node: string): Observed<string[]> {
  const facts = reading.get(node);
  const names = namesBelow(facts, GROUPS);
  const [first] = names;
  if (first !== undefined) {
    return seen(names, observe(reading, node, leavesOf(first).periods, NUMBER).source);
  }
  const own = observe(reading, node, GROUPS, NO_VALUE);
  if (own.ok) throw new Error('cgroup.throttle is a group, not a value');
  const answered = facts !== undefined && leafOf(facts, GROUPS) !== undefined;
  return answered && own.reason === 'absent' ? seen([], own.source) : own;
}

/** The facts of one cgroup: most nodes of a fleet have the same ones. */
const leavesOf = rememberedByText((path) => ({
  periods: factPath('cgroup', 'throttle', path, 'periods'),
  throttledPeriods: factPath('cgroup', 'throttle', path, 'throttledPeriods'),
  throttledMs: factPath('cgroup', 'throttle', path, 'throttledMs'),
}));

/** Where the numbers went backwards the cgroup was made anew, and all of them are of this run. */
function growthOf(view: EvidenceView, node: string, path: string): Throttling {
  const leaves = leavesOf(path);
  const [before, after] = [view.facts.get(node), view.factsAfter.get(node)];
  const was = (name: keyof typeof leaves) => numberAt(before, leaves[name])?.value ?? 0;
  const ever = (name: keyof typeof leaves) => numberAt(after, leaves[name])?.value ?? 0;
  const anew = ever('periods') < was('periods');
  const grown = (name: keyof typeof leaves) => ever(name) - (anew ? 0 : was(name));
  return {
    path,
    periods: grown('periods'),
    throttled: grown('throttledPeriods'),
    throttledMs: grown('throttledMs'),
    shareEver: ever('throttledPeriods') / Math.max(1, ever('periods')),
    periodsEver: ever('periods'),
  };
}
