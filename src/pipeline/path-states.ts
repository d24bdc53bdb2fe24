import {planMeasurements, runMeasurements} from '../measure/index.ts';
import type {NodeFacts} from '../model/fact.ts';
import type {PathMtuResult} from '../model/path.ts';
import {createReach} from '../reach/index.ts';
import {factsReader} from '../remedy/index.ts';
import type {SavedRun} from '../store/load.ts';

/** The path MTUs between the hosts and pods of a saved run, as they are now. Nothing is saved. */
export async function pathMtusNow(from: SavedRun, signal: AbortSignal): Promise<PathMtuResult[]> {
  const {inventory, settings} = from.manifest;
  const {concurrency, sudo} = settings;
  const reach = createReach({concurrency});
  try {
    const read = factsReader(reach, sudo);
    // Fresh: an MTU that was read before a change would mislead the search after it.
    const readings = await Promise.all(inventory.nodes.map((node) => read(node, {fresh: false})));
    const facts = new Map<string, NodeFacts>();
    for (const [i, reading] of readings.entries()) {
      const id = inventory.nodes[i]?.id;
      if (reading.ok && id !== undefined) facts.set(id, reading.facts);
    }
    const plan = planMeasurements(inventory, facts, {probes: ['path-mtu'], sudo});
    const results = await runMeasurements(plan, reach, {signal});
    return results.filter((result) => result.probe === 'path-mtu');
  } finally {
    await reach.close();
  }
}
