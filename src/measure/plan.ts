import type {NodeFacts} from '../model/fact.ts';
import type {Inventory} from '../model/node.ts';
import type {Layer, PathResult} from '../model/path.ts';
import {type Estimate, withinBudget} from './budget.ts';
import type {Budget, Dropped} from './bulk-budget.ts';
import type {Fan, MeasureOptions} from './define-probe.ts';
import {fansOf} from './endpoints.ts';
import {escalate} from './escalation.ts';
import {PROBES} from './probes/index.ts';
import {FULL_MESH_NODES} from './sampling.ts';
import type {Pair} from './schedule.ts';

export type PlanOptions = Partial<MeasureOptions> &
  Budget & {
    /** Results of an earlier, interrupted run: what they answer is not measured again. */
    done?: readonly PathResult[];
    /** Only these ordered pairs, instead of all or of a sample. */
    pairs?: readonly Pair<string>[];
  };

/** Which probe measures what, in which order. Jobs of one round run at the same time. */
export type MeasurePlan = {
  stages: readonly {
    probe: PathResult['probe'];
    layer: Layer;
    rounds: readonly (readonly unknown[])[];
  }[];
  done: readonly PathResult[];
  sudo: boolean;
  soloChecks: number;
  onInterference: MeasureOptions['onInterference'];
  maxDurationMs: number | null;
  /** What will be sent, at most. */
  traffic: readonly Estimate[];
  /** What the budget left out. */
  dropped: readonly Dropped[];
  /** What it leaves to measure some transfers twice. */
  repeatBytes: number;
  /** What it was made from. */
  basis: {inventory: Inventory; facts: ReadonlyMap<string, NodeFacts>; given: PlanOptions};
};

const DEFAULTS: Omit<MeasureOptions, 'onInterference'> = {
  probes: ['echo', 'path-mtu', 'service', 'throughput'],
  layers: ['host', 'pod'],
  sudo: false,
  bandwidthSeconds: 3,
  ports: null,
  allPairs: false,
  crossCheck: false,
  regionPairCap: 1,
  soloChecks: 1,
  sampleSeed: 'samespec',
  requests: 5,
  requestTimeoutSeconds: 10,
};

/**
 * Plans the measurements of a fleet: background probes first, then the services, bulk transfers last, so that load
 * never inflates a round-trip time. Pure. Facts name pods and interface MTUs; without them hosts alone are measured.
 */
export function planMeasurements(
  inventory: Inventory,
  facts: ReadonlyMap<string, NodeFacts>,
  given: PlanOptions = {},
): MeasurePlan {
  const {done = [], pairs, maxBytes, maxDurationMs, ...changes} = given;
  // Who asks for checks wants undisturbed figures; by default one check tells, and nothing is measured twice.
  const onInterference = changes.soloChecks === undefined ? 'mark' : 'repeat';
  const options: MeasureOptions = {...DEFAULTS, onInterference, ...changes};
  const choice = {seed: options.sampleSeed, ...(pairs === undefined ? {} : {pairs})};
  const fans = options.layers.flatMap((layer) => fansOf(inventory, facts, layer, choice));
  const stages: MeasurePlan['stages'][number][] = [];
  for (const probe of PROBES) {
    if (!options.probes.includes(probe.id)) continue;
    const sampled = pairs !== undefined;
    const view = {
      ...{inventory, facts, options, sampled, done},
      fans: withoutDone(fans, probe.id, done),
    };
    for (const {layer, rounds} of probe.plan(view)) {
      const kept = rounds.filter((round) => round.length > 0);
      if (kept.length > 0) stages.push({probe: probe.id, layer, rounds: kept});
    }
  }
  const budget = {
    ...(maxBytes === undefined ? {} : {maxBytes}),
    ...(maxDurationMs === undefined ? {} : {maxDurationMs}),
  };
  return {
    ...withinBudget(stages, (probe) => withoutDone(fans, probe, done), {
      ...budget,
      soloChecks: options.soloChecks,
    }),
    done,
    sudo: options.sudo,
    soloChecks: options.soloChecks,
    onInterference: options.onInterference,
    maxDurationMs: maxDurationMs ?? null,
    basis: {inventory, facts, given},
  };
}

/** Bytes that a plan will send at most, by two regions (`bj|hk`; `bj|bj` inside one), to be shown before it starts. */
export function estimateBytes({traffic}: MeasurePlan): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const {regions, bytes} of traffic) sums.set(regions, (sums.get(regions) ?? 0) + bytes);
  return sums;
}

/**
 * What a sample calls for: the rows, columns and blocks in which it found a pattern. `leftBytes`: of the budget,
 * infinite where there is none. Null: nothing more.
 */
export function planEscalation(
  {basis: {inventory, facts, given}}: MeasurePlan,
  results: readonly PathResult[],
  leftBytes = Number.POSITIVE_INFINITY,
): MeasurePlan | null {
  if (given.pairs !== undefined || inventory.nodes.length <= FULL_MESH_NODES) return null;
  const known = [...(given.done ?? []), ...results];
  const seed = given.sampleSeed ?? DEFAULTS.sampleSeed;
  const bulk = given.allPairs === true;
  const background = (given.probes ?? DEFAULTS.probes).filter(
    (probe) => probe === 'echo' || probe === 'path-mtu' || (bulk && probe === 'throughput'),
  );
  const pairs = escalate(known, inventory.nodes, seed).flatMap((found) => found.pairs);
  if (pairs.length === 0 || background.length === 0) return null;
  const budget = Number.isFinite(leftBytes) ? {maxBytes: leftBytes} : {};
  const wanted = {probes: background, pairs, done: known};
  return planMeasurements(inventory, facts, {...given, ...budget, ...wanted});
}

function withoutDone(
  fans: readonly Fan[],
  probe: PathResult['probe'],
  done: readonly PathResult[],
): Fan[] {
  const known = new Set(
    done
      .filter((result) => result.probe === probe)
      .map(({layer, source, destination}) => `${layer}\n${source}\n${destination}`),
  );
  if (known.size === 0) return [...fans];
  return fans
    .map((fan) => ({
      ...fan,
      destinations: fan.destinations.filter(
        ({node}) => !known.has(`${fan.layer}\n${fan.source.node.id}\n${node.id}`),
      ),
    }))
    .filter(({destinations}) => destinations.length > 0);
}
