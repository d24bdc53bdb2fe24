import {measure} from '../src/measure/testing/measure-all.ts';
import {createNet} from '../src/measure/testing/net.ts';
import type {PathMtuResult} from '../src/model/path.ts';
import {findProgram} from '../src/platform/tools.ts';
import {median, row, seconds} from './figures.ts';
import {type Conditions, createPathNet, type PathNet} from './path-net.ts';

/**
 * Path MTU of random paths against the truth: 200 cases of two directions (or as many as the first argument says, from
 * the seed that the second one gives), then a mesh of 30 ordered pairs with black holes, then other tools beside it on
 * the same paths.
 */
const CASES = Number(process.argv[2] ?? 200);
const AT_ONCE = 2;
const SEED = Number(process.argv[3] ?? 20_261_123);
const INTERFACE_BYTES = 9_001;
const only = {probes: ['path-mtu'], layers: ['host']} as const;

type Judged = {result: PathMtuResult; right: boolean};

const random = mulberry32(SEED);
const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
const cases = Array.from(
  {length: CASES},
  (): Conditions => ({
    thereBytes: between(1_280, INTERFACE_BYTES),
    // Some directions are sound.
    backBytes: random() < 0.2 ? INTERFACE_BYTES : between(1_280, INTERFACE_BYTES),
    told: random() < 0.5,
    loss: between(0, 200) / 10_000,
    delayMs: between(0, 80),
  }),
);

const judged = await againstTruth();
const mesh = await thirtyPairs();
if (CASES >= 100) await besideOthers();
report();

async function againstTruth(): Promise<Judged[]> {
  const found: Judged[] = [];
  const waiting = cases.entries();
  await Promise.all(
    Array.from({length: AT_ONCE}, async (_, lane) => {
      const net = await createPathNet(`n${lane}`);
      try {
        for (const [index, conditions] of waiting) {
          await net.set(conditions);
          for (const one of await judge(net, conditions)) {
            found.push(one);
            if (!one.right) console.log(`case ${index}: ${describe(one, conditions)}`);
          }
        }
      } finally {
        await net.close();
      }
    }),
  );
  return found;
}

async function judge(net: PathNet, conditions: Conditions): Promise<Judged[]> {
  const results = await measure(net, only);
  return results.flatMap((result) => {
    if (result.probe !== 'path-mtu') return [];
    const truthBytes = result.source === 'a' ? conditions.thereBytes : conditions.backBytes;
    const smaller = conditions.told ? 'icmp-clamped' : 'black-hole';
    const state = truthBytes === INTERFACE_BYTES ? 'ok' : smaller;
    const right = result.state === state && result.passBytes === truthBytes && result.exact;
    return [{result, right}];
  });
}

function describe({result}: Judged, conditions: Conditions): string {
  const {source, state, passBytes, failBytes, method, reason} = result;
  return `from ${source}: ${JSON.stringify(conditions)}; said ${state} ${passBytes}..${failBytes} by ${method} ${JSON.stringify(reason ?? {})}`;
}

async function thirtyPairs(): Promise<{ms: number; wrong: number; holes: number}> {
  const legs = [9_001, 9_001, 1_400, 9_001, 6_001, 9_001];
  const hosts = legs.map((legBytes, i) => ({name: `h${i}`, mtuBytes: INTERFACE_BYTES, legBytes}));
  const net = await createNet({hosts, icmp: 'dropped'});
  try {
    const started = performance.now();
    const results = await measure(net, only);
    const ms = performance.now() - started;
    const legOf = (id: string) => hosts.find(({name}) => name === id)?.legBytes ?? 0;
    let wrong = 30 - results.length;
    let holes = 0;
    for (const result of results) {
      if (result.probe !== 'path-mtu') continue;
      // A veth receives four bytes more than its MTU.
      const truth = Math.min(legOf(result.destination), legOf(result.source) + 4, INTERFACE_BYTES);
      if (truth < INTERFACE_BYTES) holes++;
      if (result.passBytes === truth && result.exact) continue;
      wrong++;
      const {source, destination, state, passBytes} = result;
      console.log(`mesh ${source} ${destination}: ${state} ${passBytes}, truth ${truth}`);
    }
    return {ms, wrong, holes};
  } finally {
    await net.close();
  }
}

/** Each tool on its own copy of the same path, all at the same time, as some need more than a minute. */
async function besideOthers(): Promise<void> {
  const tools: [string, string, (net: PathNet) => Promise<{said: string; ms: number}>][] = [
    ['samespec', 'python3', bySamespec],
    ['ping-search', 'ping', bySerialPing],
    ['tracepath', 'tracepath', byTracepath],
    ['scamper', 'scamper', byScamper],
  ];
  const sample = [
    {thereBytes: 1_400, told: true},
    {thereBytes: 1_400, told: false},
    {thereBytes: 6_001, told: false},
  ];
  console.log('one path, side by side: largest size said, time');
  for (const [index, {thereBytes, told}] of sample.entries()) {
    const words = await Promise.all(
      tools.map(async ([name, program, run]) => {
        if ((await findProgram(program)) === null) return `${name}: not installed`;
        const net = await createPathNet(`s${index}${name.slice(0, 2)}`);
        try {
          await net.set({thereBytes, backBytes: INTERFACE_BYTES, told, loss: 0, delayMs: 1});
          const {said, ms} = await run(net);
          return `${name} ${said}${said === String(thereBytes) ? '' : ' WRONG'} ${seconds(ms)}`;
        } finally {
          await net.close();
        }
      }),
    );
    console.log(`  ${thereBytes} ${told ? 'told  ' : 'untold'}  ${words.join('; ')}`);
  }
}

async function bySamespec(net: PathNet) {
  const started = performance.now();
  const results = await measure(net, only);
  const one = results.find(({source}) => source === 'a');
  const said = one?.probe === 'path-mtu' ? String(one.passBytes) : '-';
  return {said, ms: performance.now() - started};
}

async function bySerialPing(net: PathNet) {
  let low = 1_200;
  let high = INTERFACE_BYTES + 1;
  let ms = 0;
  while (high - low > 1) {
    const size = Math.floor((low + high) / 2);
    const words = ['-M', 'do', '-c', '1', '-W', '1', '-s', `${size - 28}`, '10.92.1.2'];
    const ping = await net.run('a', ['ping', ...words]);
    ms += ping.ms;
    if (/ 1 received/.test(ping.output)) low = size;
    else high = size;
  }
  return {said: String(low), ms};
}

async function byTracepath(net: PathNet) {
  const {output, ms} = await net.run('a', ['tracepath', '-n', '10.92.1.2']);
  return {said: [...output.matchAll(/pmtu (\d+)/g)].at(-1)?.[1] ?? '-', ms};
}

async function byScamper(net: PathNet) {
  const {output, ms} = await net.run('a', ['scamper', '-c', 'trace -M', '-i', '10.92.1.2']);
  return {said: [...output.matchAll(/\[\*?mtu: (\d+)\]/g)].at(-1)?.[1] ?? '-', ms};
}

function report(): void {
  const silent = judged.filter(({result}) => ['unknown', 'general-loss'].includes(result.state));
  const wrong = judged.filter(({right}) => !right).length - silent.length;
  const times = judged.map(({result}) => result.durationMs).sort((a, b) => a - b);
  const packets = judged.map(({result}) => result.packets).sort((a, b) => a - b);
  const most = packets.at(-1) ?? Number.NaN;
  console.log(`${CASES} random paths, ${judged.length} directions, ${AT_ONCE} paths at a time`);
  console.log(row('time, median', seconds(median(times))));
  console.log(row('time, worst', seconds(times.at(-1) ?? Number.NaN)));
  console.log(row('above 2.5 s', String(times.filter((ms) => ms > 2_500).length)));
  console.log(row('packets, median', String(median(packets))));
  console.log(row('above 150', String(packets.filter((count) => count > 150).length)));
  const share = ((100 * silent.length) / judged.length).toFixed(1);
  console.log(
    `wrong ${wrong} of ${judged.length}, unknown ${silent.length} (${share} %); 30 ordered pairs, ${mesh.holes} black holes: ${seconds(mesh.ms)}, wrong ${mesh.wrong}; one path: median ${seconds(median(times))}, at most ${seconds(times.at(-1) ?? Number.NaN)} and ${most} packets`,
  );
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
