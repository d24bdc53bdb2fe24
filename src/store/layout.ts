import type {Reading} from '../model/run.ts';

/** Files of a run folder, relative to it. Node ids are plain words (model `NodeId`), so they may name files. */
export const MANIFEST = 'run.json';
export const PATHS = 'paths.jsonl';

export function rawFile(node: string, reading: Reading): string {
  return `nodes/${node}.${reading}.raw`;
}

/** By the place of the cluster in the inventory: names of contexts hold anything. */
export function clusterFile(index: number): string {
  return `clusters/${index}.json`;
}

const CLUSTER = /^clusters\/\d{1,4}\.json$/;
const RAW = /^nodes\/[A-Za-z0-9][A-Za-z0-9._-]{0,252}\.(all|again|benchmark)\.raw$/;

/** True for names a run may hold; anything else in an imported file is refused. */
export function belongsToRun(name: string): boolean {
  return (
    name === MANIFEST ||
    name === PATHS ||
    CLUSTER.test(name) ||
    (RAW.test(name) && !name.includes('..'))
  );
}
