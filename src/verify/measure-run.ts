import {planMeasurements, runMeasurements} from '../measure/index.ts';
import {type Inventory, regionOf} from '../model/node.ts';
import type {PathResult} from '../model/path.ts';
import type {Criterion} from '../model/plan.ts';
import type {RunSettings} from '../model/run.ts';
import type {Reach} from '../reach/reach.ts';
import {FEWEST_SAMPLES} from './change-point.ts';
import {probesOf} from './rejection.ts';

export type RunRequest = {
  /** Regions of the criterion only. */
  inventory: Inventory;
  criterion: Criterion;
  settings: Pick<RunSettings, 'sudo' | 'ports' | 'maxBytes' | 'allPairs'>;
  /** Per body and node. */
  requests: number;
  reach: Reach;
  signal: AbortSignal;
};

const FEWEST_REQUESTS = 5;

/** So many that the region with the fewest nodes gives a series in which a change of level would show. */
export function requestsFor({nodes}: Inventory): number {
  const counts = [...Map.groupBy(nodes, regionOf).values()].map(({length}) => length);
  const fewest = Math.max(1, Math.min(...counts));
  return Math.max(FEWEST_REQUESTS, Math.ceil((FEWEST_SAMPLES + 4) / fewest));
}

/** One fresh measurement of exactly what the criterion asks for. A node that fails gives results of state `unknown`. */
export async function measureRun(request: RunRequest): Promise<PathResult[]> {
  const {criterion, inventory} = request;
  const probes = probesOf(criterion);
  const results: PathResult[] = [];
  const together = [...probes].filter((probe) => probe === 'service' || probe === 'path-mtu');
  if (together.length > 0) results.push(...(await measured(request, inventory, together)));
  const within = [...probes].filter((probe) => probe === 'throughput' || probe === 'echo');
  if (within.length === 0) return results;
  for (const nodes of Map.groupBy(inventory.nodes, regionOf).values()) {
    if (request.signal.aborted || nodes.length < 2) continue;
    results.push(...(await measured(request, {...inventory, nodes}, within)));
  }
  return results;
}

function measured(
  {settings, requests, reach, signal}: RunRequest,
  inventory: Inventory,
  probes: readonly PathResult['probe'][],
): Promise<PathResult[]> {
  const {sudo, ports, maxBytes, allPairs = false} = settings;
  // Without facts: an MTU that was read before the change would mislead the search after it.
  const plan = planMeasurements(inventory, new Map(), {
    ...{probes, layers: ['host'], sudo, allPairs, requests, soloChecks: 0},
    ...(ports === undefined ? {} : {ports}),
    ...(maxBytes === undefined ? {} : {maxBytes}),
  });
  return runMeasurements(plan, reach, {signal});
}
