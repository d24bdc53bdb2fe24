import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {Plan} from '../../model/plan.ts';
import {openJournal, planFolder} from '../plan/journal.ts';
import {planOf} from '../plan/make-plan.ts';
import {applyOn, factsOf, rollbackOn} from '../testing/carry.ts';
import {KEY, OLD_VALUE, startFleet, type TestFleet} from '../testing/fleet.ts';
import {killedAt} from '../testing/killed.ts';
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

  const strikes: [string, Strike, number, 'old' | 'new'][] = [
    ['the peer is gone when it is looked at', at('peer', 'preflight', 'before'), 60, 'old'],
    ['the disk is full before arming', at('full', 'arm', 'before'), 60, 'old'],
    ['the node restarts after a step', at('restart', 'step', 'after'), 60, 'old'],
    ['the connection is cut for longer than the time', at('cut', 'bulk', 'before'), 4, 'old'],
    ['the peer is gone before the proof', at('peer', 'echo', 'before'), 60, 'old'],
    ['the time runs out while facts are read', at('late', 'facts', 'before'), 4, 'old'],
    ['the disk is full before the commit', at('full', 'commit', 'before'), 60, 'old'],
    ['the node restarts after the commit', at('restart', 'commit', 'after'), 60, 'new'],
  ];
  test.each(strikes)(
    'is where it is said to be when %s',
    async (_, strike, window, end) => {
      const plan = await freshPlan(window);
      try {
        const outcome = await struck(fleet, plan, strike);
        const found = await judged(fleet, plan, outcome, String(value));
        const committed = outcome.nodes[0]?.state === 'committed';
        expect({found, committed}).toEqual({found: end, committed: end === 'new'});
      } finally {
        await rollbackOn(fleet, plan);
      }
    },
    120_000,
  );

  test('goes on after samespec was killed: what was committed stays, what hung half-way is done again', async () => {
    const plan = await freshPlan(60, ['n1', 'n2']);
    // Killed in the middle of the second node: it has its step, and nobody proves it.
    const second = fleet.nodes[1]?.node.id;
    await killedAt(fleet, plan, `"node":"${second}","event":"command","argv":["bulk"`);
    const half = await fleet.nodes[1]?.run(`sysctl -n ${KEY}; ls /var/lib/samespec/txn/${plan.id}`);
    expect(half).toMatch(/state\.armed/);
    const dry = await applyOn(fleet, plan, {dryRun: true});
    expect(dry.nodes.map(({message}) => message?.id)).toEqual([
      'protocol/persistence-unproven',
      'protocol/half-way',
    ]);
    const states: string[] = [];
    const outcome = await applyOn(fleet, plan, {
      onState: (node, state) => void states.push(`${node} ${state}`),
    });
    expect(outcome.nodes.map(({state}) => state)).toEqual(['committed', 'committed']);
    expect(states).toEqual([
      'n1 committed',
      'n2 rolled-back',
      'n2 armed',
      'n2 applied',
      'n2 proven',
      'n2 committed',
    ]);
    expect(await stateOf(1)).toBe(`${value}\n${KEY} = ${value}`);
    await rollbackOn(fleet, plan);
  }, 120_000);

  test('is refused, with nothing changed, when the setting differs from what the plan saw', async () => {
    const plan = await freshPlan();
    await fleet.nodes[0]?.run(`sysctl -q -w ${KEY}=6999`);
    const outcome = await applyOn(fleet, plan);
    expect(outcome.nodes[0]).toMatchObject({state: 'planned', message: {id: 'protocol/stale'}});
    expect(await fleet.nodes[0]?.run(`sysctl -n ${KEY}`)).toBe('6999');
    await fleet.nodes[0]?.run(`sysctl -q -w ${KEY}=${OLD_VALUE}`);
  }, 60_000);

  test('is refused when the file to be kept was changed meanwhile', async () => {
    const plan = await freshPlan();
    await fleet.nodes[0]?.run(`echo '# by somebody else' >${FILE}`);
    const outcome = await applyOn(fleet, plan);
    expect(outcome.nodes[0]).toMatchObject({
      state: 'planned',
      message: {id: 'protocol/stale-file'},
    });
    await fleet.nodes[0]?.run(`rm ${FILE}`);
  }, 60_000);

  test('is refused for a node whose host key is another one', async () => {
    const plan = await freshPlan();
    const other = {
      ...plan,
      targets: plan.targets.map((each) => ({...each, hostKeys: ['SHA256:x']})),
    };
    const outcome = await applyOn(fleet, other);
    expect(outcome.nodes[0]).toMatchObject({
      state: 'planned',
      message: {id: 'protocol/other-host'},
    });
  }, 60_000);

  test('is refused on a node where another change is under way', async () => {
    const plan = await freshPlan();
    const busy = 'a'.repeat(64);
    const folder = `/var/lib/samespec/txn/${busy}`;
    await fleet.nodes[0]?.run(
      `mkdir -p ${folder}; : >${folder}/state.armed; ln -sfn ${busy} /run/samespec.active`,
    );
    const outcome = await applyOn(fleet, plan);
    expect(outcome.nodes[0]).toMatchObject({state: 'planned', message: {id: 'protocol/active'}});
    await fleet.nodes[0]?.run(`rm -r ${folder} /run/samespec.active`);
  }, 60_000);

  test('is refused where what is needed for the undo cannot be written', async () => {
    const plan = await freshPlan();
    await fleet.nodes[0]?.run(
      'mkdir -p /var/lib/samespec; mount -t tmpfs -o ro tmpfs /var/lib/samespec',
    );
    const outcome = await applyOn(fleet, plan);
    expect(outcome.nodes[0]).toMatchObject({state: 'planned', message: {id: 'protocol/read-only'}});
    await fleet.nodes[0]?.run('umount /var/lib/samespec');
  }, 60_000);

  test.skipIf(!existsSync('/usr/bin/sudo'))(
    'is made by a user who may use sudo without a password, and refused to one who may not',
    async () => {
      for (const {run} of fleet.nodes) {
        await run("echo 'ssops:x:5555:5555::/tmp:/bin/sh' >>/etc/passwd");
        await run("echo 'ssops:*:19000:0:99999:7:::' >>/etc/shadow");
        await run("echo 'ssops ALL=(root) NOPASSWD: ALL' >/etc/sudoers.d/ssops");
        // sudo looks its own host up.
        await run('echo "127.0.1.1 $(hostname)" >>/etc/hosts');
      }
      const asUser = ({targets, witnesses}: Plan) => {
        const user = (each: Plan['targets'][number]) =>
          each.node.reach.kind === 'ssh'
            ? {...each, node: {...each.node, reach: {...each.node.reach, user: 'ssops'}}}
            : each;
        return {targets: targets.map(user), witnesses: witnesses.map(user)};
      };
      const {id: _, ...body} = await freshPlan();
      const plain = planOf({...body, ...asUser({id: _, ...body})});
      const denied = await applyOn(fleet, plain);
      expect(denied.nodes[0]).toMatchObject({state: 'planned', message: {id: 'protocol/not-root'}});
      const plan = planOf({...body, ...asUser({id: _, ...body}), sudo: true});
      expect((await applyOn(fleet, plan)).state).toBe('committed');
      expect(await stateOf()).toBe(`${value}\n${KEY} = ${value}`);
      expect((await rollbackOn(fleet, plan)).state).toBe('rolled-back');
      await fleet.nodes[0]?.run('rm /etc/sudoers.d/ssops');
      const refused = await applyOn(fleet, plan);
      expect(refused.nodes[0]).toMatchObject({
        state: 'planned',
        message: {id: 'protocol/unreachable'},
      });
      expect(await stateOf()).toBe(OLD_VALUE);
    },
    120_000,
  );

  test('refuses a second samespec for the same plan', async () => {
    const plan = await freshPlan();
    const folder = planFolder(join(fleet.folder, 'runs'), plan.id);
    const journal = await openJournal(folder, plan);
    await expect(applyOn(fleet, plan)).rejects.toMatchObject({code: 'apply-busy'});
    await journal.close();
  }, 60_000);
});

function at(fault: Strike['fault'], moment: Strike['moment'], when: Strike['when']): Strike {
  return {fault, moment, when, cutMs: 6000};
}
