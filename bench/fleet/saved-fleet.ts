import {appendFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {FACT_POLICIES, parseFacts} from '../../src/collect/index.ts';
import {type Random, randomFrom, shuffle} from '../../src/compare/stats/random.ts';
import {type FactLeaf, type NodeFacts, policyOf} from '../../src/model/fact.ts';
import type {ServiceResult} from '../../src/model/path.ts';
import type {Reading, RunManifest} from '../../src/model/run.ts';
import {keyOf} from '../../src/pipeline/read-facts.ts';
import {importRun} from '../../src/store/bundle.ts';
import {writeFactsFile} from '../../src/store/facts-file/index.ts';
import {loadRun} from '../../src/store/load.ts';
import {openRun} from '../../src/store/save.ts';
import {pairResults} from './pair-results.ts';

/** What is put into the fleet: two faults on nodes spread over regions, each making its nodes slow. */
export const FAULTS: readonly {fact: string; value: FactLeaf & {value: unknown}}[] = [
  {
    fact: 'sysctl.net.ipv4.tcp_rmem',
    value: {value: '4096 16384 65536', section: 'sysctl'},
  },
  {fact: 'cpu.smt', value: {value: 'forceoff', section: 'tuning'}},
];
const REGIONS = 8;
const AT = '2026-11-23T05:41:07.000Z';
const LATER = '2026-11-23T05:41:47.000Z';
const FIXTURE = fileURLToPath(new URL('../../fixtures/hongkong.samespec', import.meta.url));

/** Time of reading one node’s raw output, milliseconds, and how many facts it gives. */
export async function firstReading(runs: string): Promise<{ms: number; facts: number}> {
  const run = await loadRun(runs, await importRun(runs, FIXTURE));
  const raws = await Promise.all(run.manifest.inventory.nodes.map(({id}) => run.raw(id, 'all')));
  const parse = (i: number) => parseFacts('n', AT, raws[i % raws.length] as Buffer);
  for (let i = 0; i < 40; i++) parse(i);
  const start = performance.now();
  for (let i = 0; i < 60; i++) parse(i);
  return {ms: (performance.now() - start) / 60, facts: Object.keys(parse(0).leaves).length};
}

/**
 * A saved run of so many nodes as the first reading of its raw output leaves it: manifest, path results and the
 * columns of facts. Facts are those of one real node, with drift that means nothing on a quarter of them, readings
 * that failed, and the faults. `withPairs`: also what is measured between nodes. The same for the same seed.
 */
export async function saveFleet(
  runs: string,
  nodes: number,
  seed: number,
  withPairs = false,
): Promise<string> {
  const fixture = await loadRun(runs, await importRun(runs, FIXTURE));
  const random = randomFrom(seed);
  const ids = Array.from({length: nodes}, (_, i) => `n${String(i).padStart(5, '0')}`);
  const manifest = manifestOf(fixture.manifest, ids, withPairs);
  const writer = await openRun(runs, manifest.id);
  await writer.manifest(manifest);
  const slow = slowNodes(nodes, random);
  const [template] = fixture.manifest.inventory.nodes.slice(2);
  const read = async (reading: Reading) =>
    parseFacts('template', AT, (await fixture.raw(template?.id ?? '', reading)) as Buffer);
  const like = await read('all');
  const first = rowsOf(like, ids, slow, random);
  const second = laterRows(await read('again'), like, first, random);
  for (const [reading, rows] of [
    ['all', first],
    ['again', second],
  ] as const) {
    await writeFactsFile(writer.folder, reading, await keyOf({manifest}, reading), rows);
  }
  const lines = ids.flatMap((id, i) => [
    JSON.stringify(service(id, i, 'small', slow, random)),
    JSON.stringify(service(id, i, 'large', slow, random)),
  ]);
  const file = join(writer.folder, 'paths.jsonl');
  await writeFile(file, `${lines.join('\n')}\n`);
  if (!withPairs) return manifest.id;
  for (const results of pairResults(manifest.inventory.nodes, AT, random)) {
    await appendFile(file, results.map((one) => `${JSON.stringify(one)}\n`).join(''));
  }
  return manifest.id;
}

function manifestOf(like: RunManifest, ids: readonly string[], withPairs: boolean): RunManifest {
  const [node] = like.inventory.nodes;
  const labels = (i: number) => ({...node?.labels, region: `r${i % REGIONS}`});
  return {
    ...like,
    id: `fleet-${ids.length}${withPairs ? '-pairs' : ''}`,
    startedAt: AT,
    inventory: {
      nodes: ids.map((id, i) => ({
        id,
        reach: {kind: 'local'},
        labels: labels(i),
        origin: `fleet.yaml:${i + 1}`,
      })),
      services: [],
      expectations: [],
    },
    outcomes: ids.map((id) => ({
      node: id,
      ok: true,
      partial: false,
      durationMs: 400,
      bytes: 18_000,
    })),
    readings: ids.flatMap((id) => [
      {node: id, reading: 'all' as const, at: AT},
      {node: id, reading: 'again' as const, at: LATER},
    ]),
  };
}

function slowNodes(nodes: number, random: Random): number[][] {
  const order = shuffle(
    Array.from({length: nodes}, (_, i) => i),
    random,
  );
  const each = Math.max(5, Math.round(nodes / 250));
  return FAULTS.map((_, k) => order.slice(k * each, (k + 1) * each));
}

function rowsOf(
  template: NodeFacts,
  ids: readonly string[],
  slow: readonly (readonly number[])[],
  random: Random,
): Map<string, NodeFacts> {
  const rows = ids.map((node): NodeFacts => ({...template, node, leaves: {...template.leaves}}));
  for (const [fact, leaf] of Object.entries(template.leaves)) {
    if (!('value' in leaf)) continue;
    const {policy} = policyOf(FACT_POLICIES, fact);
    if (policy === 'symptom' && typeof leaf.value === 'number') {
      for (const row of rows) row.leaves[fact] = {...leaf, value: leaf.value + random.below(1000)};
    } else if (policy === 'identical' && typeof leaf.value !== 'object' && random.next() < 0.25) {
      drift(rows, fact, leaf, random);
    }
  }
  slow.forEach((members, k) => {
    const {fact, value} = FAULTS[k] as (typeof FAULTS)[number];
    for (const i of members) (rows[i] as NodeFacts).leaves[fact] = value;
  });
  return new Map(rows.map((row) => [row.node, row]));
}

/** The second reading: each counter of each node goes on from its first one, by about as much as on the real node. */
function laterRows(
  template: NodeFacts,
  before: NodeFacts,
  first: ReadonlyMap<string, NodeFacts>,
  random: Random,
): Map<string, NodeFacts> {
  const later = [...first.values()].map((row) => {
    const leaves = {...template.leaves};
    for (const [fact, leaf] of Object.entries(leaves)) {
      const [was, own] = [numberOf(before.leaves[fact]), numberOf(row.leaves[fact])];
      const now = numberOf(leaf);
      if (was === undefined || own === undefined || now === undefined) continue;
      const grown = (now - was) * (0.5 + random.next());
      const value = own + (Number.isInteger(now) ? Math.round(grown) : grown);
      leaves[fact] = {section: leaf.section, value};
    }
    return {...template, node: row.node, at: LATER, leaves};
  });
  return new Map(later.map((row) => [row.node, row]));
}

function numberOf(leaf: FactLeaf | undefined): number | undefined {
  return leaf !== undefined && 'value' in leaf && typeof leaf.value === 'number'
    ? leaf.value
    : undefined;
}

/** Drift that means nothing, on a few nodes; one reading in a hundred failed. */
function drift(rows: readonly NodeFacts[], fact: string, leaf: FactLeaf, random: Random): void {
  if (!('value' in leaf)) return;
  const share = 0.1 * random.next() ** 2;
  const {value} = leaf;
  const other: FactLeaf = {
    ...leaf,
    value:
      typeof value === 'number'
        ? value * 2 + 1
        : typeof value === 'boolean'
          ? !value
          : `${value} b`,
  };
  const failed: FactLeaf = {
    reason: 'timeout',
    message: {id: 'collect/timeout'},
    section: leaf.section,
  };
  for (const row of rows) {
    const dice = random.next();
    if (dice < share) row.leaves[fact] = other;
    else if (dice > 0.99) row.leaves[fact] = failed;
  }
}

function service(
  id: string,
  index: number,
  body: 'small' | 'large',
  slow: readonly (readonly number[])[],
  random: Random,
): ServiceResult {
  const isSlow = body === 'large' && slow.some((members) => members.includes(index));
  const base =
    (body === 'small' ? 40 : 150) * (isSlow ? 2.5 : 1) * Math.exp(0.02 * random.normal());
  return {
    probe: 'service',
    source: id,
    destination: `service:r${index % REGIONS}`,
    layer: 'service',
    ipVersion: 4,
    method: 'open-loop',
    evidence: [],
    at: AT,
    durationMs: 2500,
    state: 'ok',
    url: 'http://service/',
    body,
    loop: 'open',
    connections: 'new',
    samples: Array.from({length: 5}, (_, i) => {
      const totalMs = base * Math.exp(0.05 * random.normal());
      return {
        dnsMs: 0.2,
        connectMs: 0.5,
        tlsMs: null,
        firstByteMs: totalMs / 2,
        totalMs,
        bytes: 200,
        status: 200,
        error: null,
        intendedMs: 500 * i,
        lateMs: 0.1,
      };
    }),
  };
}
