import {leastRounds, type MeshView, meshRounds} from '../src/measure/mesh-schedule.ts';
import {stableOrder, swapped} from '../src/measure/schedule.ts';
import {row, seconds} from './figures.ts';

/**
 * Rounds of an all-pairs schedule, both directions, against the least that is possible, and the time to plan it:
 * without caps that bind, and with caps of regions and gateways that do.
 */
const SIZES = [6, 50, 200, 1000];
const REGIONS = 3;
const SECONDS_PER_ROUND = 7;

const regionOf = (node: string) => `r${Number(node.slice(5)) % REGIONS}`;
const free = {regionPair: Number.POSITIVE_INFINITY, gateway: Number.POSITIVE_INFINITY};
const views: [string, (n: number) => MeshView<string>][] = [
  ['no caps', () => ({regionOf, caps: free})],
  [
    'region pairs',
    (n) => ({regionOf, caps: {...free, regionPair: Math.max(1, Math.round(n / 12))}}),
  ],
  [
    'gateways',
    (n) => ({
      regionOf,
      gatewaysOf: (node) => [regionOf(node)],
      caps: {...free, gateway: Math.max(1, Math.round(n / 10))},
    }),
  ],
];

let worst = 0;
for (const [name, viewOf] of views) {
  console.log(name);
  for (const n of SIZES) {
    const nodes = stableOrder(Array.from({length: n}, (_, i) => `node-${i}`));
    const view = viewOf(n);
    const began = performance.now();
    const one = meshRounds(nodes, view);
    const rounds = [...one, ...swapped(one)];
    const tookMs = performance.now() - began;
    const least = 2 * leastRounds(nodes, view);
    const share = rounds.length / least;
    worst = Math.max(worst, share);
    const hours = ((rounds.length * SECONDS_PER_ROUND) / 3600).toFixed(2);
    const serial = ((n * (n - 1) * SECONDS_PER_ROUND) / 3600).toFixed(1);
    const figure = `${rounds.length} rounds, least ${least}, ${share.toFixed(3)}x`;
    console.log(
      row(`${n} nodes`, `${figure}; planned in ${seconds(tookMs)}; ${hours} h, serial ${serial} h`),
    );
  }
}
console.log(
  `rounds / least possible, worst of ${SIZES.length * views.length}: ${worst.toFixed(3)}x`,
);
