import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {cohortsOf} from '../src/compare/cohorts.ts';
import {policies} from '../src/compare/columns.ts';
import {factTableOf, rankDrift} from '../src/compare/drift/index.ts';
import {explain} from '../src/compare/explain/index.ts';
import {findOutliers} from '../src/compare/outliers/index.ts';
import {row, seconds} from './figures.ts';
import {makeFleet} from './fleet/make-fleet.ts';
import {nodeFactsOf} from './fleet/node-facts.ts';

/**
 * Time and peak memory of the comparison of 1,000, 3,000 and 10,000 nodes x 800 facts, each in a process of its
 * own: who is slow, drift ranked, two faults explained. `columns`: from facts per node, as a saved run holds them.
 */
const SIZES = [1000, 3000, 10_000];
const own = fileURLToPath(import.meta.url);

if (process.argv[2] === undefined) {
  for (const size of SIZES) {
    const child = spawnSync(process.execPath, [own, String(size)], {stdio: 'inherit'});
    if (child.status !== 0) process.exit(1);
  }
} else measure(Number(process.argv[2]));

function measure(nodes: number): void {
  const fleet = makeFleet({
    nodes,
    regions: 8,
    facts: 800,
    faults: 2,
    slowPerFault: Math.max(5, Math.round(nodes / 250)),
    placement: 'spread',
    missing: 0.01,
    consequences: 5,
    runs: 10,
    seed: 1,
  });
  const {inventory, facts, table} = nodeFactsOf(fleet, 800);
  const before = process.memoryUsage().rss;
  const times: [string, number][] = [];
  const timed = <T>(name: string, work: () => T): T => {
    const start = performance.now();
    const result = work();
    times.push([name, performance.now() - start]);
    return result;
  };
  const columns = timed('columns', () => {
    const [cohort] = cohortsOf(inventory, facts);
    if (cohort === undefined) throw new Error('no cohort');
    return factTableOf(cohort, inventory.nodes, facts, policies(table, []));
  });
  const [outliers] = timed('outliers', () =>
    findOutliers([{metric: 'small', scale: 'log', largerIsWorse: true, nodes: fleet.measured}]),
  );
  const drift = timed('drift', () => rankDrift({table: columns, today: '2026-11-23'}));
  const slow = new Set(outliers?.slowNodes);
  const [explanation] = timed('explain', () =>
    explain({
      table: columns,
      symptoms: [
        {
          id: 'small',
          tags: ['network'],
          slow: [...slow],
          ok: columns.nodes.filter((node) => !slow.has(node)),
        },
      ],
    }),
  );
  const found = fleet.causes.filter(({fact}) =>
    explanation?.cover.some((id) => id.startsWith(fact)),
  );
  console.log(
    `${nodes} nodes x 800 facts: ${drift.length} differences, ${found.length} of 2 causes in the cover`,
  );
  for (const [name, ms] of times) console.log(row(name, seconds(ms)));
  const peak = process.resourceUsage().maxRSS / 1024 ** 2;
  console.log(row('together', seconds(times.reduce((sum, [, ms]) => sum + ms, 0))));
  console.log(
    row(
      'per node',
      `${((1000 * times.reduce((sum, [, ms]) => sum + ms, 0)) / nodes).toFixed(0)} µs`,
    ),
  );
  console.log(row('peak memory', `${peak.toFixed(2)} GiB`));
  console.log(row('facts alone', `${(before / 1024 ** 3).toFixed(2)} GiB`));
}
