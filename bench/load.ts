import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {planMeasurements, runMeasurements} from '../src/measure/index.ts';
import type {Inventory} from '../src/model/node.ts';
import {runProcess} from '../src/platform/process.ts';
import {findProgram} from '../src/platform/tools.ts';
import {createReach} from '../src/reach/index.ts';
import {row} from './figures.ts';

/**
 * A service that is silent for one second of ten: percentiles of what its users wait, by our load, by tools that wait
 * for each answer before they ask again, and as they follow from the arrivals themselves.
 */
const PER_SECOND = 50;
const SECONDS = 10;
const PAUSE = {fromMs: 4_000, toMs: 5_000};
const SHARES = [0.5, 0.9, 0.95, 0.99];

const url = await startService();
const ours = await openLoop(url);
const truth = ours.intended.map((at) => {
  // The clock of the service began when the first request reached it.
  const there = at - ours.firstThere;
  return there >= PAUSE.fromMs && there < PAUSE.toMs ? PAUSE.toMs - there : ours.base;
});
print('truth', truth);
print('samespec', ours.waited);
const closed = await closedLoop(url);
for (const [name, waited] of closed) print(name, waited);
const p99 = (values: readonly number[]) => percentile(values, 0.99);
const against = (values: readonly number[]) => `${(p99(values) / p99(truth)).toPrecision(3)}x`;
const errors = SHARES.map((share) =>
  Math.abs(percentile(ours.waited, share) - percentile(truth, share)),
);
console.log(
  `p99 against the truth: samespec ${against(ours.waited)}, ${closed
    .map(([name, waited]) => `${name} ${against(waited)}`)
    .join(
      ', ',
    )}; largest error of ours at ${SHARES.map((share) => `p${share * 100}`).join(' ')}: ${Math.max(...errors).toFixed(1)} ms`,
);
process.exit();

/** Each path has its own clock, which starts with its first request. */
async function startService(): Promise<string> {
  const began = new Map<string, number>();
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    const start = began.get(path) ?? performance.now();
    began.set(path, start);
    const at = performance.now() - start;
    if (at < PAUSE.fromMs || at >= PAUSE.toMs) response.end('ok');
    else setTimeout(() => response.end('ok'), PAUSE.toMs - at);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function openLoop(base: string) {
  const inventory: Inventory = {
    nodes: [{id: 'here', reach: {kind: 'local'}, labels: {region: 'r'}, origin: 'bench'}],
    services: [{region: 'r', url: `${base}/open`, origin: 'bench'}],
    expectations: [],
  };
  const load = {
    requestsPerSecond: PER_SECOND,
    seconds: SECONDS,
    connections: 'new',
    maxInFlight: 200,
    jitter: 0,
  } as const;
  const reach = createReach({concurrency: 1});
  const plan = planMeasurements(inventory, new Map(), {probes: ['service'], load});
  const [result] = await runMeasurements(plan, reach);
  await reach.close();
  if (result?.probe !== 'service') throw new Error('no result');
  const {state, samples, method, achievedPerSecond, lagMs, withheld = 0} = result;
  console.log(
    row(
      method,
      `${state}, ${achievedPerSecond} of ${PER_SECOND} requests/s, lag at most ${lagMs} ms, ${withheld} withheld`,
    ),
  );
  const waited = samples.map(({totalMs}) => totalMs);
  return {
    waited,
    firstThere: samples[0]?.firstByteMs ?? 0,
    intended: samples.map(({intendedMs = 0}) => intendedMs),
    // What a request takes outside the pause is not planned but measured: its median.
    base: percentile(waited, 0.5),
  };
}

async function closedLoop(base: string): Promise<[string, number[]][]> {
  const found: [string, number[]][] = [];
  const curl = await runProcess({
    argv: ['curl', '-s', '-w', '\\n%{time_total}\\n', `${base}/curl?[1-1000000]`],
    timeoutMs: SECONDS * 1000,
    maxBytes: 1e8,
  });
  const times = curl.stdout
    .toString()
    .split('\n')
    .filter((line) => /^\d+\.\d+$/.test(line));
  found.push(['curl', times.map((time) => Number(time) * 1000)]);
  if ((await findProgram('ab')) === null) {
    console.log('  ab is not installed (package apache2-utils): left out');
    return found;
  }
  const ab = await runProcess({
    argv: [
      'ab',
      '-q',
      '-t',
      String(SECONDS),
      '-n',
      '1000000',
      '-c',
      '1',
      '-e',
      '/dev/stdout',
      `${base}/ab`,
    ],
  });
  const rows = [...ab.stdout.toString().matchAll(/^(\d+),([\d.]+)$/gm)];
  // ab gives a time for each whole percent.
  found.push(['ab', rows.map(([, , ms]) => Number(ms))]);
  return found;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

function print(name: string, values: readonly number[]): void {
  const figures = SHARES.map(
    (share) => `p${share * 100} ${percentile(values, share).toFixed(1)} ms`,
  );
  console.log(
    row(
      name,
      `${figures.join('  ')}  max ${Math.max(...values).toFixed(1)} ms  n ${values.length}`,
    ),
  );
}
