import {labDown, labUp} from '../lab/index.ts';
import type {Scenario} from '../lab/scenario.ts';
import type {ReportDocument} from '../model/report.ts';
import type {Context} from './context.ts';
import {settingsOf} from './flags.ts';
import {runFleet} from './fleet.ts';
import {interruptible} from './interrupt.ts';
import {stepTeller} from './lab.ts';

/** Builds a lab, diagnoses it over SSH like any fleet, and removes it, whatever happens. */
export async function diagnoseScenario(
  scenario: Scenario,
  quiet: boolean,
  context: Context,
): Promise<ReportDocument | null> {
  const {signal, release} = interruptible();
  try {
    // A name of its own, so that a lab somebody keeps up is not in the way.
    const name = `${scenario.name}-${process.pid}`;
    const onStep = quiet ? () => {} : stepTeller(context);
    const state = await labUp(scenario, {name, onStep, signal});
    try {
      const targets = {inventory: [state.fleetFile], host: []};
      const limits = {timeout: 30, concurrency: 32, sudo: false};
      const noBulk = scenario.bulkTransfers === false ? {maxBytes: 0} : {};
      const settings = settingsOf({...limits, ...noBulk}, true);
      const wanted = {collect: true, measure: true};
      return await runFleet({targets, settings, wanted, quiet}, context);
    } finally {
      await labDown(state.name);
    }
  } finally {
    release();
  }
}
