import {interpretSeries, type SeriesFacts, type SeriesOfRun} from '../collect/prometheus/index.ts';
import type {NodeFacts} from '../model/fact.ts';
import type {Inventory} from '../model/node.ts';
import {PrometheusReading} from '../model/series.ts';
import type {SavedRun} from '../store/load.ts';

/** What the saved answers of Prometheus say of the nodes; an answer that cannot be read is like none. */
export async function readSeries(run: SavedRun): Promise<SeriesOfRun> {
  const readings: PrometheusReading[] = [];
  for (const index of (run.manifest.prometheus ?? []).keys()) {
    const bytes = await run.prometheus(index);
    const reading = bytes === undefined ? undefined : parsed(bytes);
    if (reading !== undefined) readings.push(reading);
  }
  return interpretSeries(readings, run.manifest.inventory.nodes);
}

function parsed(bytes: Buffer): PrometheusReading | undefined {
  try {
    return PrometheusReading.parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    return undefined;
  }
}

/** Nodes that did not tell about themselves get the facts that series state; what a node said itself stands. */
export function withSeries(
  collected: Map<string, NodeFacts>,
  {nodes}: Inventory,
  told: ReadonlyMap<string, SeriesFacts>,
): Map<string, NodeFacts> {
  if (told.size === 0) return collected;
  const facts = new Map<string, NodeFacts>();
  for (const {id} of nodes) {
    const own = collected.get(id);
    const series = told.get(id);
    if (own !== undefined) facts.set(id, own);
    else if (series !== undefined) facts.set(id, {node: id, dropped: [], ...series});
  }
  return facts;
}
