import {appendFile, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type Random, randomFrom} from '../../src/compare/stats/random.ts';
import type {EchoResult, PathMtuResult} from '../../src/model/path.ts';
import type {ReportDocument} from '../../src/model/report.ts';
import {analyse} from '../../src/pipeline/analyse.ts';
import {loadRun} from '../../src/store/load.ts';
import {saveFleet} from '../fleet/saved-fleet.ts';

const REGIONS = 8;
const INSIDE = 7;
const OUTSIDE = 3;
const AT = '2026-11-23T05:41:30.000Z';

/**
 * The synthetic fleet of bench/fleet with measured pairs: each node with seven peers of its region and three of
 * others, path MTU and echo of each. What one region sends to another falls into a black hole, one node answers
 * nothing, one is slow, and a packet is lost here and there. Outputs are as long as real ones and all different.
 */
export async function largeDocument(nodes: number): Promise<ReportDocument> {
  const runs = await mkdtemp(join(tmpdir(), 'samespec-page-bench-'));
  try {
    const id = await saveFleet(runs, nodes, 1);
    const random = randomFrom(7);
    const lines: string[] = [];
    for (let i = 0; i < nodes; i++) {
      for (const j of peersOf(i, nodes, random)) {
        lines.push(JSON.stringify(mtu(i, j, random)), JSON.stringify(echo(i, j, random)));
      }
    }
    await appendFile(join(runs, id, 'paths.jsonl'), `${lines.join('\n')}\n`);
    return await analyse(await loadRun(runs, id));
  } finally {
    await rm(runs, {recursive: true, force: true});
  }
}

/** Nodes lie in regions by turns, as `saveFleet` has them. */
function peersOf(i: number, nodes: number, random: Random): number[] {
  const peers = new Set<number>();
  for (let k = 1; k <= INSIDE; k++) peers.add((i + k * REGIONS) % nodes);
  while (peers.size < INSIDE + OUTSIDE) {
    const j = random.below(nodes);
    if (j !== i && j % REGIONS !== i % REGIONS) peers.add(j);
  }
  return [...peers];
}

function common(i: number, j: number) {
  return {
    source: nameOf(i),
    destination: nameOf(j),
    layer: 'host',
    ipVersion: 4,
    at: AT,
    durationMs: 1800,
  } as const;
}

function mtu(i: number, j: number, random: Random): PathMtuResult {
  const hole = i % REGIONS === 2 && j % REGIONS === 5;
  const silent = j === 17;
  const pass = silent ? null : hole ? 1400 : 1500;
  const output = Array.from(
    {length: 12},
    (_, k) => `${1300 + 20 * k} bytes: ${(40 * random.next()).toFixed(3)} ms`,
  );
  return {
    probe: 'path-mtu',
    ...common(i, j),
    method: 'ping-do-ladder',
    state: silent ? 'unknown' : hole ? 'black-hole' : 'ok',
    passBytes: pass,
    failBytes: hole ? 1401 : null,
    exact: !silent,
    localLimitBytes: 1500,
    localLimitCached: false,
    reportedMtuBytes: null,
    reportedBy: null,
    packets: 50 + random.below(9),
    controlSent: 3,
    controlReceived: silent ? 0 : 3,
    evidence: [{command: `ping -M do -c 3 -W 1 -s 1472 ${nameOf(j)}`, output: output.join('\n')}],
  };
}

function echo(i: number, j: number, random: Random): EchoResult {
  const inside = i % REGIONS === j % REGIONS;
  const slow = i === 42 ? 9 : 1;
  const median = (inside ? 0.6 : 38) * slow * Math.exp(0.05 * random.normal());
  const received = random.next() < 0.01 ? 9 : 10;
  const told = `rtt min/avg/max/mdev = ${(median * 0.9).toFixed(3)}/${median.toFixed(3)} ms`;
  return {
    probe: 'echo',
    ...common(i, j),
    method: 'ping',
    state: received === 10 ? 'ok' : 'lossy',
    sent: 10,
    received,
    rttMinMs: median * 0.9,
    rttMedianMs: median,
    rttMaxMs: median * 1.3,
    evidence: [{command: `ping -c 10 -i 0.2 ${nameOf(j)}`, output: told}],
  };
}

function nameOf(i: number): string {
  return `n${String(i).padStart(5, '0')}`;
}
