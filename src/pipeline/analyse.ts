import {FACT_POLICIES, parseFacts} from '../collect/index.ts';
import {compare} from '../compare/index.ts';
import {diagnose} from '../diagnose/engine.ts';
import {RULES} from '../diagnose/rules/index.ts';
import type {NodeFacts} from '../model/fact.ts';
import type {ReportDocument} from '../model/report.ts';
import {type Reading, SCHEMA_VERSION} from '../model/run.ts';
import type {SavedRun} from '../store/load.ts';

/**
 * From a saved run to what is said about it. Live runs take this way too, so a replay without the nodes
 * gives the same findings to the byte.
 */
export async function analyse(run: SavedRun): Promise<ReportDocument> {
  const {manifest, paths} = run;
  const {inventory} = manifest;
  const facts = await readFacts(run, 'all');
  const factsAfter = await readFacts(run, 'again');
  const comparison = compare({inventory, facts, factsAfter, paths, policies: FACT_POLICIES});
  const view = {nodes: inventory.nodes, facts, factsAfter, paths, comparison};
  return {
    schemaVersion: SCHEMA_VERSION,
    run: manifest,
    facts: [...facts.values()],
    factsAfter: [...factsAfter.values()],
    paths,
    comparison,
    diagnosis: diagnose(view, RULES),
  };
}

/** Parses the raw output of one reading of every node, in the order of the inventory. */
export async function readFacts(run: SavedRun, reading: Reading): Promise<Map<string, NodeFacts>> {
  const times = new Map(
    run.manifest.readings.filter((r) => r.reading === reading).map((r) => [r.node, r.at]),
  );
  const facts = new Map<string, NodeFacts>();
  for (const {id} of run.manifest.inventory.nodes) {
    const at = times.get(id);
    const raw = at === undefined ? undefined : await run.raw(id, reading);
    if (at !== undefined && raw !== undefined) facts.set(id, parseFacts(id, at, raw));
  }
  return facts;
}
