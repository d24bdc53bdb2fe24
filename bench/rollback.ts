import type {Plan, PlanOutcome} from '../src/model/plan.ts';
import {applyOn, factsOf, rollbackOn} from '../src/remedy/testing/carry.ts';
import {startFleet, type TestFleet} from '../src/remedy/testing/fleet.ts';
import {killedAt} from '../src/remedy/testing/killed.ts';
import {sysctlPlan} from '../src/remedy/testing/sysctl-plan.ts';
import {FAULTS, type Judgement, judged, MOMENTS, struck} from '../src/remedy/testing/trial.ts';

/**
 * Random faults at random moments of a change, on real nodes: the connection is cut, samespec is killed, the disk is
 * full, the node restarts, the peer is gone, the time runs out. Every trial must end in the old or the proven new
 * state, or be reported as in doubt. Usage: node bench/rollback.ts [TRIALS] [SEED]; needs root.
 */
const trials = Number(process.argv[2] ?? 200);
const seed = Number(process.argv[3] ?? 1);
const ALL_FAULTS = [...FAULTS, 'kill'] as const;
/** Fleets that are tried side by side: a trial is mostly waiting. */
const LANES = 3;
const ENDS = ['old', 'new', 'in-doubt', 'broken'] as const;
const counts = new Map<string, Record<Judgement, number>>();
let done = 0;
await Promise.all(Array.from({length: LANES}, (_, lane) => oneLane(lane)));
const broken = told();
process.exitCode = broken > 0 ? 1 : 0;

async function oneLane(lane: number): Promise<void> {
  const fleet = await startFleet(2, 250 + lane);
  try {
    for (let trial = lane + 1; trial <= trials; trial += LANES) {
      await oneTrial(fleet, trial);
      done += 1;
      if (done % 20 === 0) console.log(`${done} trials`);
    }
  } finally {
    await fleet.end();
  }
}

/** The same seed gives the same trials, whatever lane they run in. */
async function oneTrial(fleet: TestFleet, trial: number): Promise<void> {
  const random = randomOf(seed * 100_003 + trial);
  const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T;
  const newValue = String(1000 + (trial % 6000));
  const fault = pick(ALL_FAULTS);
  const moment = pick(MOMENTS);
  const when = pick(['before', 'after'] as const);
  const windowSeconds = fault === 'late' || fault === 'kill' ? 5 : pick([5, 10]);
  const cutMs = 200 + random((windowSeconds + 3) * 1000);
  const facts = await factsOf(fleet);
  const plan = await sysctlPlan(fleet, facts, {targets: ['n1'], newValue, windowSeconds});
  const outcome =
    fault === 'kill'
      ? await killed(fleet, plan, moment, random(300))
      : await struck(fleet, plan, {fault, moment, when, cutMs});
  const found = await judged(fleet, plan, outcome, newValue);
  count(`${fault} ${moment}`, found);
  if (found === 'broken') {
    console.log(`trial ${trial}: ${fault} ${when} ${moment}`, outcome.nodes[0]);
  }
  await rollbackOn(fleet, plan);
}

function count(where: string, found: Judgement): void {
  const row = counts.get(where) ?? {old: 0, new: 0, 'in-doubt': 0, broken: 0};
  row[found] += 1;
  counts.set(where, row);
}

/** Tallies by fault and step, then the figure; returns how many were broken. */
function told(): number {
  const sum = {old: 0, new: 0, 'in-doubt': 0, broken: 0};
  console.log(`${'fault and step'.padEnd(20)} ${ENDS.map((end) => end.padStart(9)).join('')}`);
  for (const [where, row] of [...counts].sort()) {
    console.log(`${where.padEnd(20)} ${ENDS.map((end) => String(row[end]).padStart(9)).join('')}`);
    for (const end of ENDS) sum[end] += row[end];
  }
  const ended = ENDS.map((end) => `${end} ${sum[end]}`).join(', ');
  console.log(`${ended}; silently broken: ${sum.broken} of ${trials}`);
  return sum.broken;
}

/** Kills the program itself at this step, then asks it again: what it left was taken back, or was in force already. */
async function killed(
  on: TestFleet,
  plan: Plan,
  moment: string,
  laterMs: number,
): Promise<PlanOutcome> {
  const verb = moment === 'facts' ? 'echo' : moment;
  const began = verb === 'step' ? '"argv":["sysctl"' : `"argv":["${verb}"`;
  await killedAt(on, plan, began, laterMs);
  return applyOn(on, plan);
}

/** mulberry32. */
function randomOf(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
