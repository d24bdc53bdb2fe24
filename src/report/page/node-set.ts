/** Nodes by their place in `PageData.nodes`, as pairs of first place and how many follow: `[0, 2, 7, 1]` is 0, 1 and 7. */
export type NodeSet = readonly number[];

/** Places of nodes as pairs of first place and how many follow. */
export function nodeSet(places: readonly number[]): NodeSet {
  const sorted = [...new Set(places)].sort((a, b) => a - b);
  const pairs: number[] = [];
  for (const place of sorted) {
    const start = pairs.at(-2);
    const count = pairs.at(-1);
    if (start !== undefined && count !== undefined && start + count === place) {
      pairs[pairs.length - 1] = count + 1;
    } else pairs.push(place, 1);
  }
  return pairs;
}

/** How many nodes a set holds. */
export function sizeOf(set: NodeSet): number {
  let size = 0;
  for (let i = 1; i < set.length; i += 2) size += set[i] ?? 0;
  return size;
}

export function holds(set: NodeSet, place: number): boolean {
  for (let i = 0; i < set.length; i += 2) {
    const start = set[i] ?? 0;
    if (place >= start && place < start + (set[i + 1] ?? 0)) return true;
  }
  return false;
}

/** The first places of a set. */
export function placesOf(set: NodeSet, limit: number): number[] {
  const places: number[] = [];
  for (let i = 0; i < set.length; i += 2) {
    const start = set[i] ?? 0;
    const end = start + (set[i + 1] ?? 0);
    for (let place = start; place < end; place++) {
      if (places.length === limit) return places;
      places.push(place);
    }
  }
  return places;
}
