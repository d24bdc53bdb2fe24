import type {NodeFacts} from '../../model/fact.ts';
import type {Inventory, Node} from '../../model/node.ts';
import type {PathResult} from '../../model/path.ts';
import {PathResult as PathResultSchema} from '../../model/path.ts';
import {planMeasurements, runMeasurements} from '../index.ts';
import type {PlanOptions} from '../plan.ts';
import type {TestNet} from './net.ts';

export function inventoryOf(nodes: readonly Node[]): Inventory {
  return {nodes: [...nodes], services: [], expectations: []};
}

/** Plans and measures; every result must satisfy the model’s schema. */
export async function measure(
  net: Pick<TestNet, 'nodes' | 'reach'>,
  options: PlanOptions,
  facts: ReadonlyMap<string, NodeFacts> = new Map(),
): Promise<PathResult[]> {
  const plan = planMeasurements(inventoryOf(net.nodes), facts, options);
  const results = await runMeasurements(plan, net.reach);
  return results.map((result) => PathResultSchema.parse(result));
}

type Wanted<P extends PathResult['probe']> = Extract<PathResult, {probe: P}>;

export function resultOf<P extends PathResult['probe']>(
  results: readonly PathResult[],
  probe: P,
  source: string,
  destination: string,
): Wanted<P> {
  const found = results.find(
    (one) => one.probe === probe && one.source === source && one.destination === destination,
  );
  if (found === undefined) throw new Error(`no ${probe} ${source} -> ${destination}`);
  return found as Wanted<P>;
}

/** Facts as the collector would give them, for tests that need a few. */
export function factsOf(node: string, values: Record<string, string | number>): NodeFacts {
  const leaves: NodeFacts['leaves'] = {};
  for (const [path, value] of Object.entries(values)) leaves[path] = {value, section: 'test'};
  return {node, at: '2026-11-23T00:00:00Z', sections: {}, leaves, dropped: []};
}
