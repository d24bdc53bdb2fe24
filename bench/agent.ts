// One agent with 20 peers at default rates, as it is published, on loopback addresses: CPU and memory with all its
// children, beside prometheus-node-exporter (Debian package) scraped as often in the same minute. And how many series
// fleets make. Usage: node bench/agent.ts [SECONDS]
import {cp, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {DEFAULTS} from '../src/agent/options.ts';
import {type RunningProcess, runProcess, startProcess} from '../src/platform/process.ts';
import {findProgram} from '../src/platform/tools.ts';
import {type Cost, costOf} from './agent/cost.ts';
import {countSeries, seriesOfFleet} from './agent/series.ts';
import {row} from './figures.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SECONDS = Number(process.argv[2] ?? 60);
const WARM_UP_SECONDS = 45;
const SCRAPE_MS = 15_000;
const PEERS = 20;
const EXPORTER = '127.0.0.1:19100';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const folder = await mkdtemp(join(tmpdir(), 'ss-bench-agent-'));
const running: RunningProcess[] = [];
try {
  await bench();
} finally {
  for (const one of running) one.kill();
  await Promise.all(running.map(({done}) => done));
  await rm(folder, {recursive: true});
}

async function bench(): Promise<void> {
  const main = await publish();
  // Ten peers in the region of the first, five in each of two others.
  const regions = [
    ...Array<string>(11).fill('bj'),
    ...Array<string>(5).fill('hk'),
    ...Array<string>(5).fill('sg'),
  ];
  const members = join(folder, 'members');
  await writeFile(members, regions.map((region, i) => `n${i} ${address(i)} ${region}\n`).join(''));
  const agents = regions.map((_, i) => {
    const words = ['--members', members, '--name', `n${i}`, '--bind', address(i)];
    // Only the first is measured; collecting on all of them would be this machine’s load, not an agent’s.
    const rest = i === 0 ? [] : ['--no-facts'];
    return start([
      process.execPath,
      main,
      'agent',
      ...words,
      '--listen',
      `${address(i)}:19464`,
      ...rest,
    ]);
  });
  const exporter = await findProgram('prometheus-node-exporter');
  const other = exporter === null ? null : start([exporter, `--web.listen-address=${EXPORTER}`]);
  const own = agents[0]?.pid ?? 0;

  const peak = await highest(own, WARM_UP_SECONDS * 1000);
  const urls = [
    `http://${address(0)}:19464/metrics`,
    ...(other === null ? [] : [`http://${EXPORTER}/metrics`]),
  ];
  const before = await both(own, other?.pid);
  const samples: Cost[] = [];
  let text = '';
  for (let second = 0; second < SECONDS; second += SCRAPE_MS / 1000) {
    for (const url of urls) {
      const body = await (await fetch(url)).text();
      if (url === urls[0]) text = body;
    }
    await pause(SCRAPE_MS);
    samples.push(await costOf(own));
  }
  const after = await both(own, other?.pid);
  const rssMib = Math.max(...samples.map(({rssKib}) => rssKib)) / 1024;
  const pssMib = Math.max(...samples.map(({pssKib}) => pssKib)) / 1024;
  const share = (after.own.cpuSeconds - before.own.cpuSeconds) / SECONDS;
  const facts = await factsCpuSeconds(main);
  const whole = share + facts / DEFAULTS.collectSeconds;
  console.log(`one agent, ${PEERS} peers, default rates, ${SECONDS} s after ${WARM_UP_SECONDS} s`);
  console.log(row('probing', `${percent(share)} of one core`));
  console.log(
    row(
      'collecting',
      `${facts.toFixed(2)} CPU s every ${DEFAULTS.collectSeconds} s: ${percent(facts / DEFAULTS.collectSeconds)}`,
    ),
  );
  console.log(
    row('memory', `${rssMib.toFixed(1)} MiB resident, ${pssMib.toFixed(1)} MiB proportional`),
  );
  console.log(
    row(
      'its highest',
      `${(peak.rssKib / 1024).toFixed(1)} MiB resident, ${(peak.pssKib / 1024).toFixed(1)} MiB proportional, while collecting`,
    ),
  );
  if (other !== null) {
    const exporterShare = (after.other.cpuSeconds - before.other.cpuSeconds) / SECONDS;
    console.log(
      row(
        'node-exporter',
        `${percent(exporterShare)}, ${(after.other.rssKib / 1024).toFixed(1)} MiB resident, ${(after.other.pssKib / 1024).toFixed(1)} MiB proportional`,
      ),
    );
  }
  const families = countSeries(
    text
      .split('\n')
      .filter((line) => line.startsWith('samespec_fact_family_digest'))
      .join('\n'),
  );
  console.log(row('series', `${countSeries(text)} of this agent`));
  for (const nodes of [10, 100, 1000]) {
    const plain = await seriesOfFleet(nodes, false, families);
    const pairs = await seriesOfFleet(nodes, true, families);
    console.log(
      row(
        `${nodes} nodes`,
        `${plain.perAgent} an agent, ${plain.perFleet} in all; with pair labels ${pairs.perAgent} and ${pairs.perFleet}`,
      ),
    );
  }
  const silent = /samespec_path_peers\{[^}]*state="(?:silent|unknown)"\} [1-9]/.test(text);
  if (silent) console.log('not all peers answered: the figures are of less than was meant');
  console.log(
    `agent: ${percent(whole)} of one core (goal 1 %), ${rssMib.toFixed(1)} MiB resident (goal 80), ${PEERS} peers`,
  );
}

/** The package as npm would install it, types stripped; sources would cost the stripping each time. */
async function publish(): Promise<string> {
  const out = join(folder, 'dist');
  const tsc = join(ROOT, 'node_modules/typescript7/bin/tsc');
  await runProcess({
    argv: [process.execPath, tsc, '-p', join(ROOT, 'tsconfig.build.json'), '--outDir', out],
  });
  for (const file of [
    'agent/prober/agent.py',
    'agent/prober/boot.py',
    'measure/two-ended/probe.py',
  ])
    await cp(join(ROOT, 'src', file), join(out, file));
  await cp(join(ROOT, 'src/collect'), join(out, 'collect'), {
    recursive: true,
    filter: (file) => !/\.ts$|\/fixtures$/.test(file),
  });
  await cp(join(ROOT, 'package.json'), join(folder, 'package.json'));
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return join(out, 'cli/main.js');
}

/** CPU time of one reading of facts by a process of its own, as the agent does it. */
async function factsCpuSeconds(main: string): Promise<number> {
  const argv: [string, ...string[]] = [process.execPath, main, 'agent', '--print-facts'];
  const started = start(argv);
  let cpu = 0;
  let over = false;
  void started.done.then(() => {
    over = true;
  });
  while (!over) {
    cpu = Math.max(cpu, (await costOf(started.pid ?? 0)).cpuSeconds);
    await pause(10);
  }
  return cpu;
}

async function highest(pid: number, ms: number): Promise<Cost> {
  const end = performance.now() + ms;
  let found: Cost = {cpuSeconds: 0, rssKib: 0, pssKib: 0};
  while (performance.now() < end) {
    const cost = await costOf(pid);
    if (cost.rssKib > found.rssKib) found = cost;
    await pause(200);
  }
  return found;
}

async function both(own: number, other: number | undefined): Promise<{own: Cost; other: Cost}> {
  const none = {cpuSeconds: 0, rssKib: 0, pssKib: 0};
  return {own: await costOf(own), other: other === undefined ? none : await costOf(other)};
}

function start(argv: [string, ...string[]]): RunningProcess {
  const started = startProcess({argv, keepOutput: false});
  running.push(started);
  return started;
}

function address(index: number): string {
  return `127.0.1.${index + 1}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
