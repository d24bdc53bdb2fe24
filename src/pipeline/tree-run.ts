import {collectTree, openTrees} from '../collect/tree/index.ts';
import type {Node} from '../model/node.ts';
import {endSession, type Session, startSession} from './session.ts';
import {nodesOf, type TreeSource} from './tree-nodes.ts';

export type TreeRunRequest = {
  runs: string;
  version: string;
  sources: readonly TreeSource[];
  startedAt: Date;
  onNodes?: (nodes: readonly Node[]) => void;
};

/**
 * Saved files of machines as an ordinary run, collected and not measured; returns its id. From here on it is
 * replayed like any other, without the files.
 */
export async function saveTreeRun(request: TreeRunRequest): Promise<string> {
  const {runs, version, sources, startedAt} = request;
  const opened = [];
  // One after the other, as each archive is held in memory.
  for (const source of sources) opened.push({source, found: await openTrees(source.given)});
  const nodes = nodesOf(opened);
  request.onNodes?.(nodes.map(({node}) => node));
  const session = await startSession({
    runs,
    version,
    inventory: {nodes: nodes.map(({node}) => node), services: [], expectations: []},
    settings: {timeoutMs: 0, concurrency: 1, maxBytesPerNode: 0, sudo: false, measure: false},
    label: nodes.length === 1 ? (nodes[0]?.node.id ?? 'files') : 'files',
    startedAt,
    signal: new AbortController().signal,
  });
  for (const {node, found} of nodes) await saveNode(session, node, await collectTree(found.tree));
  session.manifest.stages.collect = 'done';
  await endSession(session, new Date());
  return session.manifest.id;
}

async function saveNode({manifest, writer}: Session, node: Node, raw: Buffer): Promise<void> {
  await writer.raw(node.id, 'all', raw);
  manifest.readings.push({node: node.id, reading: 'all', at: new Date().toISOString()});
  const outcome = {ok: true, partial: false, durationMs: 0, bytes: raw.length};
  manifest.outcomes.push({node: node.id, ...outcome});
}
