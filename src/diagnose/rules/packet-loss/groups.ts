import {chanceInside, chanceOf, gain} from './chance.ts';
import {type Count, shareOf, type Trial, total} from './trials.ts';

/** Paths that lose packets together, with what the others lose. `chance`: of seeing this without a reason. */
export type LossyGroup = {
  trials: readonly Trial[];
  inside: Count;
  outside: Count;
  chance: number;
};

/** Below this share nothing is called loss: long ways of the internet lose a few in a thousand. */
export const LOSS_SHARE = 0.01;
const LOST_AT_LEAST = 3;
const TIMES_OTHERS = 2;
/** Chance of a false alarm over all groups looked at. */
const FALSE_ALARM = 0.01;
const GROUPS_TOLD = 4;
/** What a fleet may lose on every path without being called lossy, and the chance of a false alarm. */
const USUAL_SHARE = 0.005;
const FLEET_FALSE_ALARM = 0.001;
const FLEET_LOST_AT_LEAST = 5;

/**
 * Groups of paths (a pair, all from or to a node, all between two regions, …) that lose clearly more than the
 * rest: each time the one that explains most, then what remains without it.
 */
export function lossyGroups(
  trials: readonly Trial[],
  regionOf: (node: string) => string,
): LossyGroup[] {
  const found: LossyGroup[] = [];
  let rest = [...trials];
  while (found.length < GROUPS_TOLD) {
    const group = worstGroup(rest, regionOf);
    if (group === null) return found;
    found.push(group);
    const taken = new Set(group.trials);
    rest = rest.filter((trial) => !taken.has(trial));
  }
  return found;
}

/** Loss everywhere alike: the whole network, or the measuring itself. */
export function isLossyEverywhere(all: Count): boolean {
  return (
    all.lost >= FLEET_LOST_AT_LEAST &&
    shareOf(all) >= LOSS_SHARE &&
    chanceOf(all, USUAL_SHARE) < FLEET_FALSE_ALARM
  );
}

/** Too much to call it nothing, too little to say where. */
export function isUnclear(all: Count): boolean {
  return all.lost >= LOST_AT_LEAST && shareOf(all) >= LOSS_SHARE;
}

function worstGroup(
  trials: readonly Trial[],
  regionOf: (node: string) => string,
): LossyGroup | null {
  const all = total(trials);
  if (all.lost < LOST_AT_LEAST) return null;
  const sums = new Map<string, Count>();
  for (const trial of trials) {
    for (const key of groupsOf(trial, regionOf)) {
      const sum = sums.get(key);
      if (sum === undefined) sums.set(key, {sent: trial.sent, lost: trial.lost});
      else {
        sum.sent += trial.sent;
        sum.lost += trial.lost;
      }
    }
  }
  let best: {key: string; inside: Count; outside: Count; gain: number} | null = null;
  for (const [key, inside] of sums) {
    const outside = {sent: all.sent - inside.sent, lost: all.lost - inside.lost};
    if (!isLoud(inside, outside)) continue;
    const gained = gain(inside, outside);
    if (best === null || gained > best.gain || (gained === best.gain && key < best.key)) {
      best = {key, inside, outside, gain: gained};
    }
  }
  if (best === null) return null;
  const {key, inside, outside} = best;
  const chance = chanceInside(inside, outside);
  if (chance >= FALSE_ALARM / sums.size) return null;
  const members = trials.filter((trial) => groupsOf(trial, regionOf).includes(key));
  return {trials: members, inside, outside, chance};
}

function isLoud(inside: Count, outside: Count): boolean {
  return (
    inside.lost >= LOST_AT_LEAST &&
    outside.sent > 0 &&
    shareOf(inside) >= LOSS_SHARE &&
    shareOf(inside) >= TIMES_OTHERS * shareOf(outside)
  );
}

/** Names of the groups a trial belongs to; one that counts both ways belongs to no single direction. */
function groupsOf({from, to, way}: Trial, regionOf: (node: string) => string): string[] {
  const a = regionOf(from);
  const b = regionOf(to);
  const groups = [`nodes ${ordered(from, to)}`, `node ${from}`, `node ${to}`];
  if (a !== '-' && b !== '-') {
    if (a === b) groups.push(`within ${a}`, `region ${a}`, 'inside');
    else {
      groups.push(`regions ${ordered(a, b)}`, `around ${a}`, `around ${b}`, 'across');
      groups.push(`region ${a}`, `region ${b}`);
    }
  }
  if (way === 'both') return groups;
  groups.push(`${from} > ${to}`, `${from} >`, `> ${to}`);
  if (a !== '-' && b !== '-' && a !== b) {
    groups.push(`region ${a} > ${b}`, `region ${a} >`, `> region ${b}`);
  }
  return groups;
}

function ordered(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
