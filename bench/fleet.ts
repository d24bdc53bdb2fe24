import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {row, seconds} from './figures.ts';

/**
 * From a saved run to findings for 1,000, 3,000 and 10,000 nodes with some 1,000 facts each, each in a process of its
 * own: load, compare (outliers, drift), every rule, explain; then once more with all that is measured between so many
 * nodes (each its ten neighbours of the ring). The run lies on disk as the first reading of its raw
 * output leaves it (docs/adr/columns-of-facts.md); what that first reading costs per node is told beside it.
 *
 *   node bench/fleet.ts [SIZE …]
 */
const given = process.argv.slice(2);
const own = fileURLToPath(import.meta.url);

if (given[0] === 'make') {
  const {saveFleet} = await import('./fleet/saved-fleet.ts');
  await saveFleet(String(given[1]), Number(given[2]), 1, given[3] === 'pairs');
} else if (given[0] === 'measure') {
  const {measure} = await import('./fleet/measure.ts');
  await measure(String(given[1]), String(given[2]));
} else {
  const sizes = given.length > 0 ? given.map(Number) : [1000, 3000, 10_000];
  const runs = mkdtempSync(join(tmpdir(), 'samespec-fleet-'));
  try {
    const {firstReading} = await import('./fleet/saved-fleet.ts');
    const first = await firstReading(runs);
    console.log(
      row('first reading, once', `${first.ms.toFixed(1)} ms per node of ${first.facts} facts`),
    );
    for (const size of sizes) {
      child('make', runs, String(size));
      child('measure', runs, `fleet-${size}`);
    }
    console.log(row('reach', `10,000 nodes in ${seconds(3000)} and 2 GiB, no worse than linear`));
    for (const size of sizes) {
      child('make', runs, String(size), 'pairs');
      child('measure', runs, `fleet-${size}-pairs`);
    }
    console.log(row('reach', 'no worse than linear'));
  } finally {
    rmSync(runs, {recursive: true, force: true});
  }
}

function child(...words: string[]): void {
  const {status} = spawnSync(process.execPath, [own, ...words], {stdio: 'inherit'});
  if (status !== 0) process.exit(1);
}
