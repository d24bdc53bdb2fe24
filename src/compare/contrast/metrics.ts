import type {MetricContrast, MetricSide} from '../../model/contrast.ts';
import {type Node, regionOf} from '../../model/node.ts';
import type {NodeMetric} from '../node-metric.ts';
import {nodeMetricsOf} from '../node-metrics.ts';
import {byText} from '../order.ts';
import {FEWEST_RUNS, judgeTwo} from '../outliers/pairwise.ts';
import {placed, unworked} from '../outliers/place.ts';
import {ascending} from '../quantile.ts';
import {round} from '../round.ts';
import {harrellDavis} from '../stats/harrell-davis.ts';
import {type Shift, shiftOf} from '../stats/mann-whitney.ts';
import type {Side} from './side.ts';

const MISRATE = 0.05;
/** Of more values this many, spread evenly over their order, stand for all: intervals get wider, never too narrow. */
const MOST_VALUES = 200;
/** More runs than this are no advice. */
const MOST_RUNS = 1000;

/** What was measured, metric by metric; of whole runs region by region, as distance parts regions. */
export function metricContrasts(a: Side, b: Side): MetricContrast[] {
  const left = metricsOf(a);
  const right = a.document === b.document ? left : metricsOf(b);
  const names = [...new Set([...left.keys(), ...right.keys()])].sort(byText);
  return names.flatMap((name) => {
    const [x, y] = [left.get(name), right.get(name)];
    return regionsOf(a, b).flatMap((region) => {
      const chosenA = runsOf(x, a, region);
      const chosenB = runsOf(y, b, region);
      const told = x ?? y;
      if (told === undefined || (chosenA.length === 0 && chosenB.length === 0)) return [];
      const margin = Math.max(x?.margin ?? 0, y?.margin ?? 0);
      const distanceRemoved = [x, y].every((one) => one?.distanceRemoved !== false);
      return [{...judged(told, chosenA, chosenB, margin), region, distanceRemoved}];
    });
  });
}

function metricsOf({document}: Side): Map<string, NodeMetric> {
  const {paths, run} = document;
  return new Map(nodeMetricsOf(paths, run.inventory.nodes).map((one) => [one.metric, one]));
}

/** `null`: the sides as they are. */
function regionsOf(a: Side, b: Side): (string | null)[] {
  if (a.kind !== 'run' || b.kind !== 'run') return [null];
  const names = [a, b].flatMap(({document}) => document.run.inventory.nodes.map(regionOf));
  return [...new Set(names)].sort(byText);
}

/** Per node its runs, ascending, worse is larger. */
type Runs = readonly (readonly number[])[];

function runsOf(
  metric: NodeMetric | undefined,
  {nodes, document}: Side,
  region: string | null,
): Runs {
  if (metric === undefined) return [];
  const members = new Set(nodes);
  const regions = new Map(
    document.run.inventory.nodes.map((node: Node) => [node.id, regionOf(node)]),
  );
  return metric.nodes.flatMap((measured) => {
    if (!members.has(measured.node)) return [];
    if (region !== null && regions.get(measured.node) !== region) return [];
    const one = placed(measured, 'log', metric.largerIsWorse);
    return one === null ? [] : [one.runs];
  });
}

function judged(
  {metric, unit, largerIsWorse}: NodeMetric,
  a: Runs,
  b: Runs,
  margin: number,
): Omit<MetricContrast, 'region' | 'distanceRemoved'> {
  // The node is the run of a region, as long as there are enough nodes to say anything.
  const byNode = Math.min(a.length, b.length) >= FEWEST_RUNS.two;
  const [x, y] = [valuesOf(a, byNode), valuesOf(b, byNode)];
  const shift = shiftOf(x, y, MISRATE);
  const told = (values: readonly number[], nodes: number): MetricSide => ({
    nodes,
    runs: values.length,
    median: medianOf(values, largerIsWorse),
  });
  return {
    metric,
    unit,
    a: told(x, a.length),
    b: told(y, b.length),
    worse:
      shift === null
        ? null
        : {ratio: ratioOf(shift.centre), low: ratioOf(shift.low), high: ratioOf(shift.high)},
    margin: round(Math.exp(margin)),
    ...verdictOf(x, y, margin, shift),
  };
}

function valuesOf(runs: Runs, byNode: boolean): number[] {
  const values = ascending(byNode ? runs.map((own) => harrellDavis(own, 0.5).value) : runs.flat());
  if (values.length <= MOST_VALUES) return values;
  const last = values.length - 1;
  return Array.from(
    {length: MOST_VALUES},
    (_, i) => values[Math.round((i * last) / (MOST_VALUES - 1))] as number,
  );
}

function medianOf(values: readonly number[], largerIsWorse: boolean): number | null {
  if (values.length === 0) return null;
  return round(unworked(harrellDavis(values, 0.5).value, 'log', largerIsWorse));
}

function verdictOf(
  a: readonly number[],
  b: readonly number[],
  margin: number,
  shift: Shift | null,
): Pick<MetricContrast, 'verdict' | 'runsNeeded'> {
  if (a.length === 0 || b.length === 0) return {verdict: 'one-side', runsNeeded: null};
  const outcome = judgeTwo({name: 'a', runs: a}, {name: 'b', runs: b}, margin);
  switch (outcome.verdict) {
    case 'differs':
      return {verdict: (shift?.centre ?? 0) > 0 ? 'a-worse' : 'b-worse', runsNeeded: null};
    case 'none-odd':
      return {verdict: 'equivalent', runsNeeded: null};
    default:
      return Math.min(a.length, b.length) < FEWEST_RUNS.two || shift === null
        ? {verdict: 'too-few-runs', runsNeeded: FEWEST_RUNS.two}
        : {verdict: 'unsettled', runsNeeded: runsNeeded(a.length, b.length, margin, shift)};
  }
}

/** The interval narrows with the root of the runs; enough when it would stay clear of the nearest limit. */
function runsNeeded(
  a: number,
  b: number,
  margin: number,
  {centre, low, high}: Shift,
): number | null {
  const half = Math.max(high - centre, centre - low);
  const room = Math.min(Math.abs(centre - margin), Math.abs(centre + margin));
  if (!Number.isFinite(half) || !Number.isFinite(centre) || room === 0) return null;
  const now = Math.min(a, b);
  const needed = Math.max(now + 1, Math.ceil(now * (half / room) ** 2));
  return needed > MOST_RUNS ? null : needed;
}

/** Four digits; `null` when a side timed out. */
function ratioOf(shift: number): number | null {
  return Number.isFinite(shift) ? Number(Math.exp(shift).toPrecision(4)) : null;
}
