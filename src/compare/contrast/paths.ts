import type {PathCase, PathDifference, PathEnd} from '../../model/contrast.ts';
import {regionOf} from '../../model/node.ts';
import type {PathResult} from '../../model/path.ts';
import {byText} from '../order.ts';
import {isAlike, latest, measureKey, type PathReading, readingOf} from './path-reading.ts';
import type {Side} from './side.ts';

export type PathContrast = {
  differences: PathDifference[];
  counts: {equal: number; different: number; unknown: number};
};

const EXAMPLES = 3;
const PROBES: readonly PathDifference['probe'][] = ['path-mtu', 'throughput', 'service', 'echo'];
const SERVICE = 'service:';

/** Paths that are to be compared with one another: results of each side, under a common name. */
type Lot = {sample: PathResult; from: PathEnd; to: PathEnd; a: PathResult[]; b: PathResult[]};

/**
 * The paths of both sides. `paired`: each path with itself, told by region. Else the ways of one side (to a peer, from
 * it, inside) with the same ways of the other.
 */
export function pathContrast(a: Side, b: Side, paired: boolean): PathContrast {
  return paired ? pairedPaths(a, b) : groupedPaths(a, b);
}

function pairedPaths(a: Side, b: Side): PathContrast {
  const [left, right] = [a, b].map((side) => latest(pathsOf(side))) as [
    Map<string, PathResult>,
    Map<string, PathResult>,
  ];
  const regions = regionsOf(a, b);
  const counts = {equal: 0, different: 0, unknown: 0};
  const lots = new Map<string, Lot>();
  for (const [key, before] of left) {
    const after = right.get(key);
    const [x, y] = [readingOf(before), after === undefined ? null : readingOf(after)];
    if (after === undefined || x === null || y === null) counts.unknown++;
    else if (isAlike(x, y)) counts.equal++;
    else {
      counts.different++;
      const from = regionEnd(before.source, regions);
      put(lots, before, from, regionEnd(before.destination, regions), before, after);
    }
  }
  for (const key of right.keys()) if (!left.has(key)) counts.unknown++;
  return {differences: [...lots.values()].map(differenceOf).sort(inOrder), counts};
}

function groupedPaths(a: Side, b: Side): PathContrast {
  const lots = new Map<string, Lot>();
  const oneRun = a.document === b.document;
  for (const [side, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const endOf = endsOf(side, other);
    for (const result of latest(pathsOf(side)).values()) {
      const [from, to] = [endOf(result.source), endOf(result.destination)];
      // The way there of the one is the way back of the other: told once.
      if (oneRun && from.kind === 'other') continue;
      put(lots, result, from, to, side === a ? result : undefined, side === a ? undefined : result);
    }
  }
  const counts = {equal: 0, different: 0, unknown: 0};
  const different = [...lots.values()].filter((lot) => {
    const outcome = judged(lot);
    counts[outcome]++;
    return outcome === 'different';
  });
  return {differences: different.map(differenceOf).sort(inOrder), counts};
}

/** Paths that begin or end at a node of the side. */
function pathsOf({document, nodes}: Side): PathResult[] {
  const own = new Set(nodes);
  return document.paths.filter(({source, destination}) => own.has(source) || own.has(destination));
}

function put(
  lots: Map<string, Lot>,
  sample: PathResult,
  from: PathEnd,
  to: PathEnd,
  a: PathResult | undefined,
  b: PathResult | undefined,
): void {
  const key = `${measureKey(sample)}\n${JSON.stringify([from, to])}`;
  const lot = lots.get(key) ?? {sample, from, to, a: [], b: []};
  if (a !== undefined) lot.a.push(a);
  if (b !== undefined) lot.b.push(b);
  lots.set(key, lot);
}

function judged({a, b}: Lot): keyof PathContrast['counts'] {
  const [left, right] = [a, b].map((own) => own.flatMap((result) => readingOf(result) ?? []));
  if (!left?.length || !right?.length) return 'unknown';
  const alike =
    left.every((x) => right.some((y) => isAlike(x, y))) &&
    right.every((y) => left.some((x) => isAlike(x, y)));
  return alike ? 'equal' : 'different';
}

function regionsOf(...sides: readonly Side[]): Map<string, string> {
  return new Map(
    sides.flatMap(({document}) =>
      document.run.inventory.nodes.map((node) => [node.id, regionOf(node)] as const),
    ),
  );
}

function regionEnd(end: string, regions: ReadonlyMap<string, string>): PathEnd {
  return {kind: 'region', name: regions.get(end) ?? end.replace(SERVICE, '')};
}

/** How an end looks from a side: the same name for what is the same to both. */
function endsOf(own: Side, other: Side): (end: string) => PathEnd {
  const regions = regionsOf(own);
  const [mine, theirs] = [new Set(own.nodes), new Set(other.nodes)];
  const [ownRegions, otherRegions] = [own, other].map(
    ({nodes}) => new Set(nodes.map((node) => regions.get(node))),
  );
  return (end) => {
    if (end.startsWith(SERVICE)) {
      const name = end.slice(SERVICE.length);
      if (ownRegions?.has(name)) return {kind: 'own'};
      return otherRegions?.has(name) ? {kind: 'other'} : {kind: 'region', name};
    }
    if (mine.has(end)) return {kind: 'own'};
    if (theirs.has(end)) return {kind: 'other'};
    if (own.kind === 'node') return {kind: 'node', name: end};
    return {kind: 'region', name: regions.get(end) ?? '-'};
  };
}

function differenceOf({sample, from, to, a, b}: Lot): PathDifference {
  return {
    probe: sample.probe,
    layer: sample.layer,
    ipVersion: sample.ipVersion,
    body: sample.probe === 'service' ? sample.body : null,
    from,
    to,
    a: casesOf(a),
    b: casesOf(b),
    examples: {a: examplesOf(a), b: examplesOf(b)},
  };
}

function casesOf(results: readonly PathResult[]): PathCase[] {
  const cases = new Map<string, PathCase>();
  for (const result of results) {
    const reading: PathReading = readingOf(result) ?? {state: 'unknown', bytes: null};
    const key = `${reading.state} ${reading.bytes}`;
    const there = cases.get(key);
    if (there === undefined) cases.set(key, {...reading, paths: 1});
    else there.paths++;
  }
  return [...cases.values()].sort(
    (x, y) => y.paths - x.paths || byText(x.state, y.state) || (x.bytes ?? 0) - (y.bytes ?? 0),
  );
}

function examplesOf(results: readonly PathResult[]): string[] {
  return results
    .map(({source, destination}) => `${source} > ${destination}`)
    .sort(byText)
    .slice(0, EXAMPLES);
}

function inOrder(x: PathDifference, y: PathDifference): number {
  return PROBES.indexOf(x.probe) - PROBES.indexOf(y.probe) || byText(keyOf(x), keyOf(y));
}

function keyOf({layer, ipVersion, body, from, to}: PathDifference): string {
  return JSON.stringify([layer, ipVersion, body, from, to]);
}
