import {classifyFlow} from '../src/measure/probes/throughput/classify.ts';
import {intervalsOf} from '../src/measure/probes/throughput/count.ts';
import {parseIperf} from '../src/measure/probes/throughput/parse.ts';
import {runTest} from '../src/measure/probes/throughput/session.ts';
import {bulkFromBothEnds} from '../src/measure/probes/throughput/two-ended.ts';
import {createNet, type TestNet} from '../src/measure/testing/net.ts';
import {median, ratio, row} from './figures.ts';

/** Steady rate of one TCP stream by the probe and by iperf3 on the same link, turn and turn about. */
const ROUNDS = 5;
const SECONDS = 3;

const links: {name: string; rate: string | null}[] = [
  {name: '50 Mbit/s', rate: '50mbit'},
  {name: '500 Mbit/s', rate: '500mbit'},
  {name: 'unlimited', rate: null},
];

const ratios: string[] = [];
for (const {name, rate} of links) {
  const hosts = ['a', 'b'].map((host) => ({name: host, mtuBytes: 1_500}));
  const net = await createNet({hosts, icmp: 'sent', singlePackets: rate !== null});
  try {
    if (rate !== null) {
      await net.sh('r', `tc qdisc add dev leg1 root tbf rate ${rate} burst 64kb latency 50ms`);
    }
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await byProbe(net));
      theirs.push(await byIperf(net));
    }
    console.log(name);
    console.log(row('probe', megabits(median(ours))));
    console.log(row('iperf3', megabits(median(theirs))));
    ratios.push(`${name} ${ratio(median(ours), median(theirs))}`);
  } finally {
    await net.close();
  }
}
console.log(`probe / iperf3, steady rate, median of ${ROUNDS}: ${ratios.join(', ')}`);

async function byProbe(net: TestNet): Promise<number> {
  const limits = {seconds: SECONDS, maxBytes: null, ports: null, prelude: false};
  const bulk = await bulkFromBothEnds(end(net, 'a'), end(net, 'b'), limits, tools(net));
  if (bulk.kind !== 'seen') throw new Error(JSON.stringify(bulk.reason));
  return classifyFlow(intervalsOf(bulk.received)).steadyBytesPerSecond ?? 0;
}

async function byIperf(net: TestNet): Promise<number> {
  const {server} = await runTest(
    end(net, 'a'),
    end(net, 'b'),
    {seconds: SECONDS, maxBytes: null},
    tools(net),
  );
  const report = parseIperf(server.stdout.toString('utf8'));
  return classifyFlow(report?.intervals ?? []).steadyBytesPerSecond ?? 0;
}

function end(net: TestNet, name: string) {
  const node = net.node(name);
  return {node, address: node.address ?? null, pid: null, mtuBytes: 1_500};
}

function tools({reach}: TestNet) {
  return {reach, sudo: false, now: () => new Date().toISOString(), results: []};
}

function megabits(bytesPerSecond: number): string {
  return `${((bytesPerSecond * 8) / 1e6).toFixed(1)} Mbit/s`;
}
