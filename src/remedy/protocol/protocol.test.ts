import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {Plan} from '../../model/plan.ts';
import {applyOn, factsOf, rollbackOn} from '../testing/carry.ts';
import {KEY, OLD_VALUE, startFleet, type TestFleet} from '../testing/fleet.ts';
import {sysctlPlan} from '../testing/sysctl-plan.ts';
import {judged, type Strike, struck} from '../testing/trial.ts';

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

  const strikes: [string, Strike, number][] = [
    [
      'the connection is cut before a step',
      {fault: 'cut', moment: 'step', when: 'before', cutMs: 1500},
      60,
    ],
    [
      'the node restarts after a step',
      {fault: 'restart', moment: 'step', when: 'after', cutMs: 0},
      60,
    ],
    [
      'the node restarts after the commit',
      {fault: 'restart', moment: 'commit', when: 'after', cutMs: 0},
      60,
    ],
    [
      'the disk is full before arming',
      {fault: 'full', moment: 'arm', when: 'before', cutMs: 0},
      60,
    ],
    [
      'the disk is full before the commit',
      {fault: 'full', moment: 'commit', when: 'before', cutMs: 0},
      60,
    ],
    [
      'the peer is gone before the proof',
      {fault: 'peer', moment: 'echo', when: 'before', cutMs: 0},
      60,
    ],
    [
      'the time runs out before the commit',
      {fault: 'late', moment: 'commit', when: 'before', cutMs: 0},
      4,
    ],
  ];
  test.each(strikes)(
    'ends in a state that is told as it is when %s',
    async (_, strike, window) => {
      const plan = await freshPlan(window);
      const outcome = await struck(fleet, plan, strike);
      const found = await judged(fleet, plan, outcome, String(value));
      expect([found, outcome.nodes[0]]).not.toEqual(['broken', expect.anything()]);
      const after = strike.moment === 'commit' && strike.when === 'after';
      expect({found, state: outcome.nodes[0]?.state, why: outcome.nodes[0]?.message?.id}).toEqual(
      after
        ? {found: 'new', state: 'committed', why: 'protocol/persistence-unproven'}
        : {found: 'old', state, why},
    );
      if (after) await rollbackOn(fleet, plan);
    },
    120_000,
  );
});
