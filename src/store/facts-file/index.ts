import {open, readFile, rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import type {NodeFacts} from '../../model/fact.ts';
import type {Reading} from '../../model/run.ts';
import {decodeFacts} from './decode.ts';
import {encodeFacts} from './encode.ts';

/**
 * What parsing a large run gave, kept beside the raw output so that it is parsed once. A copy, never the truth: it
 * is not exported, and one that was made by other code, from other readings, or is damaged is not used.
 */
export async function readFactsFile(
  folder: string,
  reading: Reading,
  key: string,
): Promise<Map<string, NodeFacts> | undefined> {
  const bytes = await readFile(fileOf(folder, reading)).catch(() => undefined);
  return bytes === undefined ? undefined : decodeFacts(bytes, key);
}

/**
 * Keeps the facts and returns them as they will be read from now on, so that the first analysis is that of all later
 * ones to the byte. A folder that cannot be written to costs time only.
 */
export async function writeFactsFile(
  folder: string,
  reading: Reading,
  key: string,
  facts: ReadonlyMap<string, NodeFacts>,
): Promise<Map<string, NodeFacts> | undefined> {
  const chunks = encodeFacts(facts, key);
  const file = fileOf(folder, reading);
  const fresh = `${file}.${process.pid}.new`;
  try {
    const handle = await open(fresh, 'w', 0o600);
    try {
      await handle.writev(chunks);
    } finally {
      await handle.close();
    }
    await rename(fresh, file);
  } catch {
    await rm(fresh, {force: true}).catch(() => undefined);
  }
  return decodeFacts(Buffer.concat(chunks), key);
}

function fileOf(folder: string, reading: Reading): string {
  return join(folder, `facts.${reading}.columns`);
}
