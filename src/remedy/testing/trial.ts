import {setTimeout as pause} from 'node:timers/promises';
import type {Plan, PlanOutcome} from '../../model/plan.ts';
import type {Reach, Script} from '../../reach/reach.ts';
import type {Verb} from '../node/program.ts';
import {applyOn, rollbackOn} from './carry.ts';
import {KEY, OLD_VALUE, type TestFleet, type TestNode} from './fleet.ts';

export const FAULTS = ['cut', 'restart', 'full', 'peer', 'late'] as const;
export type Fault = (typeof FAULTS)[number];

/** Steps of the protocol at which a fault strikes the first node; `facts` are those read for the proof. */
export const MOMENTS = [
  'preflight',
  'arm',
  'step',
  'bulk',
  'echo',
  'facts',
  'commit',
] as const satisfies readonly (Verb | 'facts')[];
export type Moment = (typeof MOMENTS)[number];

export type Strike = {
  fault: Fault;
  moment: Moment;
  when: 'before' | 'after';
  /** How long a cut lasts. */
  cutMs: number;
};

const FILE = '/etc/sysctl.d/99-samespec.conf';

/** Applies a plan on the first node while something goes wrong, and mends it again. */
export async function struck(fleet: TestFleet, plan: Plan, strike: Strike): Promise<PlanOutcome> {
  const [node, peer] = fleet.nodes;
  if (node === undefined || peer === undefined) throw new Error('two nodes are needed');
  let mending: Promise<void> = Promise.resolve();
  const hit = async () => {
    mending = hitBy(strike, node, peer, plan);
    // What comes by itself later is not waited for.
    if (strike.fault !== 'cut') await mending;
    else await pause(50);
  };
  try {
    return await applyOn(fleet, plan, {reach: (reach) => striking(reach, strike, hit)});
  } finally {
    await mending;
    await node.clear();
    await peer.mend();
  }
}

async function hitBy(strike: Strike, node: TestNode, peer: TestNode, plan: Plan): Promise<void> {
  switch (strike.fault) {
    case 'cut':
      await node.cut();
      await pause(strike.cutMs);
      return node.mend();
    case 'restart':
      return node.restart();
    case 'full':
      return node.fill();
    case 'peer':
      return peer.cut();
    case 'late':
      // Nothing but time: until the node has gone back by itself.
      for (let tries = 0; tries < 600; tries++) {
        const found = await node.run(`ls /var/lib/samespec/txn/${plan.id} | grep '^state'`);
        if (!/armed/.test(found)) return;
        await pause(200);
      }
  }
}

/** The way to the nodes, with the strike at the first question of its kind. */
function striking(reach: Reach, {moment, when}: Strike, hit: () => Promise<void>): Reach {
  let due = true;
  let changed = false;
  const around = async <T>({name, args}: Script, work: () => Promise<T>): Promise<T> => {
    const verb = name === 'transaction.sh' ? args[0] : 'facts';
    if (verb === 'step') changed = true;
    // Facts are read before the change too, but that is not what the proof rests on.
    if (!due || verb !== moment || (verb === 'facts' && !changed)) return work();
    due = false;
    if (when === 'before') await hit();
    const result = await work();
    if (when === 'after') await hit();
    return result;
  };
  return {
    ...reach,
    run: (node, script, options) => around(script, () => reach.run(node, script, options)),
    open(node, script, options) {
      const unsent: string[] = [];
      // What is written in the same breath is sent, also when the strike comes first.
      const done = Promise.resolve().then(() =>
        around(script, () => {
          const session = reach.open(node, script, options);
          for (const text of unsent) session.write(text);
          return session.done;
        }),
      );
      return {write: (text) => void unsent.push(text), end() {}, done};
    },
  };
}

/** What is really in force on the first node, asked past ssh and samespec. */
export async function truthOf(fleet: TestFleet): Promise<{value: string; kept: string | null}> {
  const [node] = fleet.nodes;
  const value = (await node?.run(`sysctl -n ${KEY}`)) ?? '';
  const line = (await node?.run(`cat ${FILE} 2>/dev/null | tail -n 1`)) ?? '';
  return {value, kept: line === '' ? null : line.replace(`${KEY} = `, '')};
}

export type Judgement = 'old' | 'new' | 'in-doubt' | 'broken';

/**
 * Whether the report and the truth agree. In doubt is no success, so it is asked to go back afterwards, and only that
 * may end it. `broken`: the truth is neither the old nor the proven new state, or not the one that was reported.
 */
export async function judged(
  fleet: TestFleet,
  plan: Plan,
  outcome: PlanOutcome,
  newValue: string,
): Promise<Judgement> {
  const state = outcome.nodes[0]?.state;
  if (state === 'in-doubt') {
    const back = await rollbackOn(fleet, plan);
    const settled = back.nodes[0]?.state !== 'in-doubt' && (await isOld(fleet));
    return settled ? 'in-doubt' : 'broken';
  }
  if (state === 'committed') {
    const {value, kept} = await truthOf(fleet);
    return value === newValue && kept === newValue ? 'new' : 'broken';
  }
  return (await isOld(fleet)) ? 'old' : 'broken';
}

async function isOld(fleet: TestFleet): Promise<boolean> {
  const {value, kept} = await truthOf(fleet);
  return value === OLD_VALUE && kept === null;
}
