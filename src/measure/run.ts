import type {Message} from '../model/message.ts';
import type {PathResult} from '../model/path.ts';
import type {Reach} from '../reach/reach.ts';
import {droppedResult} from './budget.ts';
import {bulkBytes, type Dropped} from './bulk-budget.ts';
import type {AnyProbe, Tools} from './define-probe.ts';
import {newProof, runUndisturbed} from './interference.ts';
import {type MeasurePlan, planEscalation} from './plan.ts';
import {PROBES} from './probes/index.ts';
import type {ThroughputJob} from './probes/throughput/plan.ts';
import {reachOnce} from './reach-once.ts';
import {say} from './strings.ts';

export type RunOptions = {
  /** Aborting ends what runs on the nodes; what was measured until then is returned. */
  signal?: AbortSignal;
  onProgress?: (done: number, total: number, message: Message) => void;
  /** Each result once, as soon as it is final; waited for. */
  onResult?: (result: PathResult) => void | Promise<void>;
};

/**
 * Carries out a plan. A node that fails gives results of state `unknown` for its own paths, never an exception.
 * Returns the results of this run, not those the plan was told are done.
 */
export async function runMeasurements(
  plan: MeasurePlan,
  reach: Reach,
  options: RunOptions = {},
): Promise<PathResult[]> {
  const results: PathResult[] = [];
  const {signal} = options;
  const tools: Tools = {
    reach: reachOnce(reach),
    sudo: plan.sudo,
    now: () => new Date().toISOString(),
    results: [],
    ...(signal === undefined ? {} : {signal}),
  };
  const began = performance.now();
  /** Of the byte budget, beyond what is planned. */
  let leftBytes = plan.repeatBytes;
  let total = jobsIn(plan);
  let done = 0;

  const hand = async (found: readonly PathResult[]) => {
    for (const result of found) {
      results.push(result);
      await options.onResult?.(result);
    }
  };

  const isLate = (limitMs: number | null) =>
    limitMs !== null && performance.now() - began > limitMs;

  const runPlan = async (current: MeasurePlan) => {
    const proof = newProof(current);
    leftBytes = current.repeatBytes;
    await hand(current.dropped.map((one) => droppedResult(one, tools.now())));
    for (const stage of current.stages) {
      if (signal?.aborted) break;
      const probe = probeOf(stage.probe);
      const message = say(`progress-${stage.probe}`, {layer: stage.layer});
      const held: PathResult[] = [];
      const measure = async (job: unknown) => {
        const earlier = [...current.done, ...results];
        if (stage.probe === 'throughput' && isLate(current.maxDurationMs)) {
          return [tooLate(job as Dropped['job'], current.maxDurationMs ?? 0, tools.now())];
        }
        return probe.run(job, {...tools, results: earlier});
      };
      const finish = async (_: unknown, found: readonly PathResult[]) => {
        if (probe.settle === undefined) await hand(found);
        else held.push(...found);
        done++;
        options.onProgress?.(done, total, message);
      };
      options.onProgress?.(done, total, message);
      if (stage.probe === 'throughput') {
        const aborted = () => signal?.aborted ?? false;
        // What is measured twice must have been left over by the budget.
        const affordable = (jobs: readonly unknown[]) => {
          const bytes = (jobs as ThroughputJob[]).reduce((sum, job) => sum + bulkBytes(job), 0);
          if (bytes > leftBytes || isLate(current.maxDurationMs)) return false;
          leftBytes -= bytes;
          return true;
        };
        const repeat = (job: unknown) => {
          const alone: ThroughputJob = {...(job as ThroughputJob), isRepeat: true};
          return affordable([alone]) ? probe.run(alone, tools) : null;
        };
        const running = {measure, repeat, affordable, hand: finish, aborted};
        await runUndisturbed(stage.rounds, running, proof);
      } else {
        for (const round of stage.rounds) {
          if (signal?.aborted) break;
          await Promise.all(round.map(async (job) => finish(job, await measure(job))));
        }
      }
      if (probe.settle !== undefined) await hand(probe.settle(held, [...current.done, ...results]));
    }
  };

  await runPlan(plan);
  const stopped = signal?.aborted === true || isLate(plan.maxDurationMs);
  const more = stopped ? null : planEscalation(plan, results, leftBytes);
  if (more !== null) {
    total += jobsIn(more);
    options.onProgress?.(done, total, say('progress-escalation'));
    await runPlan(more);
  }
  return results;
}

function jobsIn({stages}: MeasurePlan): number {
  return stages.flatMap(({rounds}) => rounds.flat()).length;
}

function tooLate(job: Dropped['job'], limitMs: number, at: string): PathResult {
  return droppedResult({job, reason: say('over-duration', {seconds: limitMs / 1000})}, at);
}

function probeOf(id: PathResult['probe']): AnyProbe {
  const probe = PROBES.find((one) => one.id === id);
  if (probe === undefined) throw new Error(`no probe ${id}`);
  return probe;
}
