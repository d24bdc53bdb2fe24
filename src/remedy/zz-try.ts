import {applyOn, factsOf} from '/work/main/src/remedy/testing/carry.ts';
import {startFleet} from '/work/main/src/remedy/testing/fleet.ts';
import {sysctlPlan} from '/work/main/src/remedy/testing/sysctl-plan.ts';
import {judged, struck} from '/work/main/src/remedy/testing/trial.ts';
const fleet = await startFleet(2, 251);
try {
  let v = 7100;
  for (const strike of [
    {fault: 'restart', moment: 'step', when: 'after', cutMs: 0},
    {fault: 'restart', moment: 'commit', when: 'after', cutMs: 0},
    {fault: 'full', moment: 'arm', when: 'before', cutMs: 0},
    {fault: 'full', moment: 'commit', when: 'before', cutMs: 0},
    {fault: 'cut', moment: 'step', when: 'before', cutMs: 1500},
    {fault: 'peer', moment: 'echo', when: 'before', cutMs: 0},
    {fault: 'late', moment: 'commit', when: 'before', cutMs: 0}] as const) {
    v++;
    const t0 = Date.now();
    const plan = await sysctlPlan(fleet, await factsOf(fleet), {targets: ['n1'], newValue: String(v), windowSeconds: strike.fault === 'late' ? 4 : 60});
    const t1 = Date.now();
    const outcome = await struck(fleet, plan, strike);
    const t2 = Date.now();
    console.log(strike.fault, strike.moment, strike.when, JSON.stringify(outcome.nodes[0]), await judged(fleet, plan, outcome, String(v)), t1 - t0, t2 - t1);
    if (outcome.nodes[0]?.state === 'committed') { const {rollbackOn} = await import('/work/main/src/remedy/testing/carry.ts'); console.log((await rollbackOn(fleet, plan)).state); }
  }
} finally { await fleet.end(); }
