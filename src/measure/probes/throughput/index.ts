import type {Message} from '../../../model/message.ts';
import type {PathEvidence, ThroughputResult} from '../../../model/path.ts';
import type {ReachOutcome} from '../../../reach/reach.ts';
import {firstLine} from '../../clean.ts';
import {commandAt, evidence, pathHead, scriptFailure} from '../../common-result.ts';
import {defineProbe, type Tools} from '../../define-probe.ts';
import {classifyFlow} from './classify.ts';
import {cutShort} from './cut-short.ts';
import {type IperfReport, parseIperf, versionIn} from './parse.ts';
import {planThroughput, type ThroughputJob} from './plan.ts';
import {resultOfBulk} from './result-of-bulk.ts';
import {PORTS, runTest, type TestRun} from './session.ts';
import {say, strings} from './strings.ts';
import {bulkFromBothEnds} from './two-ended.ts';

/** Bulk TCP between regions and inside each, between hosts and then between pods; one test per node at a time. */
export const throughput = defineProbe<ThroughputJob>({
  id: 'throughput',
  strings,
  plan: planThroughput,
  run: measureThroughput,
});

async function measureThroughput(job: ThroughputJob, tools: Tools): Promise<ThroughputResult[]> {
  const first = await measureOnce(job, tools);
  if (first === null) return [];
  const enough = first.state !== 'dead' || job.seconds >= job.secondLookSeconds;
  if (job.isRepeat === true || tools.signal?.aborted) return [first];
  if (enough) return [job.crossCheck ? await crossChecked(job, first, tools) : first];
  const longer = {...job, seconds: job.secondLookSeconds, isRepeat: true};
  const second = await measureOnce(longer, tools);
  if (second === null || second.state === 'unknown') return [first];
  const {messages, datagrams} = first;
  return [
    {
      ...second,
      ...(messages === undefined ? {} : {messages}),
      ...(datagrams === undefined ? {} : {datagrams}),
    },
  ];
}

/** By iperf3 as well, where the probe spoke and both ends have it: two programs that agree are believed more. */
async function crossChecked(
  job: ThroughputJob,
  result: ThroughputResult,
  tools: Tools,
): Promise<ThroughputResult> {
  if (result.method !== 'two-ended') return result;
  const check = await measureByIperf(job, tools);
  if (check === null || check.state === 'unknown') return result;
  const {method, steadyBytesPerSecond} = check;
  return {
    ...result,
    evidence: [...result.evidence, ...check.evidence],
    crossCheck: {method, steadyBytesPerSecond},
  };
}

/** From both ends where the probe runs, else by iperf3. Null: given up before it ended. */
async function measureOnce(job: ThroughputJob, tools: Tools): Promise<ThroughputResult | null> {
  const {source, destination, seconds, ports = null} = job;
  const at = tools.now();
  const limits = {seconds, maxBytes: job.maxBytes, ports, prelude: job.isRepeat !== true};
  const bulk = await bulkFromBothEnds(source, destination, limits, tools);
  if (tools.signal?.aborted) return null;
  if (bulk.kind === 'seen') return resultOfBulk(job, bulk, at);
  const result = await measureByIperf(job, tools);
  if (result === null) return null;
  const {reason: iperf, ...rest} = result;
  const why = bulk.reason;
  const spoke = result.state !== 'unknown' || iperf === undefined;
  const reason = spoke ? say('by-iperf', {why}) : say('neither', {why, iperf});
  return {...rest, reason};
}

async function measureByIperf(job: ThroughputJob, tools: Tools): Promise<ThroughputResult | null> {
  const {source, destination, layer, seconds, maxBytes} = job;
  const at = tools.now();
  const run = await runTest(source, destination, {seconds, maxBytes}, tools);
  if (tools.signal?.aborted) return null;
  const received = parseIperf(textOf(run.server));
  const sent = parseIperf(textOf(run.client));
  const intervals = received?.intervals ?? [];
  const flow = classifyFlow(intervals);
  const reason = whyUnknown(job, run, received, sent);
  const arrived = intervals.reduce((sum, {bytes}) => sum + bytes, 0);
  const ms = Math.round(intervals.reduce((sum, one) => sum + one.ms, 0));
  const unknown = {
    state: 'unknown',
    steadyBytesPerSecond: null,
    averageBytesPerSecond: null,
  } as const;
  return {
    probe: 'throughput',
    ...pathHead(layer, source, destination),
    method: 'iperf3',
    evidence: evidenceOf(job, received, sent, run),
    at,
    durationMs: run.client?.durationMs ?? run.server.durationMs,
    ...flow,
    ...cutShort(maxBytes, {bytes: arrived, ms}),
    ...(reason === null ? {} : {...unknown, reason}),
    retransmits: sent?.retransmits ?? null,
    believedMtuBytes: sent?.pmtuBytes ?? null,
    toolVersions: {
      source: versionIn(textOf(run.client)) ?? '-',
      destination: versionIn(textOf(run.server)) ?? '-',
    },
  };
}

function whyUnknown(
  {source, destination}: ThroughputJob,
  {server, client}: TestRun,
  received: IperfReport | null,
  sent: IperfReport | null,
): Message | null {
  const there = destination.node.id;
  const here = source.node.id;
  if (client === null) return serverFailure(there, server);
  if (/^fail no-iperf3/m.test(textOf(client))) return say('no-iperf3', {node: here});
  const failure = scriptFailure(here, client);
  if (failure !== null) return failure;
  if (received !== null && received.intervals.length > 0) return null;
  if (sent?.error) return say('client-failed', {node: here, detail: firstLine(sent.error)});
  const detail = firstLine(received?.error ?? (server.stderr || client.stderr)) || '-';
  return say('no-report', {node: there, detail});
}

function serverFailure(node: string, server: ReachOutcome): Message {
  const said = textOf(server);
  if (/^fail no-iperf3/m.test(said)) return say('no-iperf3', {node});
  if (/^fail no-port/m.test(said)) return say('no-port', {node, ...PORTS});
  const failure = scriptFailure(node, server);
  return failure ?? say('no-server', {node, detail: firstLine(server.stderr) || '-'});
}

/** The reports are long; what is shown is what they say per interval. */
function evidenceOf(
  {source, destination, seconds, maxBytes}: ThroughputJob,
  received: IperfReport | null,
  sent: IperfReport | null,
  {server, client}: TestRun,
): PathEvidence[] {
  const port = /^listening (\d+)$/m.exec(textOf(server))?.[1] ?? PORTS.first;
  const length = maxBytes === null ? `-t ${seconds}` : `-n ${maxBytes}`;
  const send = `iperf3 -c ${destination.address} -p ${port} ${length} -i 0.5 -J`;
  const receive = `iperf3 -s -1 -J -i 0.5 -B ${destination.address} -p ${port}`;
  const shown = [evidence(commandAt(destination, receive), inShort(received, server))];
  return client === null
    ? shown
    : [evidence(commandAt(source, send), inShort(sent, client)), ...shown];
}

function inShort(report: IperfReport | null, outcome: ReachOutcome): string {
  if (report === null) return `${textOf(outcome)}\n${outcome.stderr}`.trim();
  const rows = report.intervals.map(({ms, bytes}) => `${Math.round(ms)} ms ${bytes} bytes`);
  if (report.retransmits !== null) rows.push(`retransmits ${report.retransmits}`);
  if (report.error !== null) rows.push(`error ${report.error}`);
  return rows.join('\n');
}

function textOf(outcome: ReachOutcome | null): string {
  return outcome?.stdout.toString('utf8') ?? '';
}
