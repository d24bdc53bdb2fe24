import type {FoundTree} from '../collect/tree/index.ts';
import {AppError} from '../model/error.ts';
import {type Node, NodeId} from '../model/node.ts';

/** One `--from`: saved files of one machine or of several, with the name and labels the user gave. */
export type TreeSource = {given: string; name?: string; labels: Readonly<Record<string, string>>};

export type TreeNode = {node: Node; found: FoundTree};

/**
 * Names the machines. A name that was not given is that of the folder; a region that was not given is the folder
 * around it (`bj/bj-1`), else the name without its number (`bj-1` lies in `bj`).
 */
export function nodesOf(
  sources: readonly {source: TreeSource; found: readonly FoundTree[]}[],
): TreeNode[] {
  const taken = new Map<string, string>();
  const nodes: TreeNode[] = [];
  for (const {source, found} of sources) {
    if (source.name !== undefined && found.length > 1) {
      throw new AppError('tree-several', {given: source.given, count: found.length});
    }
    for (const tree of found) {
      const wanted = source.name ?? nameOf(tree);
      const id = freeName(source, wanted, taken);
      taken.set(id, source.given);
      const region = source.labels.region ?? regionOf(tree, wanted);
      const labels = {...source.labels, ...(region === undefined ? {} : {region})};
      const reach = {kind: 'tree', path: tree.path} as const;
      nodes.push({node: {id, reach, labels, origin: '--from'}, found: tree});
    }
  }
  return nodes;
}

function freeName(
  {given, name}: TreeSource,
  wanted: string,
  taken: ReadonlyMap<string, string>,
): string {
  const first = taken.get(wanted);
  if (name !== undefined && first !== undefined) {
    throw new AppError('inventory-duplicate', {place: given, name, first});
  }
  let free = wanted;
  // Two reports of one machine, from before and after, say.
  for (let n = 2; taken.has(free); n++) free = `${wanted}-${n}`;
  return free;
}

/** The part of `sosreport-bj-1-2026-11-23-abcdefg` that names the machine. */
const SOSREPORT =
  /^(?:sosreport|sos)-(.+?)(?:-\d{4,})?-\d{4}-\d{2}-\d{2}-[a-z]{7}(?:-obfuscated)?$/;

function nameOf({folders}: FoundTree): string {
  const own = folders.at(-1) ?? '';
  const word = (SOSREPORT.exec(own)?.[1] ?? own)
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '');
  return NodeId.safeParse(word).data ?? 'node';
}

function regionOf({folders}: FoundTree, name: string): string | undefined {
  // The path given, a region in it, a node in that.
  if (folders.length > 2) return folders.at(-2);
  return /^([A-Za-z][A-Za-z-]*?)[-_.]?\d+$/.exec(name)?.[1];
}
