import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {AppError, isAppError} from '../../model/error.ts';
import {guestsOf, type LabPlan, planLab} from '../plan/plan.ts';
import {Scenario} from '../scenario.ts';
import {type LabState, labNames, readState, writeState} from '../state.ts';
import {type Fault, placeText} from './fault.ts';
import {settle} from './settle.ts';
import {withFault} from './with-fault.ts';

/**
 * Changes a running lab as the fault says, on top of what was changed before. Without a name: the only lab there is.
 * Fails with `lab-not-up`, `lab-several-up`, `lab-fault-word`, `lab-fault-value`, `lab-fault-place`, `lab-fault-failed`.
 */
export async function labFault(fault: Fault, name?: string): Promise<LabState> {
  const state = await runningLab(name);
  return change(state, [...state.faults, fault]);
}

/** Makes a lab again what its scenario says. */
export async function clearLabFaults(name?: string): Promise<LabState> {
  return change(await runningLab(name), []);
}

async function change(state: LabState, faults: Fault[]): Promise<LabState> {
  const text = await readFile(join(state.runFolder, 'scenario.json'), 'utf8').catch(() => null);
  if (text === null) throw new AppError('lab-not-up');
  const scenario = Scenario.parse(JSON.parse(text));
  const before = planOf(scenario, state.faults, state);
  const after = planOf(scenario, faults, state);
  refuseGuests(before, after, faults);
  // Written first, so that what a crash leaves half-changed can be cleared.
  const changed: LabState = {...state, faults};
  await writeState(changed);
  try {
    await settle(changed, before, after);
  } catch (cause) {
    if (isAppError(cause)) throw cause;
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('lab-fault-failed', {detail}, {cause});
  }
  return changed;
}

function planOf(scenario: Scenario, faults: readonly Fault[], state: LabState): LabPlan {
  return planLab(faults.reduce(withFault, scenario), state.name, state.index);
}

/** A guest is a machine of its own; nothing inside it can be changed from here. */
function refuseGuests(before: LabPlan, after: LabPlan, faults: readonly Fault[]): void {
  const was = new Map(guestsOf(before).map(({id, spec}) => [id, JSON.stringify(spec)]));
  for (const {id, spec} of guestsOf(after)) {
    const last = faults.at(-1);
    if (last === undefined || was.get(id) === JSON.stringify(spec)) continue;
    throw new AppError('lab-fault-guest', {node: id, place: placeText(last.place)});
  }
}

async function runningLab(name?: string): Promise<LabState> {
  const names = await labNames();
  if (name === undefined && names.length > 1) throw new AppError('lab-several-up', {names});
  const wanted = name ?? names[0];
  const state = wanted === undefined ? null : await readState(wanted);
  if (state?.phase !== 'up') throw new AppError('lab-not-up');
  return state;
}
