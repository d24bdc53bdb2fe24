import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {Plan} from '../../model/plan.ts';
import {applyOn, factsOf, rollbackOn} from '../testing/carry.ts';
import {KEY, OLD_VALUE, startFleet, type TestFleet} from '../testing/fleet.ts';
import {sysctlPlan} from '../testing/sysctl-plan.ts';

const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
const FILE = '/etc/sysctl.d/99-samespec.conf';

describe.skipIf(!isRoot)('a change of one setting on two nodes', () => {
  let fleet: TestFleet;
  let value = 7000;

  beforeAll(async () => {
    fleet = await startFleet(2, 200 + (process.pid % 50));
  }, 120_000);
  afterAll(async () => {
    await fleet?.end();
  });

  /** A plan from the facts of this moment, with a value of its own so that each has its own id. */
  async function freshPlan(windowSeconds = 60, targets = ['n1']): Promise<Plan> {
    value += 1;
    const facts = await factsOf(fleet);
    return sysctlPlan(fleet, facts, {targets, newValue: String(value), windowSeconds});
  }

  function stateOf(index = 0): Promise<string> {
    return (
      fleet.nodes[index]?.run(`sysctl -n ${KEY}; cat ${FILE} 2>/dev/null | tail -n 1`) ??
      Promise.resolve('')
    );
  }

  test('is proven, kept, and put back when asked', async () => {
    const plan = await freshPlan(60, ['n1', 'n2']);
    const dry = await applyOn(fleet, plan, {dryRun: true});
    expect(dry.nodes.map(({message}) => message?.id)).toEqual([
      'protocol/not-tried',
      'protocol/not-tried',
    ]);
    const outcome = await applyOn(fleet, plan);
    expect(outcome.nodes.map(({state}) => state)).toEqual(['committed', 'committed']);
    expect(await stateOf()).toBe(`${value}\n${KEY} = ${value}`);
    const again = await applyOn(fleet, plan);
    expect(again.nodes.map(({state}) => state)).toEqual(['committed', 'committed']);
    const back = await rollbackOn(fleet, plan);
    expect(back.nodes.map(({state}) => state)).toEqual(['rolled-back', 'rolled-back']);
    expect(await stateOf()).toBe(OLD_VALUE);
    expect((await rollbackOn(fleet, plan)).state).toBe('rolled-back');
  }, 120_000);
});
