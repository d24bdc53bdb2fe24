import {labDown, labUp} from '../lab/index.ts';
import type {Scenario} from '../lab/scenario.ts';
import type {ReportDocument} from '../model/report.ts';
import type {Context} from './context.ts';
import {settingsOf} from './flags.ts';
import {runFleet} from './fleet.ts';
import {interruptible} from './interrupt.ts';
import {stepTeller} from './lab.ts';

export type InLab = (document: ReportDocument, signal: AbortSignal) => Promise<void>;

/**
 * Builds a lab, diagnoses it over SSH like any fleet, lets `work` go on while it is up, and removes it, whatever
 * happens. `work` is not called after an interruption.
 */
export async function withDiagnosedLab(
  scenario: Scenario,
  quiet: boolean,
  context: Context,
  work: InLab,
): Promise<void> {
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
      const document = await runFleet({targets, settings, wanted, quiet}, context);
      if (document !== null) await work(document, signal);
    } finally {
      await labDown(state.name);
    }
  } finally {
    release();
  }
}
