import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout as pause} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import type {Plan, PlanOutcome} from '../src/model/plan.ts';
import {startProcess} from '../src/platform/process.ts';
import {planFolder} from '../src/remedy/index.ts';
import {applyOn, factsOf, rollbackOn} from '../src/remedy/testing/carry.ts';
import {startFleet, type TestFleet} from '../src/remedy/testing/fleet.ts';
import {sysctlPlan} from '../src/remedy/testing/sysctl-plan.ts';
import {FAULTS, judged, MOMENTS, type Strike, struck} from '../src/remedy/testing/trial.ts';

/**
 * Random faults at random moments of a change, on real nodes: the connection is cut, samespec is killed, the disk is
 * full, the node restarts, the peer is gone, the time runs out. Every trial must end in the old or the proven new
 * state, or be reported as in doubt. Usage: node bench/rollback.ts [TRIALS] [SEED]; needs root.
 */
const trials = Number(process.argv[2] ?? 200);
let seed = Number(process.argv[3] ?? 1);
const MAIN = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const counts: Record<string, number> = {};
const fleet = await startFleet(2, 252);
try {
  for (let trial = 1; trial <= trials; trial++) {
    const newValue = String(1000 + (trial % 6000));
    const kill = random(6) === 0;
    const strike: Strike = {
      fault: pick(FAULTS),
      moment: pick(MOMENTS),
      when: pick(['before', 'after'] as const),
      cutMs: 200 + random(12_000),
    };
    const windowSeconds = kill || strike.fault === 'late' ? 8 : 12;
    const facts = await factsOf(fleet);
    const plan = await sysctlPlan(fleet, facts, {targets: ['n1'], newValue, windowSeconds});
    const outcome = kill
      ? await killed(fleet, plan, strike.moment)
      : await struck(fleet, plan, strike);
    const found = await judged(fleet, plan, outcome, newValue);
    const name = kill ? 'kill' : strike.fault;
    const key = `${name} ${found}`;
    counts[key] = (counts[key] ?? 0) + 1;
    if (found === 'broken') {
      console.log(`trial ${trial}: ${name} ${strike.when} ${strike.moment}`, outcome.nodes[0]);
    }
    await rollbackOn(fleet, plan);
    if (trial % 10 === 0) console.log(`${trial} trials`, counts);
  }
} finally {
  await fleet.end();
}
const broken = Object.entries(counts)
  .filter(([key]) => key.endsWith(' broken'))
  .reduce((sum, [, count]) => sum + count, 0);
for (const [key, count] of Object.entries(counts).sort()) console.log(`${key.padEnd(20)} ${count}`);
console.log(`silently broken: ${broken} of ${trials}`);
process.exitCode = broken > 0 ? 1 : 0;

/** The program itself, killed as soon as its journal shows that this step began; then asked again. */
async function killed(on: TestFleet, plan: Plan, moment: string): Promise<PlanOutcome> {
  const file = join(on.folder, `${plan.id}.json`);
  await writeFile(file, JSON.stringify(plan));
  await mkdir(join(on.folder, 'runs'), {recursive: true});
  const child = startProcess({
    argv: [process.execPath, MAIN, 'apply', file, '--yes', '--quiet'],
    env: {...(process.env as Record<string, string>), SAMESPEC_HOME: on.folder},
  });
  const journal = join(planFolder(join(on.folder, 'runs'), plan.id), 'journal.jsonl');
  const began = moment === 'step' ? '"argv":["sysctl"' : `"argv":["${moment}"`;
  for (let tries = 0; tries < 2000; tries++) {
    if ((await readFile(journal, 'utf8').catch(() => '')).includes(began)) break;
    await pause(10);
  }
  await pause(random(300));
  try {
    if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
  } catch {
    // It was done before.
  }
  await child.done;
  // What the first attempt left was taken back, or was in force already; either is told by the second.
  return applyOn(on, plan);
}

/** mulberry32: the same seed gives the same trials. */
function random(below: number): number {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
}

function pick<T>(from: readonly T[]): T {
  return from[random(from.length)] as T;
}
