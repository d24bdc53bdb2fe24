import type {PathResult} from '../../model/path.ts';
import type {Places} from './paths-places.ts';

/** One ordered pair: the result that counts, which is the last saved, and all of them. */
export type Pair<R extends PathResult = PathResult> = {
  from: number;
  to: number;
  newest: R;
  /** When that was measured, ms since 1970; null where the time cannot be read. */
  atMs: number | null;
  runs: readonly R[];
};

/** Results of one probe on one layer, by `from`, then `to`. */
export type Group = Pick<PathResult, 'probe' | 'layer' | 'ipVersion'> & {pairs: Pair[]};

const PROBES: readonly PathResult['probe'][] = ['path-mtu', 'echo', 'throughput'];

/** Requests to services are no pairs of nodes; they are shown as distributions. */
export function groupsOf(paths: readonly PathResult[], places: Places): Group[] {
  type Runs = {from: number; to: number; runs: PathResult[]};
  const groups = new Map<string, Omit<Group, 'pairs'> & {pairs: Map<number, Runs>}>();
  const width = places.names.length;
  for (const path of paths) {
    const {probe, layer, ipVersion} = path;
    if (probe === 'service') continue;
    const key = `${PROBES.indexOf(probe)} ${layer} ${ipVersion}`;
    const group = groups.get(key) ?? {probe, layer, ipVersion, pairs: new Map()};
    groups.set(key, group);
    const from = places.placeOf.get(path.source) ?? 0;
    const to = places.placeOf.get(path.destination) ?? 0;
    const pair = group.pairs.get(from * width + to);
    if (pair === undefined) group.pairs.set(from * width + to, {from, to, runs: [path]});
    else pair.runs.push(path);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, {pairs, ...group}]) => ({
      ...group,
      pairs: [...pairs.values()]
        .sort((a, b) => a.from - b.from || a.to - b.to)
        .map(({from, to, runs}) => {
          const newest = runs[runs.length - 1] as PathResult;
          return {from, to, newest, atMs: timeOf(newest), runs};
        }),
    }));
}

function timeOf({at}: PathResult): number | null {
  const time = Date.parse(at);
  return Number.isNaN(time) ? null : time;
}

/** The pairs of a group as those of its probe: a group has results of no other. */
export function pairsOf<P extends PathResult['probe']>(
  {probe, pairs}: Group,
  wanted: P,
): readonly Pair<Extract<PathResult, {probe: P}>>[] {
  if (probe !== wanted) throw new Error(`${probe} is not ${wanted}`);
  return pairs as readonly Pair<PathResult>[] as readonly Pair<Extract<PathResult, {probe: P}>>[];
}
