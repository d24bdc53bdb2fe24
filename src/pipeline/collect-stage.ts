import {setTimeout as pause} from 'node:timers/promises';
import {collectNode} from '../collect/index.ts';
import type {Node} from '../model/node.ts';
import type {Reading} from '../model/run.ts';
import type {Progress} from './progress.ts';
import type {Session} from './session.ts';

const READINGS_APART_MS = 1000;
/** However many nodes there are, benchmarks take no more rounds than this. */
const BENCHMARK_ROUNDS = 12;

/** Reads the facts of every node that has not been read yet, and saves the raw output as it arrives. */
export async function collectFacts(session: Session, progress: Progress): Promise<void> {
  const {manifest} = session;
  const settled = new Set(manifest.outcomes.filter((o) => o.ok && !o.partial).map((o) => o.node));
  const open = manifest.inventory.nodes.filter((node) => !settled.has(node.id));
  manifest.stages.collect = 'partial';
  await readNodes(session, open, 'all', progress);
  if (!session.signal.aborted) manifest.stages.collect = 'done';
  await session.writer.manifest(manifest);
}

/**
 * Runs the micro-benchmarks on the nodes that answered and have none yet. Few at a time: nodes that share a host
 * would measure one another.
 */
export async function benchmarkNodes(session: Session, progress: Progress): Promise<void> {
  const {manifest} = session;
  const answered = new Set(manifest.outcomes.filter((o) => o.ok).map((o) => o.node));
  for (const {node, reading} of manifest.readings)
    if (reading === 'benchmark') answered.delete(node);
  const nodes = manifest.inventory.nodes.filter((node) => answered.has(node.id));
  await readNodes(
    session,
    nodes,
    'benchmark',
    progress,
    Math.ceil(nodes.length / BENCHMARK_ROUNDS),
  );
  await session.writer.manifest(manifest);
}

/** Reads the counters a second time, from the nodes that answered the first. */
export async function collectAgain(session: Session, progress: Progress): Promise<void> {
  const answered = new Set(session.manifest.outcomes.filter((o) => o.ok).map((o) => o.node));
  const nodes = session.manifest.inventory.nodes.filter((node) => answered.has(node.id));
  await untilApart(session);
  await readNodes(session, nodes, 'again', progress);
  await session.writer.manifest(session.manifest);
}

/**
 * Measuring takes its time; where there is nothing to measure, the second reading waits until counters have had time
 * to move. A second, as a look at this machine shall not take two.
 */
async function untilApart({manifest, signal}: Session): Promise<void> {
  const last = Math.max(
    0,
    ...manifest.readings.filter((r) => r.reading === 'all').map((r) => Date.parse(r.at)),
  );
  const left = last + READINGS_APART_MS - Date.now();
  if (left <= 0 || left > READINGS_APART_MS) return;
  await pause(left, undefined, {signal}).catch(() => {});
}

async function readNodes(
  session: Session,
  nodes: readonly Node[],
  reading: Reading,
  progress: Progress,
  atOnce = nodes.length,
): Promise<void> {
  const {manifest} = session;
  const fresh = new Set(nodes.map((node) => node.id));
  manifest.readings = manifest.readings.filter((r) => r.reading !== reading || !fresh.has(r.node));
  if (reading === 'all') manifest.outcomes = manifest.outcomes.filter((o) => !fresh.has(o.node));
  let done = 0;
  progress.update(done, nodes.length);
  const waiting = nodes.values();
  const readOn = async () => {
    for (const node of waiting) {
      if (session.signal.aborted) return;
      await readNode(session, node, reading);
      done += 1;
      progress.update(done, nodes.length, node.id);
    }
  };
  await Promise.all(Array.from({length: atOnce}, readOn));
  // Nodes answer in any order; what is saved does not show it.
  manifest.outcomes.sort((a, b) => compareWords(a.node, b.node));
  manifest.readings.sort((a, b) => compareWords(a.node, b.node));
}

async function readNode(session: Session, node: Node, reading: Reading): Promise<void> {
  const {manifest, writer, reach, signal} = session;
  const {timeoutMs, maxBytesPerNode, sudo} = manifest.settings;
  const limits = {timeoutMs, maxBytes: maxBytesPerNode, sudo, which: reading, signal};
  const {raw, outcome} = await collectNode(reach, node, limits);
  if (reading === 'all') manifest.outcomes.push(outcome);
  if (raw.length === 0) return;
  await writer.raw(node.id, reading, raw);
  manifest.readings.push({node: node.id, reading, at: new Date().toISOString()});
}

function compareWords(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
