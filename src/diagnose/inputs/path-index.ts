import type {Layer, PathResult} from '../../model/path.ts';
import {rememberedOf} from '../../model/remembered.ts';

type Probe = PathResult['probe'];
/** By source, then destination. */
type OfKind = Map<string, Map<string, PathResult>>;

/** The result of one probe on one layer of an ordered pair; of several the better one. */
export function resultOf(
  paths: readonly PathResult[],
  probe: Probe,
  layer: Layer,
  {source, destination}: Pick<PathResult, 'source' | 'destination'>,
): PathResult | undefined {
  return indexOf(paths).get(probe)?.get(layer)?.get(source)?.get(destination);
}

/** Those of all pairs, in no particular order. */
export function resultsOf(
  paths: readonly PathResult[],
  probe: Probe,
  layer: Layer,
): readonly PathResult[] {
  const kind = indexOf(paths).get(probe)?.get(layer) ?? new Map<string, never>();
  return [...kind.values()].flatMap((found) => [...found.values()]);
}

// A fleet has many more lookups than results; maps in maps, as a text put together for each lookup costs the most.
const indexOf = rememberedOf((paths: readonly PathResult[]): Map<Probe, Map<Layer, OfKind>> => {
  const index = new Map<Probe, Map<Layer, OfKind>>();
  for (const result of paths) {
    const {probe, layer, source, destination} = result;
    const layers = within(index, probe);
    const found = within(within(layers, layer), source);
    const other = found.get(destination);
    if (other === undefined || isBetter(result, other)) found.set(destination, result);
  }
  return index;
});

function within<K, L, T>(maps: Map<K, Map<L, T>>, key: K): Map<L, T> {
  let inner = maps.get(key);
  if (inner === undefined) {
    inner = new Map();
    maps.set(key, inner);
  }
  return inner;
}

/** IPv4 before IPv6, then the newer measurement. */
function isBetter(a: PathResult, b: PathResult): boolean {
  if (a.ipVersion !== b.ipVersion) return a.ipVersion === 4;
  return a.at > b.at;
}
