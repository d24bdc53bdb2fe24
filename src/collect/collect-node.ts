import type {Node} from '../model/node.ts';
import type {NodeOutcome} from '../model/run.ts';
import type {Reach} from '../reach/reach.ts';
import {type CollectWhich, collectorScript, DEFAULT_LIMITS} from './collector/assemble.ts';
import {type CollectorOutput, readFrames, TIMED_OUT} from './frames.ts';

export type CollectOptions = {
  timeoutMs: number;
  /** Cap on what the node may send, packed. */
  maxBytes: number;
  sudo: boolean;
  which: CollectWhich;
  signal?: AbortSignal;
};

export type Collected = {
  /** As it came, for keeping: a newer parser may read it again. */
  raw: Buffer;
  outcome: NodeOutcome;
};

/** Runs the collector on a node. A node that cannot be reached, or not in time, is data; this never rejects for it. */
export async function collectNode(
  reach: Reach,
  node: Node,
  {timeoutMs, maxBytes, sudo, which, signal}: CollectOptions,
): Promise<Collected> {
  const script = collectorScript(which, {
    ...DEFAULT_LIMITS,
    budgetSeconds: budgetSeconds(timeoutMs),
    totalBytes: Math.min(DEFAULT_LIMITS.totalBytes, maxBytes),
  });
  const result = await reach.run(node, script, {
    timeoutMs,
    maxBytes,
    sudo,
    ...(signal === undefined ? {} : {signal}),
  });
  const {stdout: raw, durationMs} = result;
  const output = readFrames(raw);
  const base = {node: node.id, durationMs, bytes: raw.length};
  // A script that said all and then did not end in time has answered.
  if (!result.ran && !output.complete) {
    const {failure, message} = result;
    const partial = output.sections.size > 0;
    return {raw, outcome: {...base, ok: false, failure, message, partial}};
  }
  if (output.families === undefined) {
    const message = {id: 'collect/no-answer', params: {exit: result.ran ? result.exit : 0}};
    return {raw, outcome: {...base, ok: false, failure: 'failed', message, partial: false}};
  }
  return {raw, outcome: {...base, ok: true, partial: isPartial(output)}};
}

function isPartial({complete, sections}: CollectorOutput): boolean {
  if (!complete) return true;
  for (const {exit, truncated} of sections.values())
    if (truncated || exit === TIMED_OUT) return true;
  return false;
}

/** The collector stops early enough for its output to arrive whole within the caller's limit. */
function budgetSeconds(timeoutMs: number): number {
  return Math.max(1, Math.floor((timeoutMs / 1000) * 0.7));
}
