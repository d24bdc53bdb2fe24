import {planMeasurements, runMeasurements} from '../measure/index.ts';
import type {PathMtuResult} from '../model/path.ts';
import {createReach} from '../reach/index.ts';
import type {SavedRun} from '../store/load.ts';

/** The path MTUs between the hosts of a saved run, as they are now. Nothing is saved. */
export async function hostPathMtus(from: SavedRun, signal: AbortSignal): Promise<PathMtuResult[]> {
  const {inventory, settings} = from.manifest;
  const {concurrency, sudo} = settings;
  const reach = createReach({concurrency});
  try {
    // Without facts: an MTU that was read before a change would mislead the search after it.
    const plan = planMeasurements(inventory, new Map(), {
      ...{probes: ['path-mtu'], layers: ['host'], sudo},
    });
    const results = await runMeasurements(plan, reach, {signal});
    return results.filter((result) => result.probe === 'path-mtu');
  } finally {
    await reach.close();
  }
}
