import {regionOf} from '../../model/node.ts';
import type {ReportDocument} from '../../model/report.ts';
import {cleanText} from '../clean.ts';

/** Where paths begin and end: all nodes, and services. */
export type Places = {
  regions: string[];
  names: string[];
  addresses: (string | null)[];
  regionOf: number[];
  /** Place by the name paths use. */
  placeOf: ReadonlyMap<string, number>;
  /** Places that are nodes of the inventory. */
  nodes: ReadonlySet<number>;
};

const SERVICE = 'service:';

export function placesOf({run, paths}: ReportDocument): Places {
  const known = new Map<string, {region: string; address: string | null}>();
  for (const node of run.inventory.nodes) {
    const address = node.address ?? (node.reach.kind === 'ssh' ? node.reach.host : null);
    known.set(node.id, {region: regionOf(node), address});
  }
  const nodes = new Set(known.keys());
  for (const path of paths) {
    if (path.probe === 'service') continue;
    for (const id of [path.source, path.destination]) {
      if (known.has(id)) continue;
      const region = id.startsWith(SERVICE) ? id.slice(SERVICE.length) : '-';
      known.set(id, {region, address: null});
    }
  }
  const sorted = [...known].sort(
    ([a, {region: x}], [b, {region: y}]) => order(x, y) || order(a, b),
  );
  const regions = [...new Set(sorted.map(([, {region}]) => region))];
  const regionPlaces = new Map(regions.map((region, i) => [region, i]));
  const placeOf = new Map(sorted.map(([id], i) => [id, i]));
  return {
    regions: distinct(regions.map(cleanText)),
    names: distinct(sorted.map(([id]) => cleanText(id))),
    addresses: sorted.map(([, {address}]) => (address === null ? null : cleanText(address))),
    regionOf: sorted.map(([, {region}]) => regionPlaces.get(region) ?? 0),
    placeOf,
    nodes: new Set([...nodes].flatMap((id) => placeOf.get(id) ?? [])),
  };
}

/** Names that cleaning made alike are told apart, for links name them. */
function distinct(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let i = 2; seen.has(own); i++) own = `${name} (${i})`;
    seen.add(own);
    return own;
  });
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
