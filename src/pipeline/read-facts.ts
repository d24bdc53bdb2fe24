import {createHash} from 'node:crypto';
import {fileURLToPath} from 'node:url';
import {parseFacts} from '../collect/index.ts';
import type {NodeFacts} from '../model/fact.ts';
import type {Reading} from '../model/run.ts';
import {codeChecksum} from '../store/facts-file/code-checksum.ts';
import {readFactsFile, writeFactsFile} from '../store/facts-file/index.ts';
import type {SavedRun} from '../store/load.ts';

/** Fewer nodes are parsed sooner than their facts are written and read. */
const MANY = 200;

/**
 * Facts of one reading of every node, in the order of the inventory. Parsed from the raw output; of a large run once,
 * then read from the columns kept beside it until the parsers or the readings change.
 */
export async function readFacts(run: SavedRun, reading: Reading): Promise<Map<string, NodeFacts>> {
  const given = run.manifest.readings.filter((one) => one.reading === reading);
  if (given.length < MANY) return parseAll(run, reading);
  const key = await keyOf(run, reading);
  const kept = await readFactsFile(run.folder, reading, key);
  if (kept !== undefined) return kept;
  const facts = await parseAll(run, reading);
  return (await writeFactsFile(run.folder, reading, key, facts)) ?? facts;
}

async function parseAll(run: SavedRun, reading: Reading): Promise<Map<string, NodeFacts>> {
  const times = new Map(
    run.manifest.readings.filter((one) => one.reading === reading).map(({node, at}) => [node, at]),
  );
  const facts = new Map<string, NodeFacts>();
  for (const {id} of run.manifest.inventory.nodes) {
    const at = times.get(id);
    const raw = at === undefined ? undefined : await run.raw(id, reading);
    if (at !== undefined && raw !== undefined) facts.set(id, parseFacts(id, at, raw));
  }
  return facts;
}

/** What the facts follow from besides the bytes themselves, which no second reading at the same moment replaces. */
export async function keyOf(
  {manifest}: Pick<SavedRun, 'manifest'>,
  reading: Reading,
): Promise<string> {
  const here = fileURLToPath(new URL('../', import.meta.url));
  const code = await Promise.all(
    ['collect', 'model'].map((room) => codeChecksum(`${here}${room}`)),
  );
  const readings = manifest.readings.filter((one) => one.reading === reading);
  const nodes = manifest.inventory.nodes.map(({id}) => id);
  return createHash('sha256')
    .update(JSON.stringify([code, nodes, readings]))
    .digest('hex');
}
