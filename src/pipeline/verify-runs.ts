import type {Message} from '../model/message.ts';
import type {PathResult} from '../model/path.ts';
import type {RunSettings} from '../model/run.ts';
import type {VerifyRun, VerifyRunFile} from '../model/verification.ts';
import {heldDuring} from '../verify/in-force.ts';
import {measureRun, requestsFor} from '../verify/measure-run.ts';
import type {Arm} from '../verify/order.ts';
import {notMeasured, whyRejected} from '../verify/rejection.ts';
import {saveRun} from '../verify/run-files.ts';
import {valuesOf} from '../verify/run-values.ts';
import {say} from '../verify/strings.ts';
import {filesOf, journalOf, type Verifying} from './verify-work.ts';

/** Runs made in vain before samespec gives up: a quarter of those asked for, and at least four. */
const SPARE = {share: 0.25, least: 4} as const;

/** All that is missing of one side; says why it stopped before. */
export async function oneSide(context: Verifying, arm: Arm): Promise<Message | null> {
  const files = await filesOf(context);
  let usable = usableOf(files, arm);
  let index = nextIndex(files);
  let spare = spareFor(context.wanted);
  let gone: string | null = null;
  while (usable < context.wanted) {
    const stop = whyStop(context, usable, context.wanted);
    if (stop !== null) return stop;
    tellProgress(context, arm, usable + 1, context.wanted);
    const {run, missing} = await takeRun(context, arm, index++);
    if (context.signal.aborted) return null;
    if (missing !== null && missing.node === gone) {
      return say('stop-node-gone', {reason: missing.message});
    }
    gone = missing?.node ?? null;
    if (run.rejected === null) usable += 1;
    else if (--spare < 0) {
      return say('stop-rejected', {made: index, usable, wanted: context.wanted});
    }
  }
  return null;
}

export function spareFor(wanted: number): number {
  return Math.max(SPARE.least, Math.ceil(wanted * SPARE.share));
}

type Taken = {run: VerifyRun; missing: {node: string; message: Message} | null};

/** One run, measured, judged fit or not, and saved. */
export async function takeRun(context: Verifying, arm: Arm, index: number): Promise<Taken> {
  const {plan, criterion, inventory, reach, signal, version} = context;
  const requests = context.requests ?? requestsFor(inventory);
  const settings: RunSettings = {...context.from.manifest.settings, sudo: plan.sudo};
  const startedAt = new Date().toISOString();
  const paths = await measureRun({inventory, criterion, settings, requests, reach, signal});
  const endedAt = new Date().toISOString();
  const missing = notMeasured(paths, inventory.nodes, criterion);
  const run: VerifyRun = {
    arm,
    index,
    startedAt,
    endedAt,
    ...valuesOf(paths, inventory.nodes, criterion),
    rejected:
      (await changedMeanwhile(context, arm, startedAt, endedAt)) ??
      whyRejected(paths, inventory.nodes, criterion),
  };
  if (!signal.aborted) await save(context, {run, paths, requests, version});
  return {run, missing};
}

function save(
  {folder, plan}: Verifying,
  made: {run: VerifyRun; paths: PathResult[]; requests: number; version: string},
): Promise<VerifyRunFile> {
  const {run, paths, requests, version} = made;
  const head = {schemaVersion: 1 as const, plan: plan.id, samespecVersion: version};
  return saveRun(folder, {...head, requests, run, paths});
}

async function changedMeanwhile(
  context: Verifying,
  arm: Arm,
  startedAt: string,
  endedAt: string,
): Promise<Message | null> {
  const held = heldDuring(context.plan, await journalOf(context), startedAt, endedAt);
  return held === (arm === 'before' ? 'out' : 'in') ? null : say('run-plan-changed');
}

export function whyStop(context: Verifying, made: number, wanted: number): Message | null {
  const {maxDurationMs, began} = context;
  if (maxDurationMs === undefined || performance.now() - began < maxDurationMs) return null;
  return say('stop-duration', {made, wanted});
}

export function tellProgress(
  {onProgress}: Verifying,
  arm: Arm,
  number: number,
  total: number,
): void {
  onProgress(say('run-progress', {number, total, arm}));
}

export function usableOf(files: readonly VerifyRunFile[], arm: Arm): number {
  return files.filter(({run}) => run.arm === arm && run.rejected === null).length;
}

export function nextIndex(files: readonly VerifyRunFile[]): number {
  return (files.at(-1)?.run.index ?? -1) + 1;
}
